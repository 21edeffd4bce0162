package chat.cli;

import chat.net.TimeSource;
import chat.store.Archive;
import chat.store.DataFolder;
import chat.store.HistoryStats;
import chat.store.StoreProblem;
import chat.store.Which;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code chat.jar history}: what an operator does with what was said, also while a server runs on it. */
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

        DataFolder existing() throws StoreProblem {
            return DataFolder.existing(DataDir.orDefault(dataDir));
        }
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

        Which which() {
            return new Which(
                    Optional.ofNullable(room),
                    Optional.ofNullable(user),
                    before == null ? Long.MAX_VALUE : startOf(before));
        }

        boolean any() {
            return room != null || user != null || before != null;
        }

        private static long startOf(String day) {
            try {
                return LocalDate.parse(day)
                        .atStartOfDay(ZoneId.systemDefault())
                        .toInstant()
                        .toEpochMilli();
            } catch (DateTimeException | ArithmeticException e) {
                throw new Failure(ExitCode.USAGE, "--before needs a day such as 2026-11-23, not '" + day + "'.");
            }
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
        public Integer call() throws IOException, StoreProblem {
            try (Archive archive = Archive.forReading(place.existing());
                    Writer out = writer()) {
                archive.export(choice.which(), line -> out.append(line.write()).append('\n'));
            } catch (StoreProblem problem) {
                throw HistoryFailure.of(problem);
            }
            return ExitCode.OK;
        }

        private Writer writer() {
            try {
                OutputStream to = file == null
                        ? new FileOutputStream(FileDescriptor.out)
                        : Files.newOutputStream(DataFolder.makePrivate(file));
                return new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new Failure(
                        ExitCode.USAGE, "Cannot write to " + file + ": is the path right, allowed, and not taken?");
            }
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
            try (BufferedReader in = new BufferedReader(new InputStreamReader(input(), StandardCharsets.UTF_8));
                    Archive archive = Archive.forWriting(DataFolder.make(DataDir.orDefault(place.dataDir)))) {
                long added = archive.take(new ExportedLines(in));
                System.out.println(counted(added, "message was", "messages were") + " taken in.");
                return ExitCode.OK;
            } catch (StoreProblem problem) {
                throw HistoryFailure.of(problem);
            } catch (IllegalArgumentException wrong) {
                throw new Failure(ExitCode.USAGE, wrong.getMessage() + " What came before is kept.");
            }
        }

        private InputStream input() {
            try {
                return file == null ? new FileInputStream(FileDescriptor.in) : Files.newInputStream(file);
            } catch (IOException e) {
                throw new Failure(ExitCode.USAGE, "Cannot read " + file + ": is the path right, and allowed?");
            }
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
        public Integer call() throws StoreProblem {
            if (!choice.any()) {
                throw new Failure(ExitCode.USAGE, "Say which messages: --room, --user or --before.");
            }
            Which which = choice.which();
            try (Archive archive = Archive.forWriting(place.existing())) {
                if (!yes) {
                    throw new Failure(
                            ExitCode.USAGE,
                            counted(archive.count(which), "message", "messages")
                                    + " would be removed for good. If that is right add --yes.");
                }
                long removed = archive.purge(which, TimeSource.system().wallMillis());
                System.out.println(counted(removed, "message was", "messages were") + " removed.");
                return ExitCode.OK;
            } catch (StoreProblem problem) {
                throw HistoryFailure.of(problem);
            }
        }
    }

    @Command(name = "stats", description = "Tells how much there is, room by room.", mixinStandardHelpOptions = true)
    static final class Stats implements Callable<Integer> {
        @Mixin
        Place place = new Place();

        @Override
        public Integer call() throws StoreProblem {
            try (Archive archive = Archive.forReading(place.existing())) {
                print(
                        archive.stats(),
                        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
                return ExitCode.OK;
            } catch (StoreProblem problem) {
                throw HistoryFailure.of(problem);
            }
        }

        private static void print(HistoryStats stats, PrintStream out) {
            out.println(counted(stats.entries(), "message", "messages") + " in "
                    + counted(stats.rooms().size(), "room", "rooms") + ", by "
                    + counted(stats.users(), "user", "users") + ".");
            out.println(mebibytes(stats.bytesUsed()) + " used, " + mebibytes(stats.bytesOnDisk()) + " on disk.");
            for (HistoryStats.RoomStats room : stats.rooms()) {
                String when =
                        room.entries() == 0 ? "" : "  " + day(room.firstMillis()) + " to " + day(room.lastMillis());
                out.println(String.format(Locale.ROOT, "%,10d  %s%s", room.entries(), room.room(), when));
            }
        }

        private static String mebibytes(long bytes) {
            return String.format(Locale.ROOT, "%.1f MiB", bytes / 1048576.0);
        }

        private static String day(long millis) {
            return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneId.systemDefault())
                    .toString();
        }
    }

    private static String counted(long count, String one, String more) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : more);
    }
}
