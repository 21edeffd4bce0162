package chat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Settings that should not be together: each row of the page is typed, and says just what the page says. */
class UnsafeSettingsTest {
    private static final String AS_ROOT = "as root";
    private static final int ROWS_MIN = 24;

    /** What is typed, what becomes of it, and the sentence. */
    private record Row(String typed, String answer, String sentence) {}

    @Test
    void each_row_of_the_page_is_answered_so() throws IOException {
        List<Row> rows = page();
        assertThat(rows).hasSizeGreaterThanOrEqualTo(ROWS_MIN);
        for (Row row : rows) {
            assertThat(answer(row.typed())).as(row.typed()).isEqualTo(row.answer() + ": " + row.sentence());
        }
    }

    @Test
    void each_row_of_the_table_is_on_the_page() throws IOException {
        TreeSet<String> sentences = new TreeSet<>();
        for (Row row : page()) {
            if (row.answer().equals("warns") || fromTable(row)) {
                sentences.add(row.sentence());
            }
        }
        assertThat(sentences).hasSize(UnsafeSettings.size());
    }

    @Test
    void what_is_usual_is_neither_refused_nor_warned_of() {
        assertThat(answer("")).isEqualTo("starts: ");
        assertThat(answer("--bind 127.0.0.1 --legacy off --metrics-port 9090")).isEqualTo("starts: ");
        assertThat(answer("--bind 127.0.0.1 --limit per-address=0 --limit sign-in-seconds=0 --limit frame-seconds=0"))
                .isEqualTo("starts: ");
    }

    /** Some of what is refused is refused by the options themselves. */
    private static boolean fromTable(Row row) {
        ServerCommand command = command(row.typed());
        try {
            command.settings();
            command.historySettings();
            return true;
        } catch (Failure byTheOptions) {
            return false;
        }
    }

    private static String answer(String typed) {
        try {
            ServerCommand command = command(typed);
            List<String> warnings = command.check(typed.startsWith(AS_ROOT) ? "root" : "anna");
            return (warnings.isEmpty() ? "starts: " : "warns: ") + String.join(" ", warnings);
        } catch (Failure failure) {
            assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
            return "refuses: " + failure.getMessage();
        }
    }

    private static ServerCommand command(String typed) {
        String options = typed.startsWith(AS_ROOT) ? typed.substring(AS_ROOT.length()) : typed;
        ServerCommand command = new ServerCommand();
        command.waysIn.socket = "/run/chat/chat.sock"; // whatever the environment of the test says
        RootCommand.reading(new CommandLine(command))
                .parseArgs(options.isBlank() ? new String[0] : options.strip().split(" +", -1));
        return command;
    }

    private static List<Row> page() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("docs/configuration.md"), StandardCharsets.UTF_8)) {
            String[] cells = line.split(" \\| |^\\| | \\|$", -1);
            if (cells.length == 5 && List.of("refuses", "warns").contains(cells[2])) {
                rows.add(new Row(cells[1].replace("`", ""), cells[2], cells[3].replace("`", "")));
            }
        }
        return rows;
    }
}
