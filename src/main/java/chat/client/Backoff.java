package chat.client;

import java.util.function.DoubleSupplier;

/** How long to wait before the next try: twice as long each time, up to a bound, and never quite the same for everybody. */
final class Backoff {
    /** Jitter takes away up to this share of a wait, so that a restarted server is not met by everybody at once. */
    private static final double JITTER = 0.25;

    private final long millisMin;
    private final long millisMax;
    private final DoubleSupplier random;
    private long millis;

    /** @param random numbers from 0 up to, not including, 1 */
    Backoff(long millisMin, long millisMax, DoubleSupplier random) {
        this.millisMin = millisMin;
        this.millisMax = millisMax;
        this.random = random;
        this.millis = millisMin;
    }

    /** It worked: the next wait is the first again. */
    void reset() {
        millis = millisMin;
    }

    long nextMillis() {
        long wait = Math.round(millis * (1 - JITTER * random.getAsDouble()));
        millis = Math.min(2 * millis, millisMax);
        return wait;
    }
}
