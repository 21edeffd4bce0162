package chat.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ClipboardTest {
    @Test
    void a_terminal_gets_it_as_it_is() {
        assertThat(sequence("hello", Multiplexer.NONE)).isEqualTo("^]52;c;aGVsbG8=!");
    }

    @Test
    void tmux_gets_it_once_for_itself_and_once_to_pass_through() {
        assertThat(sequence("hello", Multiplexer.TMUX)).isEqualTo("^]52;c;aGVsbG8=!" + "^Ptmux;^^]52;c;aGVsbG8=!^\\");
    }

    @Test
    void screen_gets_it_in_pieces_that_it_does_not_forget() {
        String text = "x".repeat(3_000);
        String sequence = sequence(text, Multiplexer.SCREEN);
        StringBuilder through = new StringBuilder();
        for (String piece : sequence.split(Pattern.quote("^\\"), -1)) {
            if (!piece.isEmpty()) {
                assertThat(piece).startsWith("^P").hasSizeLessThan(768);
                through.append(piece.substring(2));
            }
        }
        String base64 = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
        assertThat(through.toString()).isEqualTo("^]52;c;" + base64 + "!");
    }

    @Test
    void what_stands_between_is_told_by_the_environment() {
        assertThat(Multiplexer.of(Map.of("TERM", "xterm"))).isEqualTo(Multiplexer.NONE);
        assertThat(Multiplexer.of(Map.of("TERM", "screen-256color", "TMUX", "/t,1,0")))
                .isEqualTo(Multiplexer.TMUX);
        assertThat(Multiplexer.of(Map.of("TERM", "tmux-256color"))).isEqualTo(Multiplexer.TMUX);
        assertThat(Multiplexer.of(Map.of("TERM", "screen", "STY", "1.pts"))).isEqualTo(Multiplexer.SCREEN);
        assertThat(Multiplexer.of(Map.of("TERM", "screen")))
                .as("perhaps tmux, far away")
                .isEqualTo(Multiplexer.NONE);
    }

    private static String sequence(String text, Multiplexer multiplexer) {
        return new String(Clipboard.sequence(text, multiplexer), StandardCharsets.US_ASCII)
                .replace('\u001b', '^')
                .replace('\u0007', '!');
    }
}
