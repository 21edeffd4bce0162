package chat.bench;

import java.util.Arrays;

/**
 * Counts of values from 0 up in a fixed amount of memory: exact below {@value #STEPS}, from there on {@value #STEPS} steps for each
 * power of two, so that a value told is at most 1/{@value #STEPS} too small, never too large. One thread's.
 */
public final class Histogram {
    static final int STEPS = 128;

    private static final int STEP_BITS = 7;

    private final long[] counts = new long[(Long.SIZE - STEP_BITS) * STEPS];
    private long total;
    private long max;

    /** Counts it; a value below 0 counts as 0. */
    void record(long value) {
        long counted = Math.max(0, value);
        counts[index(counted)]++;
        total++;
        if (counted > max) {
            max = counted;
        }
    }

    /** How many values there are. */
    public long total() {
        return total;
    }

    /** The largest value, exact; 0 without any. */
    public long max() {
        return max;
    }

    /**
     * The least value that so large a share of all values does not exceed, rounded down to its step; 0 without any.
     *
     * @param share from 0 to 1: 0.5 is the median
     */
    public long quantile(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * total));
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return least(i);
            }
        }
        return 0;
    }

    /** How many values are in a step that begins at {@code from} or later and before {@code to}. */
    public long count(long from, long to) {
        int first = index(Math.max(0, from));
        int end = index(Math.max(0, to));
        return Arrays.stream(counts, least(first) == from ? first : first + 1, least(end) == to ? end : end + 1)
                .sum();
    }

    static int index(long value) {
        if (value < STEPS) {
            return (int) value;
        }
        int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
        return (power - STEP_BITS + 1) * STEPS + (int) (value >>> (power - STEP_BITS)) - STEPS;
    }

    /** The least value that is counted there. */
    static long least(int index) {
        if (index < STEPS) {
            return index;
        }
        int power = index / STEPS + STEP_BITS - 1;
        return (long) (STEPS + index % STEPS) << (power - STEP_BITS);
    }
}
