package chat.hardness;

import java.util.Arrays;
import java.util.Locale;

/** How long things took, every one of them. */
final class Latencies {
    private long[] nanos = new long[4096];
    private int count;

    void add(long one) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = one;
    }

    int count() {
        return count;
    }

    /** The time within which that share of all happened, ms. */
    double millis(double share) {
        if (count == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1L, Math.round(share * count))] / 1e6;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %.2f ms, p99 %.2f ms, most %.2f ms of %d",
                millis(0.5),
                millis(0.99),
                millis(1),
                count);
    }
}
