package chat.hub;

import static org.assertj.core.api.Assertions.assertThat;

import chat.EdgeOf;
import chat.protocol.Limit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pause after a list: 40 ns for each byte that goes out, {@code list-milliseconds} at most. */
class ListPaceTest {
    private static final long NOW = 7_000_000_001L;
    private static final long MILLI = 1_000_000;

    @EdgeOf(Limit.LIST_MILLISECONDS)
    @ParameterizedTest
    @CsvSource({
        "6249999, 250, 249999960",
        "6250000, 250, 250000000",
        "6250001, 250, 250000000",
        "1000000000, 250, 250000000",
        "25000, 1, 1000000",
        "25001, 1, 1000000",
        "24999, 1, 999960",
        "1000000, 0, 0"
    })
    void it_lasts_as_long_as_the_bytes_take_and_no_longer_than_the_limit(long bytes, int millisMax, long pauseNanos) {
        ListPace pace = new ListPace();
        assertThat(pace.waitNanos(NOW)).as("the first").isZero();
        pace.sent(NOW, bytes, millisMax);
        assertThat(pace.waitNanos(NOW)).isEqualTo(pauseNanos);
        assertThat(pace.waitNanos(NOW + pauseNanos)).isZero();
    }

    @Test
    void a_nanosecond_before_its_end_it_is_not_over() {
        ListPace pace = new ListPace();
        pace.sent(NOW, 1L << 40, 250);
        assertThat(pace.waitNanos(NOW + 250 * MILLI - 1)).isEqualTo(1);
        assertThat(pace.waitNanos(NOW + 250 * MILLI)).isZero();
        assertThat(pace.waitNanos(NOW + 250 * MILLI + 1)).isZero();
    }
}
