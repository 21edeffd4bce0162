package chat.bench;

import chat.protocol.FrameHeader;
import chat.protocol.Profile;
import chat.protocol.RoomName;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * What to measure. If it exists, it can be tried.
 *
 * @param target who is measured
 * @param kind what is measured
 * @param members who join, at least 2
 * @param senders how many of the members speak; the first ones
 * @param load what they send
 * @param times how long
 * @param pid the server's process on this machine, 0 = not watched
 */
public record BenchSettings(Target target, Kind kind, int members, int senders, Load load, Times times, long pid) {
    public static final String HOST_DEFAULT = "127.0.0.1";
    public static final int PORT_DEFAULT = 5050;
    public static final int MEMBERS_DEFAULT = 100;
    public static final int BODY_BYTES_DEFAULT = 64;

    /** The names have five digits. */
    public static final int MEMBERS_MAX = 50_000;

    /** Each member keeps a number for each sender, 4 bytes. */
    static final long PAIRS_MAX = 50_000_000;

    /** What is measured. */
    public enum Kind {
        /** Messages: how many, how fast. */
        LOAD,
        /** Members who do nothing: memory and CPU. */
        IDLE,
        /** All join at once: how long it takes. */
        STORM
    }

    public BenchSettings {
        between("--members", members, 2, MEMBERS_MAX);
        between("--senders", senders, 1, members);
        if ((long) members * senders > PAIRS_MAX) {
            throw new IllegalArgumentException(
                    "So many members and senders need too much memory for checking: --members times --senders is at most "
                            + PAIRS_MAX + ".");
        }
        if (pid < 0) {
            throw new IllegalArgumentException("A --pid is the number of a process, not " + pid + ".");
        }
    }

    /**
     * Who is measured, and how one talks with it.
     *
     * @param server where it listens
     * @param header the frame header, which the server must share
     * @param profile what the members speak
     * @param room where they talk; of the legacy profile the lobby
     */
    public record Target(InetSocketAddress server, FrameHeader header, Profile profile, RoomName room) {
        public Target {
            if (server.isUnresolved()) {
                throw new IllegalArgumentException("The host " + server.getHostString() + " is not known.");
            }
            if (profile == Profile.LEGACY && !room.equals(RoomName.LOBBY)) {
                throw new IllegalArgumentException("The legacy profile knows no rooms: give --profile session too.");
            }
        }

        String where() {
            return server.getHostString() + ":" + server.getPort();
        }
    }

    /**
     * What is sent.
     *
     * @param bodyBytes the text of a message, without header and name
     * @param messagesPerSecond of all senders together; 0 = as fast as it goes
     * @param windowMessages as fast as it goes: the most messages under way; 0 = chosen by the size of a text
     */
    public record Load(int bodyBytes, int messagesPerSecond, int windowMessages) {
        static final int BODY_BYTES_MAX = 1_000_000;

        /** What is under way in full speed is about so much for each member, bytes. */
        private static final int WINDOW_BYTES = 64 * 1024;

        private static final int WINDOW_MESSAGES_MIN = 16;
        private static final int WINDOW_MESSAGES_MAX = 256;

        public Load {
            between("--body", bodyBytes, Texts.BODY_BYTES_MIN, BODY_BYTES_MAX);
            between("--rate", messagesPerSecond, 0, 1_000_000);
            between("--window", windowMessages, 0, 100_000);
        }

        int window() {
            int byBytes = WINDOW_BYTES / (bodyBytes + 100);
            return windowMessages != 0
                    ? windowMessages
                    : Math.max(WINDOW_MESSAGES_MIN, Math.min(WINDOW_MESSAGES_MAX, byBytes));
        }
    }

    /**
     * How long.
     *
     * @param warmup under load before anything counts
     * @param run what counts
     * @param patience the longest wait for something that ought to come
     */
    public record Times(Duration warmup, Duration run, Duration patience) {
        public Times {
            if (warmup.isNegative() || run.isNegative() || run.isZero() || patience.isNegative() || patience.isZero()) {
                throw new IllegalArgumentException(
                        "--seconds and --patience are more than 0, and --warmup is not below 0.");
            }
        }
    }

    private static void between(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    option + " is a number from " + least + " to " + most + ", not " + value + ".");
        }
    }
}
