package chat.hub;

import chat.protocol.Limit;
import chat.protocol.Limits;
import chat.protocol.Name;

/**
 * What the hub is told once.
 *
 * @param limits every bound
 * @param alphabet which letters names may have
 */
public record HubSettings(Limits limits, Name.Alphabet alphabet) {
    /** The defaults of docs/limits.md. */
    public static final HubSettings DEFAULT = new HubSettings(Limits.DEFAULT, Name.Alphabet.ANY_ONE_SCRIPT);

    RateLimit messages() {
        return new RateLimit(limits.value(Limit.MESSAGES_PER_SECOND), limits.value(Limit.BURST));
    }

    RateLimit bytes() {
        return new RateLimit(limits.value(Limit.BYTES_PER_SECOND), limits.value(Limit.BURST_BYTES));
    }

    /** What all who send too fast may cause together, in deliveries; a tenth of a second's worth at once. */
    RateLimit loudDeliveries() {
        int perSecond = limits.value(Limit.LOUD_DELIVERIES_PER_SECOND);
        return new RateLimit(perSecond, perSecond / 10);
    }
}
