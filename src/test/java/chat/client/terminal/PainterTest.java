package chat.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.view.Color;
import chat.client.view.Grid;
import chat.client.view.Style;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PainterTest {
    private static final int SIDEBAR = 64;
    private static final String[] USERS = {
        "@bob", "+carol", " alice (you)", " dave", " erin   idle 4m", " frank", " grace  away", " heidi"
    };

    private final Painter painter = new Painter(Painter.Colors.SIXTEEN);

    /** A chat at 80x24: title, log with eight users at its right, status row, input. */
    private static Grid chat(int newest, String input) {
        Grid grid = new Grid(80, 24);
        grid.put(
                0,
                0,
                " 1:#lobby | Deploy freeze until 14:00 - ask bob first                   F1 help",
                Style.PLAIN.reverse());
        for (int row = 1; row < 22; row++) {
            int n = newest - 21 + row;
            int column = grid.put(row, 0, "12:" + (10 + n % 50) + " ", Style.PLAIN.dim());
            String nick = "alice";
            column = grid.put(row, column, "    " + nick, Style.PLAIN.fg(Color.GREEN));
            grid.put(row, column + 2, SIDEBAR, "this is line " + n + " of what they said to each other", Style.PLAIN);
            grid.put(row, SIDEBAR, "|", Style.PLAIN.dim());
            if (row <= USERS.length) {
                grid.put(row, SIDEBAR + 1, USERS[row - 1], Style.PLAIN);
            }
        }
        grid.fill(22, 0, 80, ' ', Style.PLAIN.reverse());
        grid.put(22, 0, " [12:58] [alice] [1:#lobby 6]", Style.PLAIN.reverse());
        int end = grid.put(23, 0, "[#lobby] " + input, Style.PLAIN);
        grid.cursor(23, end);
        return grid;
    }

    private static String readable(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).replace("\u001b", "^");
    }

    @Test
    void an_appended_chat_line_costs_at_most_400_bytes() {
        Emulator emulator = new Emulator(80, 24);
        emulator.write(painter.paint(chat(100, "")));
        for (int newest = 101; newest < 140; newest++) {
            Grid next = chat(newest, "");
            next.scrolled(1, 22, 1);
            byte[] bytes = painter.paint(next);
            emulator.write(bytes);
            assertThat(bytes.length).as(readable(bytes)).isBetween(1, 400);
            emulator.assertShows(next, -1, "line " + newest);
        }
    }

    @Test
    void an_appended_line_that_wraps_to_the_whole_width_costs_at_most_400_bytes() {
        painter.paint(chat(100, ""));
        Grid next = chat(101, "");
        next.put(21, 18, "0123456789".repeat(5).substring(0, 46), Style.PLAIN);
        next.scrolled(1, 22, 1);
        assertThat(painter.paint(next).length).isBetween(1, 400);
    }

    @Test
    void the_echo_of_a_key_costs_at_most_4_bytes() {
        painter.paint(chat(100, "hello"));
        assertThat(readable(painter.paint(chat(100, "hello!")))).isEqualTo("!");
        Grid next = chat(100, "hello!");
        next.put(22, 8, "9", Style.PLAIN.reverse());
        painter.paint(next);
        Grid typed = chat(100, "hello!!");
        typed.put(22, 8, "9", Style.PLAIN.reverse());
        assertThat(painter.paint(typed).length).isLessThanOrEqualTo(4);
    }

    @Test
    void a_frame_in_which_nothing_changed_costs_nothing() {
        painter.paint(chat(100, "hello"));
        assertThat(painter.paint(chat(100, "hello"))).isEmpty();
        Grid hinted = chat(100, "hello");
        hinted.scrolled(1, 22, 3);
        assertThat(painter.paint(hinted)).isEmpty();
    }

    @Test
    void a_wrong_hint_costs_no_bytes() {
        painter.paint(chat(100, ""));
        Grid hinted = chat(100, "a");
        hinted.scrolled(1, 22, 3);
        assertThat(readable(painter.paint(hinted))).isEqualTo("a");
    }

    @Test
    void moving_the_cursor_only_moves_the_cursor() {
        painter.paint(chat(100, "hello"));
        Grid next = chat(100, "hello");
        next.cursor(23, 12);
        assertThat(readable(painter.paint(next))).isEqualTo("\b\b");
        next.hideCursor();
        assertThat(readable(painter.paint(next))).isEqualTo("^[?25l");
        assertThat(painter.paint(next)).isEmpty();
        next.cursor(23, 12);
        assertThat(readable(painter.paint(next))).isEqualTo("^[?25h");
    }

    @Test
    void the_bottom_right_cell_is_never_written() {
        for (int columns = 1; columns < 4; columns++) {
            for (int rows = 1; rows < 3; rows++) {
                Painter small = new Painter(Painter.Colors.SIXTEEN);
                Emulator emulator = new Emulator(columns, rows);
                Grid grid = new Grid(columns, rows);
                for (int row = 0; row < rows; row++) {
                    grid.fill(row, 0, columns, 'x', Style.PLAIN.reverse());
                }
                emulator.write(small.paint(grid));
                emulator.assertShows(grid, -1, columns + "x" + rows);
                grid.put(rows - 1, columns - 2, "中", Style.PLAIN);
                emulator.write(small.paint(grid));
                emulator.assertShows(grid, -1, columns + "x" + rows);
            }
        }
    }

    @Test
    void after_a_risky_cluster_the_column_is_said_anew() {
        Grid grid = new Grid(40, 2);
        painter.paint(grid);
        grid.put(0, 0, "a\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67b", Style.PLAIN);
        assertThat(readable(painter.paint(grid))).contains("a\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67^[4Gb");
        grid.clear();
        grid.put(0, 0, "e\u0301e", Style.PLAIN);
        assertThat(readable(painter.paint(grid))).contains("e\u0301^[2Ge");
    }

    @Test
    void a_risky_cluster_near_the_edge_cannot_wrap() {
        Grid grid = new Grid(40, 2);
        painter.paint(grid);
        grid.put(1, 36, "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67", Style.PLAIN);
        assertThat(readable(painter.paint(grid)))
                .contains("^[?7l\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67^[?7h");
    }

    @Test
    void what_stands_after_a_new_risky_cluster_is_written_again() {
        Grid grid = new Grid(40, 2);
        grid.put(0, 10, "right", Style.PLAIN);
        painter.paint(grid);
        grid.put(0, 0, "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67", Style.PLAIN);
        assertThat(readable(painter.paint(grid))).contains("right");
        grid.put(1, 0, "x", Style.PLAIN);
        assertThat(readable(painter.paint(grid))).doesNotContain("right");
    }

    @Test
    void without_colours_the_attributes_remain() {
        Painter plain = new Painter(Painter.Colors.NONE);
        Grid grid = new Grid(10, 1);
        grid.put(0, 0, "x", Style.PLAIN.fg(Color.RED).bg(Color.BLUE).bold());
        assertThat(readable(plain.paint(grid)))
                .contains("^[1mx^[m")
                .doesNotContain("3")
                .doesNotContain("44");
    }

    @Test
    void long_frames_are_bracketed_only_for_a_terminal_that_said_so() {
        assertThat(readable(painter.paint(chat(1, "")))).doesNotContain("2026");
        painter.synchronize();
        assertThat(readable(painter.paint(chat(2, "")))).startsWith("^[?2026h").endsWith("^[?2026l");
        assertThat(readable(painter.paint(chat(2, "a")))).isEqualTo("a");
        assertThat(painter.paint(chat(2, "a"))).isEmpty();
    }

    @Test
    void a_new_size_or_a_forgotten_screen_is_painted_whole() {
        painter.paint(chat(1, ""));
        painter.forget();
        byte[] bytes = painter.paint(chat(1, ""));
        Emulator emulator = new Emulator(80, 24);
        emulator.write("rubbish\u001b[7m");
        emulator.write(bytes);
        emulator.assertShows(chat(1, ""), -1, "forgotten");
        Grid small = new Grid(20, 5);
        small.put(4, 3, "here", Style.PLAIN);
        emulator = new Emulator(20, 5);
        emulator.write("rubbish");
        emulator.write(painter.paint(small));
        emulator.assertShows(small, -1, "resized");
    }
}
