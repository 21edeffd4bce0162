package chat.terminals;

import static org.assertj.core.api.Assertions.assertThat;

import chat.e2e.Await;
import chat.e2e.Program;
import chat.e2e.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A working day of alice's: she joins, talks in rooms and in private, pastes, searches, copies, changes the size of her terminal, detaches and
 * attaches, sees the server die and come back, saves and leaves. Once in a tmux, once through ssh. What is asserted is what stands on her
 * screen, and what bob hears, who has the chat in lines.
 */
@Tag("terminals")
class WorkingDayIT {
    private static final String[] CLIPBOARD = {"set -g set-clipboard on", "set -as terminal-features ',*:clipboard'"};

    @TempDir
    Path history;

    @TempDir
    Path folder;

    @Test
    void in_tmux() throws IOException {
        try (Tmux tmux = Tmux.start(80, 24, CLIPBOARD)) {
            String stty = tmux.stty();
            String modes = tmux.modes();
            tmux.tellWhereItIs();
            day(tmux, command -> "chat " + command + "; echo exit=$?");
            assertThat(tmux.stty()).isEqualTo(stty);
            Await.until("modes as before", tmux::modes, modes::equals);
        }
    }

    @Test
    void through_ssh() throws IOException {
        Path keys = Files.createDirectory(folder.resolve("ssh"));
        try (Sshd sshd = Sshd.start(keys);
                Tmux tmux = Tmux.start(80, 24, CLIPBOARD)) {
            String stty = tmux.stty();
            String modes = tmux.modes();
            day(
                    tmux,
                    command -> sshd.line("export LC_ALL=C.UTF-8 XDG_CONFIG_HOME=" + keys + "; " + tmux.folder()
                                    + "/chat " + command)
                            + "; echo exit=$?");
            assertThat(tmux.stty()).isEqualTo(stty);
            Await.until("modes as before", tmux::modes, modes::equals);
        }
    }

    /** How the shell in the terminal starts the client. */
    private interface Start {
        String line(String command);
    }

    private void day(Tmux alice, Start start) throws IOException {
        Server server = Server.start("--data-dir", history.toString());
        int port = server.port();
        alice.line(start.line(String.join(" ", server.clientLine("alice"))));
        alice.awaitText("alice (you)");
        try (Program bob = Program.jar(server.clientLine("bob", "--plain").toArray(String[]::new))) {
            rooms(alice, bob);
            alone(alice, bob);
            blocks(alice, bob);
            searches(alice);
            sizes(alice);
            detached(alice, bob);
            server.close(); // SIGKILL: no goodbye
            alice.awaitText("RECONNECTING");
            say(alice, "said in the dark");
            alice.awaitText("alice~ said in the dark");
            alice.awaitText("unsent 1");
            try (Server second = Server.onPort(port, "--data-dir", history.toString())) {
                assertThat(second.port()).isEqualTo(port);
                alice.awaitText("alice  said in the dark");
                bob.awaitOut("alice: said in the dark$");
                leaves(alice, bob);
            }
        } finally {
            server.close();
        }
    }

    private static void rooms(Tmux alice, Program bob) {
        alice.awaitText("bob joined");
        say(alice, "morning all");
        bob.awaitOut("alice: morning all$");
        say(alice, "/join ops");
        alice.awaitText("[2:#ops 1]");
        bob.type("/join #ops");
        alice.awaitText("bob joined");
        bob.type("build 4812 is red");
        alice.awaitText("bob  build 4812 is red");
        alice.press("M-1");
        alice.awaitText("[1:#lobby 2]");
        alice.type("half a thou");
        bob.type("alice: can you look at web2?");
        alice.awaitText("[Act 2:#ops(1!)]");
        alice.press("M-a");
        alice.awaitText("bob> alice: can you look at web2?");
        assertThat(alice.screen()).as("the draft stays in its window").doesNotContain("half a thou");
        alice.press("M-a");
        alice.awaitText("[#lobby] half a thou");
        alice.press("C-u", "M-2");
        alice.awaitText("[2:#ops 2]");
    }

    private static void alone(Tmux alice, Program bob) {
        bob.type("/msg alice the key is under the mat");
        alice.awaitText("[Act 3:bob(1!)]");
        assertThat(alice.screen()).contains("[2:#ops 2]").doesNotContain("under the mat");
        alice.press("M-3");
        alice.awaitText("the key is under the mat");
        say(alice, "found it");
        bob.awaitOut("alice whispers: found it$");
        alice.press("M-2");
        alice.awaitText("[2:#ops 2]");
    }

    private static void blocks(Tmux alice, Program bob) {
        alice.paste(IntStream.rangeClosed(1, 12)
                .mapToObj(i -> "row " + i + " of the log")
                .collect(Collectors.joining("\n")));
        alice.awaitText("12 lines"); // asks once
        alice.type("y");
        alice.awaitText("row 12 of the log");
        alice.press("Enter");
        bob.awaitOut("alice: row 1 of the log$");
        bob.awaitOut("^ +row 12 of the log$");
        alice.awaitText("[+] 12 lines");
        alice.press("M-o");
        alice.awaitText("row 12 of the log");
        alice.press("M-o");
        alice.await("folded again", s -> s.contains("[+] 12 lines") && !s.contains("row 12"));
        say(alice, "/copy");
        Await.until("the copied text", alice::clipboard, text -> text.contains("row 1 of the log\nrow 2"));
    }

    private static void searches(Tmux alice) {
        alice.press("C-s");
        alice.type("web2");
        alice.awaitText("bob> alice: can you look at web2?");
        alice.press("C-c"); // Esc and a slash in the same moment would be Alt+/
        say(alice, "/search 4812");
        alice.await("the hits", s -> s.contains("build 4812 is red") && s.contains("#ops"));
        alice.press("Enter");
        alice.awaitText("bob  build 4812 is red");
        alice.press("M-End");
        alice.awaitText("[+] 12 lines");
    }

    private static void sizes(Tmux alice) {
        alice.type("a draft that stays");
        alice.resize(40, 15);
        alice.await("forty columns", s -> s.contains("> a draft that stays") && s.contains("2:#ops 2 |"));
        alice.resize(140, 40);
        alice.await("the window list", s -> s.contains("1:#lobby") && s.contains("3:bob") && s.contains("that stays"));
        alice.resize(80, 24);
        alice.awaitText("[#ops] a draft that stays");
        alice.press("C-u");
        alice.await("an empty input", s -> !s.contains("a draft"));
    }

    /** Looked at from another terminal, which goes and comes back; what was said meanwhile stands there. */
    private static void detached(Tmux alice, Program bob) {
        try (Tmux outside = Tmux.start(80, 24)) {
            outside.line(alice.attachLine());
            outside.awaitText("[2:#ops 2]");
            outside.type("typed from outside");
            outside.press("Enter");
            bob.awaitOut("alice: typed from outside$");
            outside.press("C-b", "d");
            outside.awaitText("[detached");
            bob.type("said while nobody looked");
            alice.awaitText("said while nobody looked");
            outside.line("clear; " + alice.attachLine());
            outside.await("the screen again", s -> s.contains("[2:#ops 2]") && s.contains("while nobody looked"));
            outside.press("C-b", "d");
            outside.awaitText("[detached");
        }
        alice.resize(80, 24);
        alice.awaitText("said while nobody looked");
    }

    private void leaves(Tmux alice, Program bob) throws IOException {
        Path notes = folder.resolve("notes.txt");
        say(alice, "/save all " + notes);
        alice.awaitText("Saved");
        assertThat(Files.readString(notes))
                .containsSubsequence(
                        "bob", "build 4812 is red", "can you look at web2?", "row 12 of the log", "said in the dark");
        say(alice, "/quit");
        alice.awaitText("exit=0");
        bob.awaitOut("alice left\\.$");
        assertThat(alice.screen()).as("nothing of the chat is left").doesNotContain("#ops");
    }

    private static void say(Tmux tmux, String text) {
        tmux.type(text);
        tmux.press("Enter");
    }
}
