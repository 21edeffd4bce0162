package chat.net;

import java.util.concurrent.TimeUnit;

/**
 * Whether a selector has lost its mind: it says again and again that there is something to do when there is nothing. Loop thread
 * only; never reads a clock.
 *
 * <p>A selector may come back early once in a while, for a wakeup whose task has run already. {@link #SPINS_MAX} times within a second it
 * does not, on a machine where each time costs a microsecond, unless it would go on for ever.
 */
final class SpinCheck {
    static final int SPINS_MAX = 512;

    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(1);

    private long sinceNanos;
    private int spins;

    /** The selector came back early and for nothing; true when that is once too often, and the count begins anew. */
    boolean spun(long now) {
        if (spins == 0 || now - sinceNanos > WINDOW_NANOS) {
            sinceNanos = now;
            spins = 0;
        }
        if (++spins < SPINS_MAX) {
            return false;
        }
        spins = 0;
        return true;
    }
}
