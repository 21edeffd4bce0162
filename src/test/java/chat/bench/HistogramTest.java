package chat.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistogramTest {
    private final Histogram histogram = new Histogram();

    @Test
    void without_values_all_is_zero() {
        assertThat(histogram.total()).isZero();
        assertThat(histogram.max()).isZero();
        assertThat(histogram.quantile(0.5)).isZero();
        assertThat(histogram.count(0, Long.MAX_VALUE)).isZero();
    }

    @Test
    void small_values_are_exact() {
        for (int i = 1; i <= 100; i++) {
            histogram.record(i);
        }
        assertThat(histogram.quantile(0)).isEqualTo(1);
        assertThat(histogram.quantile(0.5)).isEqualTo(50);
        assertThat(histogram.quantile(0.99)).isEqualTo(99);
        assertThat(histogram.quantile(0.999)).isEqualTo(100);
        assertThat(histogram.quantile(1)).isEqualTo(100);
        assertThat(histogram.count(1, 101)).isEqualTo(100);
        assertThat(histogram.count(10, 20)).isEqualTo(10);
    }

    @Test
    void a_value_below_zero_counts_as_zero() {
        histogram.record(-5);
        assertThat(histogram.quantile(1)).isZero();
        assertThat(histogram.total()).isEqualTo(1);
    }

    @Test
    void the_steps_follow_each_other_without_gap_from_zero_to_the_largest_long() {
        int last = Histogram.index(Long.MAX_VALUE);
        for (int i = 0; i <= last; i++) {
            long least = Histogram.least(i);
            assertThat(Histogram.index(least)).isEqualTo(i);
            if (i > 0) {
                assertThat(least).isGreaterThan(Histogram.least(i - 1));
                assertThat(Histogram.index(least - 1)).isEqualTo(i - 1);
            }
        }
        histogram.record(Long.MAX_VALUE);
        assertThat(histogram.max()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void what_is_told_of_any_values_is_at_most_a_step_below_the_exact_answer() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("HistogramTest -Dseed=" + seed);
        Random random = new Random(seed);
        long[] exact = new long[10_000];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = random.nextLong(1L << (1 + random.nextInt(62)));
            histogram.record(exact[i]);
        }
        Arrays.sort(exact);
        for (double share : new double[] {0, 0.001, 0.1, 0.5, 0.9, 0.99, 0.999, 1}) {
            long right = exact[(int) Math.max(0, Math.ceil(share * exact.length) - 1)];
            assertThat(histogram.quantile(share)).isBetween(right - right / Histogram.STEPS, right);
        }
        assertThat(histogram.max()).isEqualTo(exact[exact.length - 1]);
        assertThat(histogram.total()).isEqualTo(exact.length);
        long power = 1L << 40;
        assertThat(histogram.count(0, power))
                .isEqualTo(Arrays.stream(exact).filter(v -> v < power).count());
    }
}
