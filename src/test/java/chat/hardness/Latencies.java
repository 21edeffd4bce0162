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
        return millis(share, 0, count);
    }

    private double millis(double share, int from, int to) {
        if (from >= to) {
            throw new IllegalStateException("nothing was measured");
        }
        long[] sorted = Arrays.copyOfRange(nanos, from, to);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))] / 1e6;
    }

    /** As it went on: what share of all happened within, ms, for each tenth of them in the order in which they came. */
    String byTenths(double share) {
        StringBuilder all = new StringBuilder();
        for (int tenth = 0; tenth < 10; tenth++) {
            int from = (int) ((long) count * tenth / 10);
            int to = (int) ((long) count * (tenth + 1) / 10);
            all.append(String.format(Locale.ROOT, " %.0f", millis(share, from, to)));
        }
        return all.toString();
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
