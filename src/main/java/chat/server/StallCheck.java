package chat.server;

import java.util.concurrent.TimeUnit;

/**
 * Whether the loop stands still, judged from when its turn began. One thread; never reads a clock.
 *
 * <p>A stall is told once when a turn has lasted for {@link #STALL_MILLIS}, and once more when it is over.
 */
final class StallCheck {
    static final long STALL_MILLIS = 1000;

    private static final long STALL_NANOS = TimeUnit.MILLISECONDS.toNanos(STALL_MILLIS);

    /** When the turn began that was told of; 0 = none is under way. */
    private long toldSinceNanos;

    enum Finding {
        NOTHING,
        STALLED,
        GOES_ON
    }

    /**
     * What a look has shown.
     *
     * @param millis how long the turn has lasted, where there is something to tell
     * @param againNanos when to look again; 0 = when the loop's pulse changes
     */
    record Look(Finding finding, long millis, long againNanos) {}

    /** Looks at a turn that began then; 0 = the loop waits for something to do. */
    Look look(long busySinceNanos, long now) {
        if (toldSinceNanos != 0 && toldSinceNanos != busySinceNanos) {
            long millis = TimeUnit.NANOSECONDS.toMillis(now - toldSinceNanos);
            toldSinceNanos = 0;
            return new Look(Finding.GOES_ON, millis, STALL_NANOS);
        }
        if (busySinceNanos == 0 || busySinceNanos == toldSinceNanos) {
            return new Look(Finding.NOTHING, 0, 0);
        }
        long age = now - busySinceNanos;
        if (age < STALL_NANOS) {
            return new Look(Finding.NOTHING, 0, STALL_NANOS - Math.max(0, age));
        }
        toldSinceNanos = busySinceNanos;
        return new Look(Finding.STALLED, TimeUnit.NANOSECONDS.toMillis(age), 0);
    }
}
