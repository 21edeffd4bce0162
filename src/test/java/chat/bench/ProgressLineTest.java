package chat.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final long MILLI = 1_000_000;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private long nanos;

    @Test
    void on_a_terminal_it_is_written_over_and_taken_away_at_the_end() {
        ProgressLine line = new ProgressLine(out, true, () -> nanos);
        line.now("too soon");
        for (int i = 1; i <= 3; i++) {
            nanos += 200 * MILLI;
            line.now("step %,d", i * 1000);
            line.now("again too soon");
        }
        line.end();
        line.end();
        assertThat(written()).isEqualTo("\r\u001b[Kstep 1,000\r\u001b[Kstep 2,000\r\u001b[Kstep 3,000\r\u001b[K");
    }

    @Test
    void elsewhere_it_is_a_plain_line_every_two_seconds() {
        ProgressLine line = new ProgressLine(out, false, () -> nanos);
        for (int i = 1; i <= 25; i++) {
            nanos += 200 * MILLI;
            line.now("%d ms", nanos / MILLI);
        }
        line.end();
        assertThat(written()).isEqualTo("200 ms\n2200 ms\n4200 ms\n");
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
