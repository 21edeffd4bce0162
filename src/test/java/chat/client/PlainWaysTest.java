package chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Action;
import chat.client.model.SlashCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Nothing that a key does on the full screen is forgotten in lines: the compiler wants a way, the page has it, and its commands exist. */
class PlainWaysTest {
    private static final Pattern COMMAND = Pattern.compile("/([a-z]+)");

    @Test
    void the_page_says_how_each_is_done() throws IOException {
        List<String> expected = new ArrayList<>();
        for (PlainWays.Way way : PlainWays.all()) {
            expected.add("| " + way.what() + " | " + way.how() + " |");
        }
        String page = Files.readString(Path.of("docs", "client.md"), StandardCharsets.UTF_8);
        String section = page.substring(page.indexOf("## In lines\n"), page.indexOf("## Settings\n"));
        assertThat(section.lines().filter(line -> line.startsWith("| ")).skip(2))
                .as("%s", String.join("\n", expected))
                .isEqualTo(expected);
    }

    @Test
    void every_command_that_is_named_is_one() {
        for (Action action : Action.values()) {
            Matcher named = COMMAND.matcher(PlainWays.of(action));
            while (named.find()) {
                assertThat(SlashCommand.typed(named.group()))
                        .as("%s in %s", named.group(), action)
                        .isNotNull();
            }
        }
    }
}
