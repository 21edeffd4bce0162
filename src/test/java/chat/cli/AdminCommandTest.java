package chat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import chat.e2e.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders at the shell to a server, in processes of their own. */
class AdminCommandTest {
    @TempDir
    Path folder;

    @Test
    void who_runs_the_server_may_ask_who_is_here_and_end_it_and_is_seen_by_nobody() {
        try (Program server = server()) {
            server.awaitOut("^On this machine: ");
            try (Program here = run("client", "--plain", "--socket", socket())) {
                here.awaitOut("The server knows you as \\S+\\.$");
                try (Program who = run("admin", "who", "--socket", socket())) {
                    assertThat(who.awaitExit()).as(who.told()).isZero();
                    assertThat(who.out()).hasSize(1);
                    assertThat(who.out().get(0)).matches("\\S+\tverified\towner\t1\tsocket\t\\d+\t");
                }
                try (Program status = run("admin", "status", "--json", "--socket", socket())) {
                    assertThat(status.awaitExit()).as(status.told()).isZero();
                    assertThat(status.out().get(0))
                            .startsWith("{\"ref\":1,\"columns\":[\"what\",\"value\"],\"cells\":[\"server\",")
                            .contains("\"clients\",\"1\"");
                }
                try (Program end = run("admin", "shutdown", "back", "at", "noon", "--socket", socket())) {
                    assertThat(end.awaitExit()).as(end.told()).isZero();
                    assertThat(end.out()).containsExactly("The server is shutting down.");
                }
                here.awaitOut("The chat server is shutting down: back at noon");
                assertThat(here.out()).noneMatch(line -> line.contains("joined") || line.contains("left"));
            }
            assertThat(server.awaitExit()).as(server.told()).isZero();
        }
    }

    @Test
    void without_a_server_or_with_an_order_that_is_none_it_says_what_to_do() {
        try (Program nobody = run("admin", "who", "--socket", socket())) {
            assertThat(nobody.awaitExit()).isEqualTo(ExitCode.CANNOT_CONNECT);
            assertThat(nobody.err()).containsExactly("chat: No server answers at " + socket() + ".");
        }
        try (Program none = run("admin")) {
            assertThat(none.awaitExit()).isEqualTo(ExitCode.USAGE);
            assertThat(String.join("", none.err())).contains("an order is missing: ");
        }
    }

    private Program server() {
        return run("server", "--bind", "127.0.0.1", "--port", "0", "--history", "off", "--socket", socket());
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
