package chat.terminals;

import static org.assertj.core.api.Assertions.assertThat;

import chat.e2e.Await;
import chat.e2e.Server;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Both doctors in a real tmux, whose settings are wrong in one test and right in the other. */
@Tag("terminals")
class DoctorInTmuxIT {
    private static final String[] RIGHT = {
        "set -g set-clipboard on",
        "set -g allow-passthrough on",
        "set -g focus-events on",
        "set -g set-titles on",
        "set -as terminal-features ',*:clipboard'"
    };

    @Test
    void the_command_says_what_to_set_and_leaves_the_terminal_as_it_was() {
        try (Tmux tmux = Tmux.start(240, 60)) {
            String stty = tmux.stty();
            String modes = tmux.modes();
            tmux.tellWhereItIs();
            tmux.line("chat doctor; echo exit=$?");
            tmux.awaitText("Please press Alt+X");
            tmux.press("M-x");
            String screen = tmux.awaitText("exit=12");
            assertThat(screen)
                    .contains("ok: terminal: it says that it is tmux")
                    .contains("ok: UTF-8 of the terminal: ")
                    .contains("ok: Alt: Alt with a key arrives.")
                    .contains("ok: Esc: tmux keeps it back for 0 ms only")
                    .contains("ok: Ctrl+S: ")
                    .contains("to do: clipboard: tmux keeps what /copy sends (set-clipboard is external).")
                    .contains("set -g set-clipboard on")
                    .contains("set -g allow-passthrough on")
                    .contains("set -g focus-events on")
                    .contains("note: server: not looked at;")
                    .contains("3 things to do; not known: ");
            assertThat(tmux.stty()).isEqualTo(stty);
            assertThat(tmux.modes()).isEqualTo(modes);
            tmux.line("echo nothing-typed");
            assertThat(tmux.awaitText("\nnothing-typed\n")).contains(Tmux.PROMPT + " echo nothing-typed");
        }
    }

    @Test
    void with_all_of_that_set_nothing_is_left_to_do_with_a_server_neither() {
        try (Server server = Server.start();
                Tmux tmux = Tmux.start(240, 60, RIGHT)) {
            tmux.tellWhereItIs();
            tmux.line("chat doctor --host 127.0.0.1 --port " + server.port() + " --user alice; echo exit=$?");
            tmux.awaitText("Please press Alt+X");
            tmux.press("Enter");
            assertThat(tmux.awaitText("exit=0"))
                    .contains("ok: server: 127.0.0.1:" + server.port() + " lets you in.")
                    .contains("ok: profile: session")
                    .contains("ok: round trip: ")
                    .contains("ok: clock: ")
                    .contains("not known: Alt: ")
                    .contains("Nothing to do; not known: ");
        }
    }

    @Test
    void in_the_client_the_lines_stand_in_the_window_and_the_draft_stays() {
        try (Server server = Server.start();
                ClientScreen client = ClientScreen.open(Tmux.start(140, 60), server, "alice", "")) {
            client.say("/doctor");
            client.tmux().type("half a thought");
            String screen =
                    client.tmux().await("the report", s -> s.contains("; not known: ") && s.contains("half a thought"));
            assertThat(screen)
                    .contains("ok: terminal: it says that it is tmux")
                    .contains("ok: server: ")
                    .contains("not known: tmux: it runs on the machine that you came from")
                    .contains("Nothing to do; not known: ");
            assertThat(client.tmux().rows())
                    .filteredOn(row -> row.contains("\u65e5"))
                    .isEmpty();
            client.tmux().press("C-u");
            client.say("/quit");
            assertThat(client.awaitRestored()).isZero();
        }
    }

    @Test
    void ctrl_c_ends_it_at_once_with_130_and_the_terminal_as_it_was() {
        try (Tmux tmux = Tmux.start(80, 24)) {
            String stty = tmux.stty();
            String modes = tmux.modes();
            tmux.line("chat doctor; echo exit=$?");
            tmux.awaitText("Please press Alt+X");
            tmux.press("C-c");
            assertThat(tmux.awaitText("exit=130")).doesNotContain("ok: ").doesNotContain("Exception");
            assertThat(tmux.stty()).isEqualTo(stty);
            Await.until("modes as before", tmux::modes, modes::equals);
            tmux.line("chat doctor; echo again=$?");
            tmux.awaitText("Please press Alt+X");
            Tool.run(List.of("kill", "-s", "INT", "" + tmux.running("java").pid()));
            tmux.awaitText("again=130");
            assertThat(tmux.stty()).isEqualTo(stty);
        }
    }

    @Test
    void inside_gnu_screen_it_knows_that_it_is_there() {
        try (Tmux tmux = Tmux.start(160, 50)) {
            tmux.line("screen -q -U -c /dev/null -S chat-"
                    + ProcessHandle.current().pid() + "-doctor sh -c 'chat doctor; echo exit=$?; cat'");
            tmux.awaitText("Please press Alt+X");
            tmux.press("M-x");
            assertThat(tmux.awaitText("exit="))
                    .contains("ok: screen: this window is in UTF-8.")
                    .contains("ok: Alt: Alt with a key arrives.")
                    .contains("not known: bell: screen does not tell")
                    .doesNotContain("Exception");
            tmux.press("C-d");
            tmux.awaitPrompt();
        }
    }

    @Test
    void into_a_pipe_it_says_what_can_be_known() {
        try (Tmux tmux = Tmux.start(240, 60)) {
            tmux.line("chat doctor | cat; echo exit=${PIPESTATUS[0]}");
            assertThat(tmux.awaitText("\nexit="))
                    .contains("Standard input or output is no terminal")
                    .contains("not known: terminal: it was not asked")
                    .contains("ok: UTF-8: LC_ALL is C.UTF-8.");
        }
    }
}
