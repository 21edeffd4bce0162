package chat.hardness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the hardness runs count deliveries with, on deliveries with a planted fault. */
class TalkTest {
    private final Talk talk = new Talk();
    private final Latencies latencies = new Latencies();
    private final Talk.Ear ear = talk.new Ear("ada", 1, latencies);
    private final String[] sent = new String[3];

    @BeforeEach
    void threeMessages() {
        int bob = talk.newSpeaker();
        for (int i = 0; i < sent.length; i++) {
            sent[i] = "[bob] " + talk.next(bob) + "xxx";
        }
    }

    @Test
    void all_in_order_is_all() {
        ear.hear(sent[0]);
        ear.hear("!USERLIST:[\"bob\"]");
        ear.hear(sent[1]);
        assertThat(ear.heardAllBut(7)).isFalse();
        ear.hear(sent[2]);
        assertThat(ear.heardAllBut(7)).isTrue();
        assertThat(latencies.count()).isEqualTo(3);
    }

    @Test
    void one_lost_doubled_or_swapped_is_noticed() {
        ear.hear(sent[0]);
        assertThatThrownBy(() -> ear.hear(sent[2])).hasMessageContaining("number 1 was next");
        assertThatThrownBy(() -> ear.hear(sent[0])).hasMessageContaining("number 1 was next");
    }

    @Test
    void a_first_one_that_is_lost_is_noticed_at_the_end() {
        ear.hear(sent[1]);
        ear.hear(sent[2]);
        assertThat(ear.heardAllBut(7)).isFalse();
    }

    @Test
    void the_99th_percentile_is_that() {
        Latencies thousand = new Latencies();
        for (int i = 1000; i > 0; i--) {
            thousand.add(i * 1_000_000L);
        }
        assertThat(thousand.millis(0.5)).isEqualTo(501);
        assertThat(thousand.millis(0.99)).isEqualTo(991);
        assertThat(thousand.millis(1)).isEqualTo(1000);
    }
}
