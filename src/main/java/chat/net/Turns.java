package chat.net;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * How many turns there were and how long those took that had something to do. Loop thread only; never reads a clock.
 *
 * <p>Counting is an increment and a walk over a few bounds; nothing is allocated until somebody asks.
 */
final class Turns {
    private static final long[] BOUNDS_MICROS = {
        50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000
    };

    private final long[] counts = new long[BOUNDS_MICROS.length + 1];
    private long turns;
    private long wakeups;
    private long workNanos;

    /** The upper ends of all classes but the last, microseconds. */
    static List<Long> boundsMicros() {
        return LongStream.of(BOUNDS_MICROS).boxed().toList();
    }

    void began() {
        turns++;
    }

    /** The turn had waited for something to do. */
    void wokeUp() {
        wakeups++;
    }

    /** The turn had something to do, and that took so long. */
    void worked(long nanos) {
        workNanos += nanos;
        int at = 0;
        while (at < BOUNDS_MICROS.length && nanos > TimeUnit.MICROSECONDS.toNanos(BOUNDS_MICROS[at])) {
            at++;
        }
        counts[at]++;
    }

    long turns() {
        return turns;
    }

    long wakeups() {
        return wakeups;
    }

    long workNanos() {
        return workNanos;
    }

    /** How many turns fell into each class: up to its bound, and the last one beyond all bounds. */
    List<Long> counts() {
        return LongStream.of(counts).boxed().toList();
    }
}
