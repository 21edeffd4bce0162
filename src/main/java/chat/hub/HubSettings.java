package chat.hub;

import chat.protocol.Limit;
import chat.protocol.Limits;
import chat.protocol.Name;
import chat.protocol.SessionBounds;
import chat.protocol.SessionLimits;
import chat.protocol.Text;
import java.util.concurrent.TimeUnit;

/**
 * What the hub is told once.
 *
 * @param limits every bound
 * @param alphabet which letters names may have
 * @param legacyReplay how many of the last lines a legacy member gets on joining
 * @param server program and version, for people; may be empty
 */
public record HubSettings(Limits limits, Name.Alphabet alphabet, int legacyReplay, String server) {
    /** The most lines that are replayed to a legacy member. */
    public static final int LEGACY_REPLAY_MAX = 200;

    /** The defaults of docs/limits.md. */
    public static final HubSettings DEFAULT = new HubSettings(Limits.DEFAULT, Name.Alphabet.ANY_ONE_SCRIPT);

    public HubSettings {
        if (legacyReplay < 0 || legacyReplay > LEGACY_REPLAY_MAX) {
            throw new IllegalArgumentException(
                    "From 0 to " + LEGACY_REPLAY_MAX + " lines can be replayed, not " + legacyReplay + ".");
        }
    }

    public HubSettings(Limits limits, Name.Alphabet alphabet) {
        this(limits, alphabet, 0, "");
    }

    RateLimit messages() {
        return new RateLimit(value(Limit.MESSAGES_PER_SECOND), value(Limit.BURST));
    }

    RateLimit bytes() {
        return new RateLimit(value(Limit.BYTES_PER_SECOND), value(Limit.BURST_BYTES));
    }

    int value(Limit limit) {
        return limits.value(limit);
    }

    /** A bound in seconds, as nanoseconds. */
    long nanos(Limit seconds) {
        return TimeUnit.SECONDS.toNanos(value(seconds));
    }

    /** What clients of the session profile are told of the bounds. */
    SessionLimits forClients() {
        return new SessionLimits(
                value(Limit.FRAME_BYTES),
                Text.LINES_MAX,
                SessionBounds.frameBytesMax(value(Limit.FRAME_BYTES)),
                SessionBounds.ENTRIES_MAX,
                value(Limit.UNACKNOWLEDGED),
                value(Limit.REQUESTS),
                value(Limit.PING_SECONDS),
                Math.max(value(Limit.PING_SECONDS), value(Limit.LOST_SECONDS)));
    }

    /** What all who send too fast may cause together, in deliveries; a tenth of a second's worth at once. */
    RateLimit loudDeliveries() {
        int perSecond = limits.value(Limit.LOUD_DELIVERIES_PER_SECOND);
        return new RateLimit(perSecond, perSecond / 10);
    }
}
