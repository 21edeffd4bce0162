package chat.protocol;

import java.util.Arrays;
import java.util.Optional;

/** Every bound of the server that an operator can set, with its default. Set by {@code --limit NAME=VALUE}. */
public enum Limit {
    FRAME_BYTES("frame-bytes", 16_384, "bytes", 64, 4_194_304, "Longest frame body from a signed-in client."),
    SKIP_BYTES(
            "skip-bytes",
            1_048_576,
            "bytes",
            0,
            FrameHeader.BODY_BYTES_MAX,
            "A body too long but not longer than this is skipped and the connection kept."),
    SIGN_IN_FRAME_BYTES("sign-in-frame-bytes", 1_024, "bytes", 64, 65_536, "Longest frame body before sign-in."),
    SIGN_IN_SECONDS("sign-in-seconds", 10, "seconds", 1, 3_600, Off.SANE, "Time to sign in."),
    FRAME_SECONDS("frame-seconds", 30, "seconds", 1, 3_600, Off.SANE, "Time for a frame, once begun, to be whole."),
    FEED_BYTES(
            "feed-bytes",
            4_194_304,
            "bytes",
            65_536,
            1_073_741_824,
            "Frames kept in memory per room; a reader who falls further behind is closed."),
    OWED_BYTES(
            "owed-bytes",
            262_144,
            "bytes",
            65_536,
            1_073_741_824,
            "Most bytes owed to one client besides the room's, before reading from it pauses."),
    MEMORY_BYTES(
            "memory-bytes",
            16_777_216,
            "bytes",
            1_048_576,
            1_073_741_824,
            "Memory for unfinished frames and frames for one client alone, all clients together; past it those who hold"
                    + " most are closed."),
    WRITE_STALL_SECONDS(
            "write-stall-seconds",
            30,
            "seconds",
            1,
            3_600,
            Off.SANE,
            "A client that takes nothing of what it is owed for so long is closed."),
    CONNECTIONS(
            "connections",
            10_000,
            "connections",
            1,
            1_000_000,
            "Most connections at once; the limit for open files, less 64, may be lower."),
    PER_ADDRESS(
            "per-address",
            32,
            "connections",
            1,
            1_000_000,
            Off.SANE,
            "Most connections from one remote address. Loopback addresses are exempt: on a host that people reach"
                    + " by SSH everybody comes from there."),
    UNSIGNED(
            "unsigned",
            128,
            "connections",
            1,
            1_000_000,
            "Most connections not yet signed in when the house is nearly full; the one that has waited longest makes room."),
    TLS_HANDSHAKES("tls-handshakes", 16, "handshakes", 1, 1_024, "Most TLS handshakes under way at once; others wait."),
    TLS_HANDSHAKES_PER_SECOND(
            "tls-handshakes-per-second",
            20,
            "handshakes a second",
            1,
            10_000,
            "Most TLS handshakes that begin in a second; others wait."),
    MESSAGES_PER_SECOND(
            "messages-per-second",
            4,
            "messages a second",
            1,
            1_000_000,
            Off.SANE,
            "Messages a user may send in the long run; beyond it reading from that user pauses."),
    BURST("burst", 10, "messages", 1, 1_000_000, "Messages a user may send at once."),
    BYTES_PER_SECOND(
            "bytes-per-second",
            16_384,
            "bytes a second",
            128,
            1_073_741_824,
            Off.SANE,
            "Bytes a user may send in the long run; beyond it reading from that user pauses."),
    BURST_BYTES("burst-bytes", 65_536, "bytes", 1_024, 1_073_741_824, "Bytes a user may send at once."),
    LOUD_DELIVERIES_PER_SECOND(
            "loud-deliveries-per-second",
            50_000,
            "deliveries a second",
            100,
            1_000_000_000,
            Off.SANE,
            "Deliveries that those who are beyond their burst may cause together; past it they wait for each other."),
    LIST_MILLISECONDS(
            "list-milliseconds",
            250,
            "milliseconds",
            0,
            60_000,
            "Least time between two user lists; 0 sends one every turn in which somebody came or went."),
    TURN_READ_BYTES("turn-read-bytes", 65_536, "bytes", 1_024, 16_777_216, "Most bytes read from one client per turn."),
    TURN_WRITE_BYTES(
            "turn-write-bytes", 65_536, "bytes", 1_024, 16_777_216, "Most bytes written to one client per turn."),
    HISTORY_DAYS(
            "history-days", 365, "days", 1, 36_500, Off.SANE, "What was said longer ago is removed from the history."),
    HISTORY_MEBIBYTES(
            "history-mebibytes",
            1_024,
            "MiB",
            1,
            1_048_576,
            Off.SANE,
            "Room that the history may take; past it the oldest is removed."),
    SHUTDOWN_SECONDS("shutdown-seconds", 2, "seconds", 0, 60, "Time to write what is owed when the server stops."),
    CLIENTS_PER_USER("clients-per-user", 8, "clients", 1, 1_000, "Most clients of one user at once, session profile."),
    ROOMS_PER_USER("rooms-per-user", 100, "rooms", 1, 200, "Most rooms of one user at once."),
    ROOMS("rooms", 10_000, "rooms", 1, 1_000_000, "Most rooms of the server, empty ones included."),
    ROOM_DAYS(
            "room-days",
            90,
            "days",
            1,
            36_500,
            Off.SANE,
            "A room where nobody is and nothing was said for so long is removed with its history."),
    JOINS_PER_MINUTE("joins-per-minute", 20, "joins a minute", 1, 100_000, Off.SANE, "Rooms a user may join."),
    NAMES_PER_MINUTE("names-per-minute", 3, "changes a minute", 1, 100_000, Off.SANE, "New names a user may take."),
    PARTNERS_PER_MINUTE(
            "partners-per-minute",
            20,
            "users a minute",
            1,
            100_000,
            Off.SANE,
            "Users that a user may begin to talk with in private."),
    UNACKNOWLEDGED(
            "unacknowledged",
            64,
            "messages",
            1,
            4_096,
            "Messages of one user that wait to be kept; beyond it reading from that user pauses."),
    IN_FLIGHT_BYTES(
            "in-flight-bytes",
            8_388_608,
            "bytes",
            65_536,
            16_777_216,
            "Messages of all users that wait to be kept; beyond it reading from those who send more pauses."),
    STORE_SECONDS(
            "store-seconds",
            30,
            "seconds",
            1,
            3_600,
            "A history that takes nothing for so long makes the server refuse what is new."),
    REQUESTS("requests", 16, "requests", 1, 1_000, "Requests of one client that wait for their answer."),
    PAGE_BYTES_PER_SECOND(
            "page-bytes-per-second",
            2_097_152,
            "bytes a second",
            131_072,
            1_073_741_824,
            Off.SANE,
            "History that one client is sent; its next page waits."),
    PING_SECONDS(
            "ping-seconds", 15, "seconds", 1, 3_600, "A silent client is asked whether it is there, session profile."),
    LOST_SECONDS("lost-seconds", 30, "seconds", 1, 3_600, "A client silent for so long is lost, session profile."),
    GRACE_SECONDS(
            "grace-seconds",
            90,
            "seconds",
            0,
            86_400,
            "A lost user has so long to come back before anybody hears of it, session profile."),
    SIGN_IN_TRIES(
            "sign-in-tries",
            5,
            "tries",
            1,
            1_000,
            Off.SANE,
            "Failed tries to sign in with a key from one address off this machine before the next one waits."),
    PENALTY_SECONDS(
            "penalty-seconds",
            300,
            "seconds",
            1,
            86_400,
            "Most that a try to sign in waits after failed ones; the wait doubles from 1 second on."),
    INVITE_DAYS("invite-days", 7, "days", 1, 365, "An invitation counts so long if nobody says otherwise.");

    private enum Off {
        SANE,
        NOT_SANE
    }

    private final String key;
    private final int defaultValue;
    private final String unit;
    private final int min;
    private final int max;
    private final Off off;
    private final String sentence;

    Limit(String key, int defaultValue, String unit, int min, int max, String sentence) {
        this(key, defaultValue, unit, min, max, Off.NOT_SANE, sentence);
    }

    Limit(String key, int defaultValue, String unit, int min, int max, Off off, String sentence) {
        this.key = key;
        this.defaultValue = defaultValue;
        this.unit = unit;
        this.min = min;
        this.max = max;
        this.off = off;
        this.sentence = sentence;
    }

    /** The name in {@code --limit NAME=VALUE}. Fixed: measuring tools use it. */
    public String key() {
        return key;
    }

    public int defaultValue() {
        return defaultValue;
    }

    /** What is counted, in the plural: "bytes", "messages a second". */
    public String unit() {
        return unit;
    }

    /** The least value, apart from the 0 that turns it off. */
    public int min() {
        return min;
    }

    public int max() {
        return max;
    }

    /** Whether {@code 0} means that there is no such limit. */
    public boolean canBeOff() {
        return off == Off.SANE;
    }

    /** What it bounds, for {@code server --help}. */
    public String sentence() {
        return sentence;
    }

    public static Optional<Limit> named(String key) {
        return Arrays.stream(values()).filter(limit -> limit.key.equals(key)).findFirst();
    }
}
