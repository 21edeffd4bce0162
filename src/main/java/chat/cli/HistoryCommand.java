package chat.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code chat.jar history}: what an operator does with what was said, also while a server runs on it. Only the options stand here; picocli
 * looks at this class for every command line, and the history is nothing to load for a client: {@link HistoryWork} knows it.
 */
@Command(
        name = "history",
        description = "Exports, imports, removes or counts what was said; beside a running server, too.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        subcommands = {
            HistoryCommand.Export.class,
            HistoryCommand.Import.class,
            HistoryCommand.Purge.class,
            HistoryCommand.Stats.class
        })
final class HistoryCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run()
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: export, import, purge or stats");
    }

    /** Where the history is. */
    static final class Place {
        @Option(
                names = "--data-dir",
                paramLabel = "FOLDER",
                description = "where the history is, as the server's --data-dir"
                        + " (default: $STATE_DIRECTORY, else $XDG_STATE_HOME/chat, else ~/.local/state/chat)")
        @Nullable
        Path dataDir;
    }

    /** Which messages. */
    static final class Choice {
        @Option(names = "--room", paramLabel = "ROOM", description = "only what was said in this room")
        @Nullable
        String room;

        @Option(names = "--user", paramLabel = "NAME", description = "only what this user has said")
        @Nullable
        String user;

        @Option(
                names = "--before",
                paramLabel = "DAY",
                description = "only what was said before this day, such as 2026-11-23, in this machine's time zone")
        @Nullable
        String before;

        boolean any() {
            return room != null || user != null || before != null;
        }
    }

    @Command(
            name = "export",
            description = "Writes rooms and messages as lines of JSON, the oldest first.",
            mixinStandardHelpOptions = true,
            footer = {"", "The lines hold the secrets by which clients are known again: keep them private."})
    static final class Export implements Callable<Integer> {
        @Mixin
        Place place = new Place();

        @Mixin
        Choice choice = new Choice();

        @Parameters(arity = "0..1", paramLabel = "FILE", description = "a new file, for you alone (default: stdout)")
        @Nullable
        Path file;

        @Override
        public Integer call() throws IOException {
            HistoryWork.export(place.dataDir, choice, file);
            return ExitCode.OK;
        }
    }

    @Command(
            name = "import",
            description = "Takes in the lines of an export; what is there already stays as it is.",
            mixinStandardHelpOptions = true)
    static final class Import implements Callable<Integer> {
        @Mixin
        Place place = new Place();

        @Parameters(arity = "0..1", paramLabel = "FILE", description = "the lines (default: stdin)")
        @Nullable
        Path file;

        @Override
        public Integer call() throws IOException {
            HistoryWork.take(place.dataDir, file);
            return ExitCode.OK;
        }
    }

    @Command(
            name = "purge",
            description = "Removes messages for good: those that all of --room, --user and --before fit.",
            mixinStandardHelpOptions = true)
    static final class Purge implements Callable<Integer> {
        @Mixin
        Place place = new Place();

        @Mixin
        Choice choice = new Choice();

        @Option(names = "--yes", description = "removes them; without it they are only counted")
        boolean yes;

        @Override
        public Integer call() {
            if (!choice.any()) {
                throw new Failure(ExitCode.USAGE, "Say which messages: --room, --user or --before.");
            }
            HistoryWork.purge(place.dataDir, choice, yes);
            return ExitCode.OK;
        }
    }

    @Command(name = "stats", description = "Tells how much there is, room by room.", mixinStandardHelpOptions = true)
    static final class Stats implements Callable<Integer> {
        @Mixin
        Place place = new Place();

        @Override
        public Integer call() {
            HistoryWork.stats(place.dataDir);
            return ExitCode.OK;
        }
    }
}
