package chat.terminals;

import static org.assertj.core.api.Assertions.assertThat;

import chat.e2e.Await;
import chat.e2e.Server;
import chat.original.OriginalClient;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Terminals that are not what the client would like. */
@Tag("terminals")
class OtherTerminalsIT {
    @Test
    void inside_gnu_screen() throws IOException {
        try (Server server = Server.start();
                Tmux tmux = Tmux.start(80, 24);
                OriginalClient bob = OriginalClient.join(server.port(), "bob")) {
            tmux.line("screen -q -U -c /dev/null -S chat-"
                    + ProcessHandle.current().pid() + " chat " + String.join(" ", server.clientLine("alice"))
                    + "; echo exit=$?");
            tmux.awaitText("alice (you)");
            tmux.type("over screen 你好");
            tmux.press("Enter");
            Await.until("alice's line", bob::printed, lines -> lines.contains("[alice] over screen 你好"));
            bob.say("wide 世界 here");
            tmux.awaitText("wide 世界 here");
            tmux.type("/quit");
            tmux.press("Enter");
            tmux.await("exit code", s -> s.contains("\nexit=0"));
        }
    }

    /** Names that JLine has never heard of must neither print a trace nor cost the alternate screen. */
    @ParameterizedTest
    @ValueSource(strings = {"xterm-ghostty", "xterm-kitty", "foot", "alacritty", "xterm", "linux", "tmux-256color"})
    void terminals_by_other_names(String term) {
        try (Server server = Server.start();
                ClientScreen alice = ClientScreen.open(Tmux.start(80, 24), server, "alice", "TERM=" + term)) {
            assertThat(alice.tmux().screen()).doesNotContain("Exception");
            assertThat(alice.tmux().alternateScreen()).isTrue();
            alice.say("/quit");
            assertThat(alice.awaitRestored()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM=dumb", "TERM=", "TERM=vt52"})
    void a_terminal_that_cannot_is_told_so_and_gets_lines(String term) throws IOException {
        try (Server server = Server.start();
                Tmux tmux = Tmux.start(80, 24);
                OriginalClient bob = OriginalClient.join(server.port(), "bob")) {
            tmux.line(term + " chat " + String.join(" ", server.clientLine("alice")) + "; echo exit=$?");
            tmux.awaitText("--plain");
            tmux.awaitText("Connected");
            bob.say("can you read this?");
            tmux.awaitText("can you read this?");
            assertThat(tmux.alternateScreen()).isFalse();
            tmux.line("yes, line by line");
            Await.until("alice's line", bob::printed, lines -> lines.contains("[alice] yes, line by line"));
            tmux.line("/quit");
            tmux.await("exit code", s -> s.contains("\nexit=0"));
        }
    }

    /** Where no native library can be unpacked, stty has to do. */
    @Test
    void without_a_place_for_the_native_library() {
        try (Server server = Server.start();
                ClientScreen alice =
                        ClientScreen.open(Tmux.start(80, 24), server, "alice", "FLAGS=-Djava.io.tmpdir=/proc/none")) {
            assertThat(alice.tmux().screen()).doesNotContain("Exception");
            alice.tmux().resize(100, 30);
            alice.tmux().await("the new size", s -> s.lines().count() == 30 && s.contains("alice (you)"));
            alice.tmux().resize(80, 24);
            alice.say("/quit");
            assertThat(alice.awaitRestored()).isZero();
        }
    }

    @Test
    void a_locale_without_utf8_is_drawn_in_ascii() throws IOException {
        try (Server server = Server.start();
                ClientScreen alice = ClientScreen.open(Tmux.start(80, 24), server, "alice", "LC_ALL=C");
                OriginalClient bob = OriginalClient.join(server.port(), "bob")) {
            bob.say("wörld");
            alice.tmux().awaitText("w?rld");
            assertThat(alice.tmux().screen()).matches("\\p{ASCII}*");
        }
    }
}
