package chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Limit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/limits.md says what the code does. */
class LimitsPageTest {
    @Test
    void the_page_has_each_limit_with_its_default_its_unit_and_whether_it_can_be_off() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("docs/limits.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", -1))
                .map(cells -> cells[1].strip() + cells[2] + cells[3] + cells[5].stripTrailing())
                .toList();
        List<String> limits = Arrays.stream(Limit.values())
                .map(limit -> "`" + limit.key() + "` " + limit.defaultValue() + "  " + limit.unit() + "  "
                        + (limit.canBeOff() || limit.min() == 0 ? "yes" : "no"))
                .toList();
        assertThat(rows).isEqualTo(limits);
    }
}
