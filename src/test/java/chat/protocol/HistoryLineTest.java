package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryLineTest {
    @Test
    void a_line_reads_back_as_what_was_written() {
        HistoryLine all =
                new HistoryLine.Said("lobby", 7, 1_700_000_000_000L, "Zoë", "d1", 3, "block", "a\n\"b\"\\ 👍");
        HistoryLine least = new HistoryLine.Said("lobby", 1, 0, "bob", "", 0, "text", "");
        HistoryLine room = new HistoryLine.Room("ops", "Freeze", 12);
        for (HistoryLine line : new HistoryLine[] {all, least, room, new HistoryLine.Room("ops", "", 12)}) {
            assertThat(line.write()).doesNotContain("\n");
            assertThat(HistoryLine.read(line.write())).isEqualTo(line);
        }
        assertThat(least.write()).isEqualTo("{\"room\":\"lobby\",\"seq\":1,\"at\":0,\"user\":\"bob\",\"text\":\"\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "hello|cannot be read",
                "{\"room\":\"lobby\",\"seq\":0,\"at\":1,\"user\":\"a\",\"text\":\"b\"}|seq",
                "{\"room\":\"lobby\",\"seq\":1,\"at\":1,\"text\":\"b\"}|needs a field user",
                "{\"room\":\"lobby\",\"seq\":1,\"at\":1,\"user\":\"a\",\"text\":\"b\",\"colour\":1}|colour",
                "{\"room\":\"lobby\"}|needs a field created"
            })
    void what_is_no_line_is_refused_in_a_sentence(String line, String why) {
        assertThatThrownBy(() -> HistoryLine.read(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
