package chat.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void the_burst_is_free_and_what_follows_waits_for_the_pace() {
        RateLimit limit = new RateLimit(4, 10);
        for (int i = 0; i < 9; i++) {
            assertThat(limit.charge(0, 1)).as("message %d", i + 1).isZero();
        }
        assertThat(limit.charge(0, 1)).isEqualTo(SECOND / 4);
        assertThat(limit.charge(SECOND / 4, 1)).isEqualTo(SECOND / 4);
    }

    @Test
    void a_rest_gives_back_the_burst_and_no_more() {
        RateLimit limit = new RateLimit(4, 10);
        for (int i = 0; i < 10; i++) {
            limit.charge(0, 1);
        }
        long later = 100 * SECOND;
        for (int i = 0; i < 9; i++) {
            assertThat(limit.charge(later, 1)).isZero();
        }
        assertThat(limit.charge(later, 1)).isPositive();
    }

    @Test
    void what_is_larger_than_the_burst_goes_through_once_and_is_paid_off() {
        RateLimit bytes = new RateLimit(16_384, 65_536);
        assertThat(bytes.charge(0, 10 * 65_536)).isBetween(35 * SECOND, 37 * SECOND);
    }

    @Test
    void zero_is_no_limit() {
        RateLimit limit = new RateLimit(0, 10);
        for (int i = 0; i < 1000; i++) {
            assertThat(limit.charge(0, 1_000_000)).isZero();
        }
    }

    @Test
    void the_clock_may_be_anywhere_even_where_it_wraps() {
        RateLimit limit = new RateLimit(1, 2);
        assertThat(limit.charge(Long.MAX_VALUE - 10, 1)).isZero();
        assertThat(limit.charge(Long.MAX_VALUE - 10, 1)).isPositive();
        assertThat(limit.charge(Long.MIN_VALUE + 3 * SECOND, 1)).isZero();
    }
}
