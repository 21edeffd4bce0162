package chat.store;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hub.LogEntry;
import chat.hub.MessageLog;
import chat.hub.PageRequest;
import chat.hub.Receipt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The log in memory keeps the contract, within its bounds. */
class MemoryLogTest {
    @Nested
    class Contract extends MessageLogContract {
        @Override
        MessageLog open() {
            return new MemoryLog(turns);
        }
    }

    @Nested
    class Searching extends SearchContract {
        @Override
        MessageLog open(Turns turns) {
            return new MemoryLog(turns);
        }
    }

    private final Turns turns = new Turns();
    private final MessageLog log = new MemoryLog(turns);

    @Test
    void a_room_keeps_its_last_entries() {
        int sent = MemoryLog.ROOM_ENTRIES_MAX + 5;
        for (int i = 1; i <= sent; i++) {
            assertThat(log.append(Turns.draft(i, "m" + i), r -> {})).isTrue();
            turns.turn();
        }
        LogEntry first =
                turns.page(log, "lobby", new PageRequest.After(0), 1).entries().get(0);
        assertThat(first.seq()).isEqualTo(6);
        assertThat(turns.say(log, Turns.draft(2, "m2"))).isInstanceOf(Receipt.Duplicate.class);
    }

    @Test
    void a_room_keeps_so_much_text() {
        String big = "x".repeat(1_000_000);
        for (int i = 1; i <= 10; i++) {
            turns.kept(log, Turns.draft(i, big));
        }
        assertThat(turns.texts(log, "lobby")).hasSize((int) (MemoryLog.ROOM_CHARS_MAX / 1_000_000));
    }

    @Test
    void all_rooms_together_keep_so_much_and_the_oldest_goes_wherever_it_is() {
        String big = "x".repeat(4_000_000);
        for (int i = 1; i <= 20; i++) {
            turns.kept(log, Turns.draft("room" + i, "alice", i, big));
        }
        assertThat(turns.texts(log, "room20")).hasSize(1);
        assertThat(turns.texts(log, "room1")).isEmpty();
        assertThat(turns.found(log::rooms)).hasSize(20);
    }
}
