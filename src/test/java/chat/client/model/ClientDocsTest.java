package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * docs/client.md says of keys and commands what the tables in the code say: all of it, in their order, and nothing
 * else.
 */
class ClientDocsTest {
    private static final Path PAGE = Path.of("docs", "client.md");

    @Test
    void the_page_has_every_key() throws IOException {
        List<String> expected = new ArrayList<>();
        for (Action action : Action.values()) {
            expected.add("| " + action.ways() + " | " + action.words() + " |");
        }
        assertThat(tableRows("## Keys", "## Commands")).isEqualTo(expected);
    }

    @Test
    void the_page_has_every_command() throws IOException {
        List<String> expected = new ArrayList<>();
        for (SlashCommand command : SlashCommand.values()) {
            expected.add("| `" + command.usage() + "` | " + command.summary() + " |");
        }
        assertThat(tableRows("## Commands", "## Coming from WeeChat or irssi")).isEqualTo(expected);
    }

    @Test
    void the_page_has_every_option() throws IOException {
        List<String> expected = new ArrayList<>();
        for (Option option : Option.values()) {
            String standard = option.standard().isEmpty() ? "empty" : option.standard();
            expected.add("| `" + option.word() + "` | " + option.kind().words() + " | " + standard + " | "
                    + option.summary() + " |");
        }
        assertThat(tableRows("## Settings", "## Keys")).isEqualTo(expected);
    }

    private static List<String> tableRows(String from, String to) throws IOException {
        List<String> rows = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(PAGE, StandardCharsets.UTF_8)) {
            inside = line.equals(from) || (inside && !line.equals(to));
            boolean heading = line.startsWith("| keys ")
                    || line.startsWith("| command ")
                    || line.startsWith("| option ")
                    || line.startsWith("| ---");
            if (inside && line.startsWith("|") && !heading) {
                rows.add(line);
            }
        }
        return rows;
    }
}
