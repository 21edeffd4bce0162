package chat.terminals;

import static org.assertj.core.api.Assertions.assertThat;

import chat.e2e.Await;
import chat.e2e.Server;
import chat.original.OriginalClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way out of the full screen: afterwards {@code stty -a}, the terminal's modes and what stood on it are as before. */
@Tag("terminals")
class WaysOutIT {
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    @ParameterizedTest
    @ValueSource(strings = {"/quit", "/exit", "/bye", "!DISCONNECT"})
    void a_word(String word) {
        try (Server server = Server.start();
                ClientScreen alice = ClientScreen.open(server, "alice")) {
            alice.say(word);
            assertThat(alice.awaitRestored()).isZero();
        }
    }

    @Test
    void ctrl_c_twice_on_an_empty_line() {
        try (Server server = Server.start();
                ClientScreen alice = ClientScreen.open(server, "alice")) {
            alice.tmux().type("a draft");
            alice.tmux().press("C-c");
            alice.tmux().await("an empty input", s -> !s.contains("a draft"));
            alice.tmux().press("C-c", "C-c");
            alice.tmux().awaitText("uit");
            alice.tmux().type("y");
            assertThat(alice.awaitRestored()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP"})
    void a_signal(String signal) {
        try (Server server = Server.start();
                ClientScreen alice = ClientScreen.open(server, "alice")) {
            ProcessHandle process = alice.process();
            alice.signal(signal);
            ClientScreen.awaitGone(process, AT_ONCE);
            alice.awaitRestored();
        }
    }

    @Test
    void ctrl_z_and_fg() throws IOException {
        suspendAndResume(alice -> alice.tmux().press("C-z"));
    }

    @Test
    void a_tstp_from_outside_and_fg() throws IOException {
        suspendAndResume(alice -> alice.signal("TSTP"));
    }

    @Test
    void stopped_by_force_and_fg() throws IOException {
        try (Server server = Server.start();
                ClientScreen alice = ClientScreen.open(server, "alice");
                OriginalClient bob = OriginalClient.join(server.port(), "bob")) {
            alice.tmux().awaitText("bob joined");
            alice.signal("STOP"); // nobody can tidy up here; the shell takes the terminal back as it is
            Await.until("stop", () -> state(alice.process()), state -> state.startsWith("T"));
            alice.tmux().awaitPrompt();
            alice.tmux().line("fg; echo exit=$?");
            worksAgain(alice, bob);
        }
    }

    @Test
    void the_terminal_itself_goes_away() {
        try (Server server = Server.start();
                ClientScreen alice = ClientScreen.open(server, "alice")) {
            ProcessHandle process = alice.process();
            alice.tmux().hangUp();
            ClientScreen.awaitGone(process, AT_ONCE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"the person's side", "the server's side"})
    void a_dropped_ssh_connection(String side, @TempDir Path folder) throws IOException {
        try (Server server = Server.start();
                Sshd sshd = Sshd.start(folder);
                Tmux tmux = Tmux.start(80, 24);
                OriginalClient bob = OriginalClient.join(server.port(), "bob")) {
            tmux.line(sshd.line(
                    "PATH=" + tmux.folder() + ":$PATH; chat " + String.join(" ", server.clientLine("alice"))));
            tmux.awaitText("alice (you)");
            ProcessHandle client = Await.until(
                            "client under sshd",
                            () -> sshd.sessions()
                                    .filter(p -> Tmux.isRunning(p, "java"))
                                    .findFirst(),
                            Optional::isPresent)
                    .orElseThrow();
            tmux.type("typed over ssh");
            tmux.press("Enter");
            Await.until("alice's line", bob::printed, lines -> lines.contains("[alice] typed over ssh"));
            if (side.startsWith("the person")) {
                tmux.running("ssh").destroyForcibly();
            } else {
                ProcessHandle session = client.parent().orElseThrow();
                while (!Tmux.isRunning(session, "sshd")) {
                    session = session.parent().orElseThrow();
                }
                session.destroyForcibly();
            }
            ClientScreen.awaitGone(client, AT_ONCE);
            Await.until("leave line", bob::printed, lines -> lines.contains("[alice] User alice left the chat."));
        }
    }

    /** A command run straight over ssh is an orphan for job control: nobody could say fg. */
    @Test
    void ctrl_z_is_harmless_where_no_shell_could_resume(@TempDir Path folder) throws IOException {
        try (Server server = Server.start();
                Sshd sshd = Sshd.start(folder);
                Tmux tmux = Tmux.start(80, 24);
                OriginalClient bob = OriginalClient.join(server.port(), "bob")) {
            tmux.line(sshd.line("exec " + tmux.folder() + "/chat " + String.join(" ", server.clientLine("alice"))));
            tmux.awaitText("alice (you)");
            tmux.press("C-z");
            tmux.type("still here");
            tmux.press("Enter");
            Await.until("alice's line", bob::printed, lines -> lines.contains("[alice] still here"));
        }
    }

    private static void suspendAndResume(Consumer<ClientScreen> stop) throws IOException {
        try (Server server = Server.start();
                ClientScreen alice = ClientScreen.open(Tmux.start(100, 50), server, "alice", "");
                OriginalClient bob = OriginalClient.join(server.port(), "bob")) {
            alice.tmux().awaitText("bob joined");
            alice.tmux().type("half a dra");
            alice.tmux().awaitText("half a dra");
            for (int time = 1; time <= 2; time++) { // the handlers are there again after the first
                stop.accept(alice);
                int stops = time;
                alice.tmux()
                        .await(
                                "the shell",
                                s -> s.lines()
                                                .filter(l -> l.contains("Stopped"))
                                                .count()
                                        == stops);
                alice.assertRestored();
                alice.tmux().line("fg; echo exit=$?");
                alice.tmux().awaitText("half a dra");
            }
            alice.tmux().press("C-u");
            worksAgain(alice, bob);
        }
    }

    /** Raw mode, a full picture, and in the end the way out as ever. */
    private static void worksAgain(ClientScreen alice, OriginalClient bob) {
        alice.tmux().awaitText("alice (you)");
        alice.tmux().type("back again");
        alice.tmux().press("Enter");
        Await.until("alice's line", bob::printed, lines -> lines.contains("[alice] back again"));
        assertThat(alice.tmux().stty()).contains("-icanon", "-echo ");
        assertThat(alice.tmux().alternateScreen()).isTrue();
        alice.say("/quit");
        assertThat(alice.awaitRestored()).isZero();
    }

    private static String state(ProcessHandle process) {
        return Tool.run(List.of("ps", "-o", "stat=", "-p", Long.toString(process.pid())))
                .strip();
    }
}
