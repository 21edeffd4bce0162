package chat.hub;

import chat.protocol.Limit;
import java.util.concurrent.TimeUnit;

/** So many a minute, and then no more until time has passed; unlike {@link RateLimit} what is too much is refused, not delayed. */
final class Allowance {
    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final long perMinute;
    private long fullAgainAt;
    private boolean used;

    private Allowance(long perMinute) {
        this.perMinute = perMinute;
    }

    static Allowance joins(HubSettings settings) {
        return new Allowance(settings.value(Limit.JOINS_PER_MINUTE));
    }

    static Allowance names(HubSettings settings) {
        return new Allowance(settings.value(Limit.NAMES_PER_MINUTE));
    }

    static Allowance partners(HubSettings settings) {
        return new Allowance(settings.value(Limit.PARTNERS_PER_MINUTE));
    }

    /**
     * Takes one.
     *
     * @return nanoseconds after which there is one again; 0 = it was taken
     */
    long take(long now) {
        if (perMinute == 0) {
            return 0;
        }
        if (!used || fullAgainAt - now < 0) {
            used = true;
            fullAgainAt = now;
        }
        long each = MINUTE_NANOS / perMinute;
        long wait = fullAgainAt + each - now - MINUTE_NANOS;
        if (wait > 0) {
            return wait;
        }
        fullAgainAt += each;
        return 0;
    }
}
