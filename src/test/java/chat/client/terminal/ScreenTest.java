package chat.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.client.view.Color;
import chat.client.view.Grid;
import chat.client.view.Style;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenTest {
    private static final String ON = "^[?1049h^[22;2t^[?2004h^[?1004h^[>1u";
    private static final String OFF = "^[<u^[?1006l^[?1000l^[?1004l^[?2004l^[r^[m^[?25h^[23;2t^[?1049l";

    private final FakeTerminal terminal = new FakeTerminal(20, 4);
    private final Posts posts = new Posts();
    private final Grid grid = new Grid(20, 4);

    private Screen open() throws Screen.UnavailableException {
        return Screen.on(terminal, Painter.Colors.SIXTEEN, posts);
    }

    @Test
    void entering_and_leaving_write_what_the_paper_says_in_its_order() throws Exception {
        try (Screen screen = open()) {
            assertThat(terminal.calls()).isEmpty();
            screen.enter();
            assertThat(terminal.calls()).containsExactly("raw", "write " + ON);
            terminal.calls().clear();
            screen.leave();
            assertThat(terminal.calls()).containsExactly("write " + OFF, "restore");
        }
    }

    @Test
    void leaving_undoes_entering() throws Exception {
        terminal.emulator().write("$ java -jar chat.jar\r\n");
        String before = terminal.drawn();
        try (Screen screen = open()) {
            screen.enter();
            grid.put(1, 0, "red on the screen", Style.PLAIN.fg(Color.RED).reverse());
            grid.scrolled(0, 3, 1);
            grid.hideCursor();
            screen.show(grid);
            terminal.emulator().write("\u001b[2;3r\u001b[7m");
            assertThat(terminal.drawn()).contains("red on the screen");
        }
        assertThat(terminal.drawn()).isEqualTo(before);
        terminal.emulator().write("$ ok\r\n\n\n\n\nend");
        Grid shell = new Grid(20, 4);
        shell.put(3, 0, "end", Style.PLAIN);
        shell.cursor(3, 3);
        terminal.emulator().assertShows(shell, -1, "attributes and margins are off");
    }

    @Test
    void links_show_from_the_moment_in_which_the_terminal_says_its_name() throws Exception {
        try (Screen screen = open()) {
            screen.enter();
            grid.put(0, 0, "see a.example", Style.PLAIN);
            grid.link(0, 4, 13, "https://a.example");
            screen.show(grid);
            assertThat(terminal.takeWritten()).contains("a.example").doesNotContain("]8;");
            Keys keys = new Keys(screen::answered);
            byte[] answer = "\u001bP>|kitty(0.35.2)\u001b\\".getBytes(StandardCharsets.UTF_8);
            keys.feed(answer, 0, 5, key -> {});
            screen.show(grid);
            assertThat(terminal.takeWritten()).as("half an answer").isEmpty();
            keys.feed(answer, 5, answer.length, key -> {});
            screen.show(grid);
            assertThat(terminal.takeWritten()).contains("]8;id=1;https://a.example^\\a.example");
            screen.show(grid);
            assertThat(terminal.takeWritten()).isEmpty();
        }
    }

    @Test
    void the_mouse_is_on_only_when_asked_for_and_off_on_every_way_out() throws Exception {
        Screen screen = open();
        screen.mouseOn();
        assertThat(terminal.calls()).as("not ours yet").isEmpty();
        screen.mouseOff();
        screen.enter();
        assertThat(terminal.takeWritten()).isEqualTo(ON);
        screen.mouseOn();
        assertThat(terminal.takeWritten()).isEqualTo("^[?1000h^[?1006h");
        screen.resume();
        assertThat(terminal.takeWritten()).as("stopped and continued").isEqualTo(OFF + ON + "^[?1000h^[?1006h");
        screen.leave();
        assertThat(terminal.takeWritten()).isEqualTo(OFF).contains("^[?1006l^[?1000l");
        screen.resume();
        terminal.takeWritten();
        screen.mouseOff();
        assertThat(terminal.takeWritten()).isEqualTo("^[?1006l^[?1000l");
        screen.close();
    }

    @Test
    void what_is_copied_goes_to_the_terminal_and_paints_nothing() throws Exception {
        try (Screen screen = open()) {
            screen.copy("not ours yet");
            screen.enter();
            screen.show(grid);
            terminal.takeWritten();
            screen.copy("grüße");
            assertThat(terminal.takeWritten()).isEqualTo("^]52;c;Z3LDvMOfZQ==\u0007");
            terminal.emulator().assertShows(grid, -1, "nothing was painted");
        }
    }

    @Test
    void leaving_twice_leaves_once() throws Exception {
        Screen screen = open();
        screen.leave();
        assertThat(terminal.calls()).isEmpty();
        screen.enter();
        screen.leave();
        terminal.calls().clear();
        screen.leave();
        screen.close();
        screen.close();
        assertThat(terminal.calls()).isEmpty();
    }

    @Test
    void a_frame_is_one_write_and_an_unchanged_one_none() throws Exception {
        try (Screen screen = open()) {
            screen.enter();
            terminal.calls().clear();
            for (int row = 0; row < 4; row++) {
                grid.fill(row, 0, 20, 'x', Style.PLAIN.bold());
            }
            screen.show(grid);
            assertThat(terminal.calls()).hasSize(1);
            terminal.emulator().assertShows(grid, -1, "painted");
            screen.show(grid);
            assertThat(terminal.calls()).hasSize(1);
        }
        terminal.calls().clear();
    }

    @Test
    void nothing_is_painted_after_leaving() throws Exception {
        Screen screen = open();
        screen.enter();
        screen.leave();
        terminal.calls().clear();
        grid.put(0, 0, "late", Style.PLAIN);
        screen.show(grid);
        screen.bell("bob", "hi");
        screen.title("(1) chat");
        assertThat(terminal.calls()).isEmpty();
    }

    @Test
    void the_terminal_is_asked_only_after_the_first_paint_and_brackets_come_only_if_it_says_yes() throws Exception {
        try (Screen screen = open()) {
            Keys keys = new Keys(screen::answered);
            screen.enter();
            screen.show(grid);
            assertThat(terminal.takeWritten()).doesNotContain("2026");
            screen.start();
            assertThat(terminal.takeWritten()).isEqualTo("^[?2026$p^[>0q");
            frameOf("a".repeat(20), screen);
            assertThat(terminal.takeWritten()).doesNotContain("2026");
            answer(keys, "\u001b[?2026;0$y");
            frameOf("b".repeat(20), screen);
            assertThat(terminal.takeWritten()).doesNotContain("2026");
            answer(keys, "\u001b[?2026;2$y");
            frameOf("c".repeat(20), screen);
            assertThat(terminal.takeWritten()).startsWith("^[?2026h").endsWith("^[?2026l");
        }
    }

    @Test
    void the_title_is_written_when_it_changes_and_gone_on_every_way_out() throws Exception {
        try (Screen screen = open()) {
            screen.enter();
            terminal.calls().clear();
            screen.title("chat #lobby");
            screen.title("chat #lobby");
            screen.title("(1) chat #lobby");
            assertThat(terminal.calls())
                    .containsExactly("write ^]2;chat #lobby\u0007", "write ^]2;(1) chat #lobby\u0007");
            terminal.calls().clear();
            screen.suspend();
            assertThat(terminal.calls()).containsExactly("write ^]2;\u0007" + OFF, "restore", "stop");
            screen.title("late");
            screen.resume();
            terminal.calls().clear();
            screen.title("(1) chat #lobby");
            screen.resume();
            assertThat(terminal.calls())
                    .containsExactly("write ^]2;(1) chat #lobby\u0007", "write ^]2;\u0007" + OFF, "raw", "write " + ON);
            terminal.calls().clear();
        }
        assertThat(terminal.calls()).containsExactly("write " + OFF, "restore");
    }

    @Test
    void the_bell_is_what_the_terminal_is_known_to_take() throws Exception {
        try (Screen screen = open()) {
            Keys keys = new Keys(screen::answered);
            screen.enter();
            terminal.calls().clear();
            screen.bell("bob in #ops", "hello");
            answer(keys, "\u001bP>|foot(1.16.2)\u001b\\");
            screen.bell("bob in #ops", "hello");
            assertThat(terminal.calls())
                    .containsExactly("write \u0007", "write \u0007^]777;notify;bob in #ops;hello\u0007");
            assertThat(screen.bellWords()).contains("the terminal says that it is foot(1.16.2)");
        }
    }

    private void frameOf(String text, Screen screen) {
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 20; column++) {
                grid.put(
                        row,
                        column,
                        text.substring(column, column + 1),
                        column % 2 == 0 ? Style.PLAIN : Style.PLAIN.bold());
            }
        }
        screen.show(grid);
    }

    private static void answer(Keys keys, String reply) {
        byte[] bytes = reply.getBytes(StandardCharsets.US_ASCII);
        keys.feed(bytes, 0, bytes.length, key -> {
            throw new AssertionError("no key: " + key);
        });
    }

    @Test
    void typed_bytes_and_the_end_of_input_are_posted() throws Exception {
        try (Screen screen = open()) {
            screen.enter();
            screen.start();
            assertThat(posts.next()).isEqualTo("resized");
            terminal.type("héllo");
            assertThat(posts.next()).isEqualTo("bytes héllo");
            terminal.hangUp();
            assertThat(posts.next()).isEqualTo("hung up");
        }
    }

    @Test
    void what_is_typed_after_leaving_is_left_to_the_shell() throws Exception {
        try (Screen screen = open()) {
            screen.enter();
            screen.start();
            assertThat(posts.next()).isEqualTo("resized");
            terminal.type("ours");
            assertThat(posts.next()).isEqualTo("bytes ours");
            screen.leave();
            terminal.type("ls");
            screen.enter();
            assertThat(posts.next()).as("typed while away, read on coming back").isEqualTo("bytes ls");
        }
        terminal.type("make");
        assertThat(terminal.unread()).isEqualTo(1);
        assertThat(posts.told).isEmpty();
    }

    @Test
    void a_terminal_that_takes_no_bytes_any_more_has_hung_up() throws Exception {
        Screen screen = open();
        screen.enter();
        terminal.hangUp();
        grid.put(0, 0, "x", Style.PLAIN);
        screen.show(grid);
        assertThat(posts.next()).isEqualTo("hung up");
        terminal.calls().clear();
        screen.close();
        assertThat(terminal.calls()).containsExactly("restore");
    }

    @Test
    void suspending_leaves_stops_and_resuming_enters_and_paints_all() throws Exception {
        try (Screen screen = open()) {
            screen.enter();
            grid.put(0, 0, "still here", Style.PLAIN);
            screen.show(grid);
            terminal.calls().clear();
            screen.suspend();
            assertThat(terminal.calls()).containsExactly("write " + OFF, "restore", "stop");
            terminal.calls().clear();
            screen.resume();
            assertThat(terminal.calls()).containsExactly("raw", "write " + ON);
            screen.show(grid);
            terminal.emulator().assertShows(grid, -1, "resumed");
        }
    }

    @Test
    void going_on_after_an_unasked_stop_switches_nothing_on_twice() throws Exception {
        try (Screen screen = open()) {
            screen.enter();
            grid.put(0, 0, "still here", Style.PLAIN);
            screen.show(grid);
            terminal.emulator().write("[1]+ Stopped\r\n$ fg\r\n");
            terminal.calls().clear();
            screen.resume();
            assertThat(terminal.calls()).containsExactly("write " + OFF, "raw", "write " + ON);
            screen.show(grid);
            terminal.emulator().assertShows(grid, -1, "resumed");
        }
    }

    @Test
    void a_new_size_is_known_when_asked_for() throws Exception {
        try (Screen screen = open()) {
            assertThat(screen.refreshSize()).isFalse();
            terminal.size(30, 5);
            assertThat(screen.columns()).isEqualTo(20);
            assertThat(screen.refreshSize()).isTrue();
            assertThat(screen.columns()).isEqualTo(30);
            assertThat(screen.rows()).isEqualTo(5);
        }
    }

    @Test
    void a_terminal_without_a_size_has_no_full_screen() {
        FakeTerminal none = new FakeTerminal(0, 0);
        assertThatThrownBy(() -> Screen.on(none, Painter.Colors.SIXTEEN, posts))
                .isInstanceOf(Screen.UnavailableException.class)
                .hasMessageContaining("does not say how large");
        assertThat(none.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dumb", "vt52", "unknown", "emacs", "dumb-color"})
    void a_kind_that_cannot_is_refused_with_a_sentence(String term) {
        assertThat(new TerminalKind(term).refusal()).endsWith("going on in lines (as with --plain).");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xterm",
                "xterm-256color",
                "xterm-kitty",
                "xterm-ghostty",
                "foot",
                "screen",
                "tmux-256color",
                "linux",
                "vt220",
                "rxvt-unicode",
                "new-kind"
            })
    void every_other_kind_is_taken_even_a_new_one(String term) {
        assertThat(new TerminalKind(term).refusal()).isNull();
    }

    /** Keeps what was told, as words. */
    private static final class Posts implements Screen.Listener {
        private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

        String next() throws InterruptedException {
            String word = told.poll(10, TimeUnit.SECONDS);
            return word == null ? "nothing in 10 s" : word;
        }

        @Override
        public void bytes(byte[] bytes) {
            told.add("bytes " + new String(bytes, StandardCharsets.UTF_8));
        }

        @Override
        public void hungUp() {
            told.add("hung up");
        }

        @Override
        public void resized() {
            told.add("resized");
        }

        @Override
        public void stopAsked() {
            told.add("stop asked");
        }

        @Override
        public void continued() {
            told.add("continued");
        }

        @Override
        public void endAsked(String signal) {
            told.add("end asked by " + signal);
        }
    }
}
