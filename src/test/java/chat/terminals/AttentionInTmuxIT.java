package chat.terminals;

import static org.assertj.core.api.Assertions.assertThat;

import chat.e2e.Await;
import chat.e2e.Program;
import chat.e2e.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What leaves the client for people who look elsewhere: bytes on a real terminal, and presence on a real server. */
@Tag("terminals")
class AttentionInTmuxIT {
    /** No command, so its refusal ends the answer before it. */
    private static final String END = "/end-of-answer";

    @TempDir
    Path folder;

    /** By what the environment says of the terminal, and as the pane's tmux wants it; ESC is ^ and BEL ! here. */
    @ParameterizedTest
    @CsvSource({
        "LC_TERMINAL=iTerm2, !^Ptmux;^^]9;bob: psst!^\\",
        "VTE_VERSION=7600, !^Ptmux;^^]777;notify;bob;psst!^\\",
        "KITTY_WINDOW_ID=1, !^Ptmux;^^]99;i=chat:d=0;bob!^\\^Ptmux;^^]99;i=chat:d=1:p=body;psst!^\\"
    })
    void private_talk_rings_and_notifies_in_the_terminal_s_own_way(String environment, String bytes) {
        try (Server server = Server.start();
                ClientScreen alice = ClientScreen.open(Tmux.start(80, 24), server, "alice", environment);
                Program bob = plain(server, "bob")) {
            alice.tmux().awaitText("bob joined");
            alice.tmux().record(folder.resolve("bytes"));
            bob.type("/msg alice psst");
            alice.tmux().awaitText("[Act 2:bob(1!)]");
            Await.until("the notification", this::recorded, seen -> seen.contains(bytes));
            assertThat(alice.tmux().value("window_bell_flag")).isEqualTo("1");
            alice.say("/bell off");
            bob.type("/msg alice and again");
            alice.tmux().awaitText("[Act 2:bob(2!)]");
            assertThat(recorded().split("and again", -1)).as("no notification").hasSize(1);
        }
    }

    /** What the terminal outside gets is what tmux passes on to it. */
    @Test
    void through_tmux_the_notification_reaches_the_terminal_outside() {
        try (Server server = Server.start();
                Tmux tmux = Tmux.start(80, 24, "set -g allow-passthrough on", "set -g monitor-bell on");
                Tmux outside = Tmux.start(80, 24);
                Program bob = plain(server, "bob")) {
            tmux.tellWhereItIs();
            tmux.line("LC_TERMINAL=iTerm2 chat " + String.join(" ", server.clientLine("alice")));
            tmux.awaitText("alice (you)");
            outside.line(tmux.attachLine());
            outside.awaitText("alice (you)");
            outside.record(folder.resolve("bytes"));
            bob.type("/msg alice psst");
            outside.awaitText("bob(1!)");
            Await.until("the notification", this::recorded, seen -> seen.contains("^]9;bob: psst!"));
        }
    }

    @Test
    void away_while_tmux_is_detached_and_back_when_somebody_attaches() {
        try (Server server = Server.start();
                Tmux tmux = Tmux.start(80, 24);
                Tmux outside = Tmux.start(80, 24);
                Program bob = plain(server, "bob")) {
            outside.line(tmux.attachLine());
            Await.until("attached", () -> tmux.value("session_attached"), "1"::equals);
            tmux.tellWhereItIs();
            tmux.line("chat " + String.join(" ", server.clientLine("alice")));
            tmux.awaitText("alice (you)");
            tmux.type("/set away-detached on");
            tmux.press("Enter");
            tmux.awaitText("away-detached");
            bob.awaitOut("alice joined|Connected");
            outside.press("C-b", "d");
            Await.until("away", () -> who(bob), told -> told.contains("alice is away: detached"));
            outside.line("clear; " + tmux.attachLine());
            outside.awaitText("alice (you)");
            Await.until("back", () -> who(bob), told -> !told.contains("is away"));
        }
    }

    @Test
    void away_while_screen_is_detached() {
        String session = "chat-" + ProcessHandle.current().pid() + "-away";
        try (Server server = Server.start();
                Tmux tmux = Tmux.start(80, 24);
                Program bob = plain(server, "bob")) {
            tmux.line("screen -q -U -c /dev/null -S " + session + " chat "
                    + String.join(" ", server.clientLine("alice")));
            tmux.awaitText("alice (you)");
            tmux.type("/set away-detached on");
            tmux.press("Enter");
            tmux.awaitText("away-detached");
            tmux.press("C-a", "d");
            tmux.awaitPrompt();
            Await.until("away", () -> who(bob), told -> told.contains("alice is away: detached"));
            tmux.line("screen -q -r " + session);
            tmux.awaitText("alice (you)");
            Await.until("back", () -> who(bob), told -> !told.contains("is away"));
            tmux.type("/quit");
            tmux.press("Enter");
            tmux.awaitPrompt();
        }
    }

    /** Takes one to two minutes: nothing shorter can be set. */
    @Test
    void away_after_a_minute_without_a_key_and_back_with_the_next() {
        try (Server server = Server.start();
                Program bob = plain(server, "bob");
                ClientScreen alice = ClientScreen.open(server, "alice")) {
            alice.say("/set auto-away 1");
            alice.tmux().awaitText("auto-away");
            Await.until("idle", Duration.ofSeconds(150), () -> who(bob), told -> told.contains("alice is away: idle"));
            alice.tmux().type("x");
            Await.until("back", () -> who(bob), told -> !told.contains("is away"));
        }
    }

    @Test
    void the_editor_gets_the_terminal_and_the_draft_and_gives_both_back() throws IOException {
        Path editor = folder.resolve("editor");
        Files.writeString(
                editor,
                "#!/bin/sh\ncp \"$1\" '" + folder + "/seen'\ntty > '" + folder
                        + "/tty'\nprintf 'first from the editor\\nsecond from there\\n' > \"$1\"\n");
        assertThat(editor.toFile().setExecutable(true)).isTrue();
        try (Server server = Server.start();
                Program bob = plain(server, "bob");
                ClientScreen alice =
                        ClientScreen.open(Tmux.start(80, 24), server, "alice", "VISUAL= EDITOR=" + editor)) {
            alice.tmux().type("what I had so far");
            alice.tmux().press("C-x", "C-e");
            alice.tmux().await("the new draft", s -> s.contains("first from the editor") && s.contains("alice (you)"));
            assertThat(Files.readString(folder.resolve("seen"))).isEqualTo("what I had so far\n");
            assertThat(Files.readString(folder.resolve("tty")).strip())
                    .isEqualTo(alice.tmux().value("pane_tty"));
            assertThat(String.join("\n", bob.out())).as("not sent by itself").doesNotContain("from the editor");
            alice.tmux().press("Enter");
            bob.awaitOut("alice: first from the editor$");
            bob.awaitOut("^ +second from there$");
            Files.writeString(editor, "#!/bin/sh\nexit 3\n");
            alice.tmux().type("kept");
            alice.tmux().press("C-x", "C-e");
            alice.tmux().await("what went wrong", s -> s.contains("3") && s.contains("[#lobby] kept"));
            alice.tmux().press("C-u");
            alice.say("/quit");
            assertThat(alice.awaitRestored()).isZero();
        }
    }

    private static Program plain(Server server, String user) {
        Program client = Program.jar(server.clientLine(user, "--plain").toArray(String[]::new));
        client.awaitOut("Connected");
        return client;
    }

    /** What is told when somebody asks who is here. */
    private static String who(Program client) {
        long before = ends(client);
        client.type("/who");
        client.type(END);
        Await.until("the answer", () -> ends(client), now -> now > before);
        String all = String.join("\n", client.out());
        return all.substring(all.lastIndexOf(" here: "));
    }

    private static long ends(Program client) {
        return client.out().stream().filter(line -> line.contains(END)).count();
    }

    private String recorded() {
        Path bytes = folder.resolve("bytes");
        try {
            return Files.exists(bytes)
                    ? Files.readString(bytes, StandardCharsets.ISO_8859_1)
                            .replace('\u001b', '^')
                            .replace('\u0007', '!')
                    : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
