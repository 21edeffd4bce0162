package chat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.e2e.Program;
import chat.protocol.Order;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Invitations at the shell: the line that a colleague types, the list, and taking one back. */
class InviteCommandTest {
    private static final String LINE =
            "java -jar chat\\.jar client --host localhost --port \\d+ --fingerprint \\S+ --invite [0-9a-z]{26}";

    @TempDir
    Path folder;

    private static Order order(String... line) {
        InviteCommand command = new InviteCommand();
        RootCommand.reading(new CommandLine(command)).parseArgs(line);
        return command.order();
    }

    @Test
    void what_is_typed_becomes_an_order() {
        assertThat(order()).isEqualTo(new Order(1, "invite", "", 0, "", 0));
        assertThat(order("anna", "--for", "2d")).isEqualTo(new Order(1, "invite", "anna", 172_800, "", 0));
        assertThat(order("--for", "12h")).isEqualTo(new Order(1, "invite", "", 43_200, "", 0));
        assertThat(order("--for", "30m")).isEqualTo(new Order(1, "invite", "", 1_800, "", 0));
        assertThat(order("--list")).isEqualTo(new Order(1, "invitations", "", ""));
        assertThat(order("--revoke", "0a1b2c3d")).isEqualTo(new Order(1, "uninvite", "0a1b2c3d", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "--for 2w, 30m",
        "--for 0d, 30m",
        "--for d, 30m",
        "anna --list, leave them",
        "--list --for 2d, leave them"
    })
    void what_makes_no_sense_is_told_in_a_sentence(String line, String part) {
        assertThatThrownBy(() -> order(line.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(part);
    }

    @Test
    void the_line_is_printed_once_and_what_was_made_is_listed_and_taken_back() {
        try (Program server = server("--tls", "on")) {
            String first = server.awaitOut("^Nobody has a key here yet.*: " + LINE + "$")
                    .group();
            String named = only(run("invite", "anna", "--for", "2d", "--socket", socket()));
            assertThat(named).matches(LINE + " --user anna");
            List<String> list = out(run("invite", "--list", "--socket", socket()));
            assertThat(list).hasSize(2);
            assertThat(list.get(0)).matches("[0-9a-f]{8}\t\t\\(start\\)\t\\S+Z\t\\S+Z");
            assertThat(list.get(1)).matches("[0-9a-f]{8}\tanna\t\\S+\t\\S+Z\t\\S+Z");
            assertThat(String.join(" ", list)).doesNotContain(code(named)).doesNotContain(code(first));
            String handle = list.get(1).substring(0, 8);
            assertThat(only(run("invite", "--revoke", handle, "--socket", socket())))
                    .isEqualTo("The invitation counts no more.");
            assertThat(out(run("invite", "--list", "--socket", socket()))).hasSize(1);
            assertThat(out(run("admin", "keys", "--socket", socket()))).isEmpty();
            try (Program none = run("invite", "--revoke", handle, "--socket", socket())) {
                assertThat(none.awaitExit()).isEqualTo(ExitCode.REFUSED);
                assertThat(String.join("", none.err())).contains("There is no such invitation");
            }
            try (Program root = run("invite", "root", "--socket", socket())) {
                assertThat(root.awaitExit()).isEqualTo(ExitCode.REFUSED);
                assertThat(String.join("", root.err())).contains("reserved");
            }
            assertThat(server.err()).noneMatch(line -> line.contains(code(named)) || line.contains(code(first)));
        }
    }

    @Test
    void without_tls_there_is_nobody_to_invite() {
        try (Program server = server("--tls", "off")) {
            server.awaitOut("^On this machine: ");
            try (Program refused = run("invite", "--socket", socket())) {
                assertThat(refused.awaitExit()).isEqualTo(ExitCode.REFUSED);
                assertThat(String.join("", refused.err())).contains("--tls on");
            }
        }
    }

    private static String code(String line) {
        return line.replaceAll(".*--invite (\\S+).*", "$1");
    }

    private static String only(Program program) {
        List<String> lines = out(program);
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    private static List<String> out(Program program) {
        try (program) {
            assertThat(program.awaitExit()).as(program.told()).isZero();
            return program.out();
        }
    }

    private Program server(String... more) {
        List<String> line =
                new ArrayList<>(List.of("server", "--bind", "127.0.0.1", "--port", "0", "--socket", socket()));
        line.addAll(List.of("--data-dir", folder.resolve("data").toString()));
        line.addAll(List.of(more));
        return run(line.toArray(String[]::new));
    }

    private static Program run(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Program.java().toString(), "-cp", System.getProperty("java.class.path"), "chat.Main"));
        command.addAll(List.of(arguments));
        return Program.start(command);
    }

    private String socket() {
        return folder.resolve("own").resolve("chat.sock").toString();
    }
}
