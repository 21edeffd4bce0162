package chat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The README's tables and commands are those of the program. */
class ReadmeTest {
    private static final Pattern COMMAND = Pattern.compile("(?m)^java -jar target/chat\\.jar (.*)$");
    private static final Pattern OPTION = Pattern.compile("`(--[a-z0-9-]+)");

    private final String page = read();

    @ParameterizedTest
    @ValueSource(strings = {"server", "client", "bench"})
    void the_table_of_options_is_that_of(String command) {
        Set<String> real = new TreeSet<>();
        for (OptionSpec option : subcommand(command).getCommandSpec().options()) {
            real.add(option.longestName());
        }
        real.removeAll(Set.of("--help", "--version"));
        Set<String> told = new TreeSet<>();
        String table = page.substring(page.indexOf("| `" + command + "` |"));
        for (String row : table.substring(0, table.indexOf("\n\n")).split("\n", -1)) {
            Matcher option = OPTION.matcher(row.split("\\|", -1)[1]);
            while (option.find()) {
                told.add(option.group(1));
            }
        }
        assertThat(told).isEqualTo(real);
    }

    @Test
    void its_commands_are_understood() {
        Matcher command = COMMAND.matcher(page);
        int commands = 0;
        while (command.find()) {
            assertThat(RootCommand.commandLine()
                            .parseArgs(command.group(1).split(" "))
                            .hasSubcommand())
                    .isTrue();
            commands++;
        }
        assertThat(commands).isEqualTo(2);
        assertThat(page)
                .contains("./mvnw -q -DskipTests package && java -jar target/chat.jar demo\n", "./mvnw verify\n");
    }

    @Test
    void its_first_screen_has_the_picture_of_a_run() {
        assertThat(page.lines().limit(40)).contains("```").anyMatch(l -> l.contains("alice (you)"));
    }

    private static CommandLine subcommand(String name) {
        return Objects.requireNonNull(RootCommand.commandLine().getSubcommands().get(name), name);
    }

    private static String read() {
        try {
            return Files.readString(Path.of("README.md"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
