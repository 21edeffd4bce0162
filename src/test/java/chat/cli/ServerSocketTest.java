package chat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import chat.e2e.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our client and our server over a Unix socket, in processes of their own. */
class ServerSocketTest {
    @TempDir
    Path folder;

    @Test
    void who_comes_by_the_socket_is_known_and_who_comes_by_tcp_is_marked() throws IOException {
        try (Program server = server()) {
            Matcher port = server.awaitOut("^Listening on 127\\.0\\.0\\.1:(\\d+)");
            server.awaitOut("^On this machine: java -jar chat\\.jar client --socket " + socket() + " ");
            server.awaitOut(
                    "^From elsewhere through ssh: java -jar chat\\.jar client --ssh USER@\\S+ --socket " + socket());
            assertThat(mode(folder.resolve("own"))).isEqualTo("rwxr-xr-x");
            assertThat(mode(socket())).isEqualTo("rw-rw-rw-");
            try (Program here = client("--socket", socket().toString());
                    Program guest = client(
                            "--socket", "off", "--host", "127.0.0.1", "--port", port.group(1), "--user", "guest")) {
                here.awaitOut("The server knows you as \\S+\\.$");
                guest.awaitOut("Connected to 127\\.0\\.0\\.1:");
                guest.type("on my word");
                here.awaitOut("guest \\(unverified\\): on my word$");
                here.type("by the kernel's");
                guest.awaitOut("^\\S+ [^( ]+: by the kernel's$");
                here.type("/quit");
                assertThat(here.awaitExit()).as(here.told()).isZero();
            }
            server.terminate();
            assertThat(server.awaitExit()).as(server.told()).isZero();
        }
        assertThat(socket()).doesNotExist();
    }

    @Test
    void a_socket_that_a_server_answers_is_not_taken_away_and_a_dead_one_s_is() throws IOException {
        try (Program first = server()) {
            first.awaitOut("^On this machine: ");
            try (Program second = server()) {
                assertThat(second.awaitExit()).as(second.told()).isEqualTo(ExitCode.CANNOT_LISTEN);
                assertThat(second.err()).contains("chat: Another server answers at " + socket() + ".");
            }
            try (Program client = client("--socket", socket().toString())) {
                client.awaitOut("The server knows you as ");
            }
        } // killed, so nothing was put in order
        assertThat(Files.exists(socket(), LinkOption.NOFOLLOW_LINKS)).isTrue();
        try (Program third = server()) {
            third.awaitOut("^On this machine: ");
        }
    }

    private Program server() {
        return run("server", "--bind", "127.0.0.1", "--port", "0", "--history", "off", "--socket", socket().toString());
    }

    private static Program client(String... options) {
        List<String> arguments = new ArrayList<>(List.of("client", "--plain"));
        arguments.addAll(List.of(options));
        return run(arguments.toArray(String[]::new));
    }

    private static Program run(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Program.java().toString(), "-cp", System.getProperty("java.class.path"), "chat.Main"));
        command.addAll(List.of(arguments));
        return Program.start(command);
    }

    private Path socket() {
        return folder.resolve("own").resolve("chat.sock");
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
