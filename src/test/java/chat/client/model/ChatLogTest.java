package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ChatLogTest {
    @Test
    void drops_the_oldest_lines_beyond_its_number() {
        ChatLog log = ChatLog.EMPTY;
        for (int id = 1; id <= ChatLog.LINES_MAX; id++) {
            log = log.append(note(id, "x"));
        }
        assertThat(log.size()).isEqualTo(ChatLog.LINES_MAX);
        log = log.append(note(ChatLog.LINES_MAX + 1, "x"));
        assertThat(log.size()).isBetween(ChatLog.LINES_MAX - 64, ChatLog.LINES_MAX);
        assertThat(log.lastId()).isEqualTo(ChatLog.LINES_MAX + 1);
        assertThat(log.get(0).id()).isEqualTo(65);
        assertThat(log.chars()).isEqualTo(65L * log.size());
    }

    @Test
    void drops_the_oldest_lines_beyond_its_characters() {
        String large = "x".repeat(1 << 20);
        ChatLog log = ChatLog.EMPTY;
        for (int id = 1; id <= 120; id++) {
            log = log.append(note(id, large));
            // Whole chunks go, and the last one is never dropped.
            assertThat(log.chars()).isLessThan(ChatLog.CHARS_MAX + 65L * (large.length() + 64));
        }
        assertThat(log.lastId()).isEqualTo(120);
    }

    @Test
    void finds_lines_by_id_where_ids_are_missing() {
        ChatLog log = ChatLog.EMPTY.append(note(2, "a")).append(note(5, "b")).append(note(9, "c"));
        assertThat(log.indexAtOrAfter(1)).isEqualTo(0);
        assertThat(log.indexAtOrAfter(2)).isEqualTo(0);
        assertThat(log.indexAtOrAfter(3)).isEqualTo(1);
        assertThat(log.indexAtOrAfter(9)).isEqualTo(2);
        assertThat(log.indexAtOrAfter(10)).isEqualTo(3);
    }

    @Test
    void refuses_an_id_that_does_not_grow() {
        ChatLog log = ChatLog.EMPTY.append(note(2, "a"));
        assertThatThrownBy(() -> log.append(note(2, "b"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static LogLine note(long id, String text) {
        return new LogLine.Note(id, 0, LogLine.Tone.LOCAL, text);
    }
}
