package chat.cli;

import chat.server.HistorySettings;
import chat.server.HistorySettings.Damaged;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code chat.jar server} about what it keeps. picocli fills the fields. */
final class HistoryOptions {
    /** Whether it outlives the process. */
    enum Kept {
        ON,
        OFF
    }

    @Option(
            names = "--history",
            paramLabel = "on|off",
            description = "whether what is said is kept on disk; off = in memory, until the server ends (default: on)")
    Kept kept = Kept.ON;

    @Option(
            names = "--data-dir",
            paramLabel = "FOLDER",
            description = "where the history is kept, made if it is not there"
                    + " (default: $STATE_DIRECTORY, else $XDG_STATE_HOME/chat, else ~/.local/state/chat)")
    @Nullable
    Path dataDir;

    @Option(
            names = "--repair",
            description = "looks through the whole history first; a damaged one is set aside and a new one begun")
    boolean repair;

    @Option(
            names = "--legacy-replay",
            paramLabel = "N",
            description = "shows clients of the original protocol the last N lines when they join (default: 0)")
    int legacyReplay;

    HistorySettings settings() {
        if (kept == Kept.OFF && (dataDir != null || repair)) {
            throw new IllegalArgumentException(
                    (repair ? "--repair" : "--data-dir") + " is for --history on, and here it is off.");
        }
        Optional<Path> folder = kept == Kept.OFF ? Optional.empty() : Optional.of(DataDir.orDefault(dataDir));
        return new HistorySettings(folder, repair ? Damaged.SET_ASIDE : Damaged.REFUSE, legacyReplay);
    }
}
