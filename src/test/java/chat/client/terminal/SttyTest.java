package chat.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SttyTest {
    @ParameterizedTest
    @CsvSource({
        "24 80,80,24",
        "'50 200\n',200,50",
        "0 0,0,0",
        "99999999999 1,1,9999",
        "stty: standard input: Inappropriate ioctl,0,0",
        "'',0,0",
        "24,0,24",
        "24 80 7,0,0"
    })
    void what_stty_says_of_the_size_is_read_or_is_none(String answer, int columns, int rows) {
        assertThat(Stty.parseSize(answer)).isEqualTo(new TerminalDevice.Size(columns, rows));
    }
}
