package chat.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LedgerTest {
    /** So long that it keeps the bytes of the last sixteen only. */
    private static final int TEXT_BYTES = 1_000_000;

    private final Ledger ledger = new Ledger(TEXT_BYTES);

    @Test
    void what_was_heard_is_known_for_ever_and_its_bytes_while_it_is_among_the_last() {
        ledger.opened(6);
        for (int number = 0; number < 17; number++) {
            assertThat(ledger.known(7 + number)).isFalse();
            assertThat(ledger.add(7 + number, 3, number, body("entry " + number)))
                    .isTrue();
        }
        assertThat(ledger.end()).isEqualTo(24);
        for (int number = 0; number < 17; number++) {
            int seq = 7 + number;
            assertThat(ledger.known(seq)).isTrue();
            assertThat(ledger.sender(seq)).isEqualTo(3);
            assertThat(ledger.number(seq)).isEqualTo(number);
            assertThat(ledger.holds(seq)).isEqualTo(number > 0);
            assertThat(ledger.same(seq, body("entry " + number))).isEqualTo(number > 0);
            assertThat(ledger.same(seq, body("entry x"))).isFalse();
            assertThat(ledger.same(seq, body("entry " + number + "0"))).isFalse();
        }
        assertThat(ledger.known(6)).isFalse();
        assertThat(ledger.known(24)).isFalse();
        assertThat(ledger.same(24, body("entry 1"))).isFalse();
    }

    @Test
    void the_first_sender_and_its_first_message_are_told_from_nothing_and_from_strangers() {
        ledger.opened(0);
        ledger.add(1, 0, 0, body("ours"));
        ledger.add(2, -1, -1, body("theirs"));
        assertThat(ledger.known(1)).isTrue();
        assertThat(ledger.sender(1)).isZero();
        assertThat(ledger.number(1)).isZero();
        assertThat(ledger.known(2)).isTrue();
        assertThat(ledger.sender(2)).isNegative();
    }

    @Test
    void one_who_was_let_in_earlier_may_hear_later_what_lies_before() {
        ledger.opened(9);
        ledger.opened(4);
        assertThat(ledger.add(10, -1, -1, body("tenth"))).isTrue();
        assertThat(ledger.known(5)).isFalse();
        assertThat(ledger.add(5, -1, -1, body("fifth"))).isTrue();
        assertThat(ledger.known(5)).isTrue();
        assertThat(ledger.end()).isEqualTo(11);
        ledger.opened(2);
        assertThat(ledger.add(3, -1, -1, body("third"))).isFalse();
        assertThat(ledger.known(3)).isFalse();
    }

    @Test
    void what_is_longer_than_a_place_is_known_without_its_bytes() {
        ledger.opened(0);
        assertThat(ledger.add(1, -1, -1, ByteBuffer.allocate(2 * TEXT_BYTES))).isTrue();
        assertThat(ledger.known(1)).isTrue();
        assertThat(ledger.holds(1)).isFalse();
    }

    private static ByteBuffer body(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
