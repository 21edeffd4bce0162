package chat.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which bytes ring and notify on which terminal; ESC is ^ and BEL is ! here. */
class AnnouncerTest {
    @Test
    void an_unknown_terminal_gets_the_bell_alone() {
        Announcer announcer = Announcer.of(Map.of("TERM", "xterm-256color"));
        assertThat(bytes(announcer)).isEqualTo("!");
        assertThat(announcer.words()).startsWith("Sent: BEL alone; the terminal has not said what it is.");
        announcer.answered("P>|XTerm(379)");
        assertThat(bytes(announcer)).isEqualTo("!");
    }

    @Test
    void what_the_terminal_answers_counts_and_other_answers_do_not() {
        Announcer announcer = Announcer.of(Map.of("TERM", "xterm-256color"));
        announcer.answered("]11;rgb:0000/0000/0000");
        assertThat(bytes(announcer)).isEqualTo("!");
        announcer.answered("P>|foot(1.16.2)");
        assertThat(bytes(announcer)).isEqualTo("!^]777;notify;bob in #a,b;hello; you!");
        assertThat(announcer.words())
                .isEqualTo("Sent: BEL and a notification (OSC 777); the terminal says that it is foot(1.16.2).");
        announcer.answered("P>|iTerm2 3.5.0");
        assertThat(bytes(announcer)).isEqualTo("!^]9;bob in #a,b: hello; you!");
        announcer.answered("P>|kitty(0.35.2)");
        assertThat(bytes(announcer)).isEqualTo("!^]99;i=chat:d=0;bob in #a;b!^]99;i=chat:d=1:p=body;hello; you!");
    }

    @Test
    void the_environment_counts_before_there_is_an_answer() {
        assertThat(bytes(Announcer.of(Map.of("TERM", "xterm-kitty")))).startsWith("!^]99;");
        assertThat(bytes(Announcer.of(Map.of("TERM", "xterm-ghostty")))).startsWith("!^]777;notify;");
        assertThat(bytes(Announcer.of(Map.of("TERM", "xterm-256color", "VTE_VERSION", "7600"))))
                .startsWith("!^]777;notify;");
        assertThat(bytes(Announcer.of(Map.of("TERM", "xterm-256color", "LC_TERMINAL", "iTerm2"))))
                .startsWith("!^]9;");
        assertThat(bytes(Announcer.of(Map.of("TERM_PROGRAM", "WezTerm")))).startsWith("!^]777;");
    }

    @Test
    void through_tmux_each_sequence_is_wrapped_with_its_escapes_doubled() {
        Announcer announcer = Announcer.of(Map.of("TERM", "tmux-256color"));
        assertThat(bytes(announcer)).isEqualTo("!^Ptmux;^^]9;bob in #a,b: hello; you!^\\");
        assertThat(announcer.words()).contains("set -g allow-passthrough on", "visual-bell off", "monitor-bell on");
        Announcer kitty = Announcer.of(Map.of("TERM", "tmux-256color", "KITTY_WINDOW_ID", "1"));
        assertThat(bytes(kitty))
                .isEqualTo("!^Ptmux;^^]99;i=chat:d=0;bob in #a;b!^\\^Ptmux;^^]99;i=chat:d=1:p=body;hello; you!^\\");
    }

    @Test
    void a_tmux_that_only_its_answer_gives_away_is_tmux() {
        Announcer announcer = Announcer.of(Map.of("TERM", "screen-256color"));
        assertThat(bytes(announcer)).isEqualTo("!");
        announcer.answered("P>|tmux 3.4");
        assertThat(bytes(announcer)).startsWith("!^Ptmux;^^]9;");
    }

    @Test
    void through_screen_it_is_wrapped_as_screen_wants_it() {
        Announcer announcer = Announcer.of(Map.of("TERM", "screen", "STY", "1234.pts-0.here"));
        assertThat(bytes(announcer)).isEqualTo("!^P^]9;bob in #a,b: hello; you!^\\");
        assertThat(announcer.words()).contains("screen, which needs: vbell off");
    }

    private static String bytes(Announcer announcer) {
        return announcer
                .bytes("bob in #a;b", "hello; you")
                .replace('\u001b', '^')
                .replace('\u0007', '!');
    }
}
