package chat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import chat.e2e.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server's file of settings as an operator uses it, in processes of their own. */
class ServerConfigCommandTest {
    @TempDir
    Path folder;

    @Test
    void a_server_starts_with_what_its_file_says() throws IOException {
        Path file =
                Files.writeString(folder.resolve("chat.toml"), "port = 0\nbind = \"127.0.0.2\"\nhistory = \"off\"\n");
        try (Program server = run("server", "--config", file.toString())) {
            server.awaitOut("^Listening on 127\\.0\\.0\\.2:");
            server.terminate();
            assertThat(server.awaitExit()).as(server.told()).isZero();
            assertThat(server.out()).noneMatch(line -> line.startsWith("History: "));
        }
    }

    @Test
    void a_file_is_checked_without_starting_anything() throws IOException {
        Path file = Files.writeString(
                folder.resolve("chat.toml"), "port = 0\nsocket = \"/run/x/s\"\n[limit]\njoins-per-minute = 0\n");
        try (Program check = run("check-config", file.toString())) {
            assertThat(check.awaitExit()).as(check.told()).isZero();
            assertThat(check.out())
                    .containsExactly(
                            file + " is right.",
                            "Warning: With joins-per-minute=0 a user may make rooms without a pause.");
        }
        Files.writeString(file, "history = \"off\"\ndata-dir = \"x\"\n");
        try (Program check = run("check-config", file.toString())) {
            assertThat(check.awaitExit()).as(check.told()).isEqualTo(ExitCode.USAGE);
            assertThat(check.err())
                    .containsExactly("chat: " + file + ": --data-dir is for --history on, and here it is off.");
        }
        Files.writeString(file, "port = 0\nprot = 1\n");
        for (List<String> command :
                List.of(List.of("check-config", file.toString()), List.of("server", "--config", file.toString()))) {
            try (Program refused = run(command.toArray(String[]::new))) {
                assertThat(refused.awaitExit()).as(refused.told()).isEqualTo(ExitCode.USAGE);
                assertThat(refused.err())
                        .containsExactly("chat: " + file + ", line 2: there is no setting 'prot'. Did you mean port?");
            }
        }
    }

    @Test
    void the_settings_that_hold_are_printed_and_nothing_is_started() {
        try (Program print = run("server", "--print-config", "--port", "77", "--limit", "burst=5")) {
            assertThat(print.awaitExit()).as(print.told()).isZero();
            assertThat(print.out()).contains("port = 77", "[limit]", "burst = 5", "#bind = \"0.0.0.0\"");
            assertThat(print.out().stream().filter(line -> !line.startsWith("#") && !line.isEmpty()))
                    .containsExactly("port = 77", "[limit]", "burst = 5");
        }
    }

    private static Program run(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Program.java().toString(), "-cp", System.getProperty("java.class.path"), "chat.Main"));
        command.addAll(List.of(arguments));
        return Program.start(command);
    }
}
