package chat;

import static org.assertj.core.api.Assertions.assertThat;

import chat.e2e.Await;
import chat.e2e.Program;
import chat.e2e.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client in lines at real pipes, put together by a real shell. */
class PlainPipesIT {
    /** ESC, BEL and whatever else could steer a terminal; a line feed and UTF-8 are all there is. */
    private static final String STEERING = "(?s).*[\\x00-\\x08\\x0b-\\x1f\\x7f].*";

    @TempDir
    Path folder;

    @Test
    void what_is_piped_in_is_said_and_the_end_of_the_input_is_the_end() {
        try (Server server = Server.start();
                Program bob = bob(server);
                Program alice = shell(
                        "printf 'one\\ntwo, \\303\\274ber\\n/me waves\\nlast without an end' | " + client(server))) {
            assertThat(alice.awaitExit()).as(alice.told()).isZero();
            bob.awaitOut("alice left\\.$");
            List<String> said =
                    bob.out().stream().filter(line -> line.contains("alice")).toList();
            assertThat(String.join("\n", said))
                    .containsSubsequence(
                            "alice joined.",
                            "alice: one",
                            "alice: two, \u00fcber",
                            "* alice waves",
                            "alice: last without an end",
                            "alice left.");
        }
    }

    /** The number of a closed standard input is taken by the JVM's own files, which are nobody's words. */
    @Test
    void with_a_closed_standard_input_nothing_is_said() {
        try (Server server = Server.start();
                Program bob = bob(server);
                Program alice = shell("exec " + client(server) + " 0<&-")) {
            assertThat(alice.awaitExit()).as(alice.told()).isZero();
            assertThat(alice.told()).doesNotContain("Too long").doesNotContain("Exception");
            bob.type("/who");
            bob.awaitOut(" here: ");
            assertThat(bob.told()).doesNotContain("alice:");
        }
    }

    @Test
    void an_output_that_nobody_reads_any_more_is_the_end() throws IOException {
        Path first = folder.resolve("first");
        try (Server server = Server.start();
                Program bob = bob(server);
                Program alice = shell(client(server) + " | head -n 1 > " + first)) {
            bob.awaitOut("alice joined");
            alice.type("/who");
            alice.type("/who");
            assertThat(alice.awaitExit()).as(alice.told()).isZero();
            bob.awaitOut("alice left");
            assertThat(Files.readString(first)).contains("Connecting");
            assertThat(alice.told()).doesNotContain("Exception");
        }
    }

    @Test
    void whatever_happens_no_byte_steers_a_terminal() throws IOException {
        Path all = folder.resolve("all");
        try (Server server = Server.start();
                Program bob = bob(server);
                Program alice = shell(client(server) + " > " + all + " 2>&1")) {
            bob.awaitOut("alice joined");
            bob.type("red \u001b[31malert\u001b]0;title\u0007 \u009b1m and \u202e back");
            bob.type("/msg alice \u0007psst");
            List<String> typed = new ArrayList<>(List.of(
                    "/help",
                    "/who",
                    "/status",
                    "/set",
                    "/bell test",
                    "/copy 1",
                    "/bare",
                    "/theme dark",
                    "/mouse on",
                    "/search alert",
                    "/doctor",
                    "/list",
                    "/topic \u001b[2Jnew",
                    "/names",
                    "/lag",
                    "/bind F5 none",
                    "/unbind F5",
                    "/version"));
            typed.forEach(alice::type);
            alice.type("last words");
            bob.awaitOut("alice: last words$");
            Await.until("the whisper", () -> read(all), told -> told.contains("psst") && told.contains("alert"));
            alice.closeInput();
            assertThat(alice.awaitExit()).as(read(all)).isZero();
            assertThat(read(all)).contains("alert").doesNotMatch(STEERING);
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Program bob(Server server) {
        Program bob = Program.jar(server.clientLine("bob", "--plain", "--utf8").toArray(String[]::new));
        bob.awaitOut("Connected");
        return bob;
    }

    private static Program shell(String command) {
        return Program.start(List.of("sh", "-c", command));
    }

    /** Its command line, for a shell. */
    private String client(Server server) {
        String[] line = server.clientLine("alice", "--plain", "--utf8").toArray(String[]::new);
        return "env XDG_CONFIG_HOME=" + folder + " '" + String.join("' '", Program.jarCommand(line)) + "'";
    }
}
