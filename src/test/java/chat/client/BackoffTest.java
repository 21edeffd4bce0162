package chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void it_doubles_up_to_its_bound_and_begins_again() {
        Backoff backoff = new Backoff(1_000, 30_000, () -> 0);
        assertThat(LongStream.generate(backoff::nextMillis).limit(7))
                .containsExactly(1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 30_000L, 30_000L);
        backoff.reset();
        assertThat(backoff.nextMillis()).isEqualTo(1_000);
    }

    @Test
    void jitter_takes_away_a_quarter_at_most() {
        assertThat(new Backoff(1_000, 30_000, () -> 0.999_999).nextMillis()).isEqualTo(750);
    }
}
