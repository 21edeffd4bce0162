package chat.server;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a server keeps what was said.
 *
 * @param folder the data folder; empty = in memory, as long as the process lives
 * @param damaged what to do with a history that turns out to be damaged
 * @param legacyReplay how many of the last lines a legacy member is shown on joining, 0 = none
 */
public record HistorySettings(Optional<Path> folder, Damaged damaged, int legacyReplay) {
    public static final int LEGACY_REPLAY_MAX = 200;

    /** In memory, and nothing for newcomers. */
    public static final HistorySettings OFF = new HistorySettings(Optional.empty(), Damaged.REFUSE, 0);

    /** What to do with a damaged history. */
    public enum Damaged {
        /** Do not start. */
        REFUSE,
        /** Put it aside under another name and begin a new one. */
        SET_ASIDE
    }

    public HistorySettings {
        if (legacyReplay < 0 || legacyReplay > LEGACY_REPLAY_MAX) {
            throw new IllegalArgumentException(
                    "--legacy-replay is a number from 0 to " + LEGACY_REPLAY_MAX + ", not " + legacyReplay + ".");
        }
    }
}
