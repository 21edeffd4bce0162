package chat.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Desk;
import chat.client.model.Event;
import chat.client.model.Settings;
import chat.client.terminal.Painter;
import org.junit.jupiter.api.Test;

/** What the real view costs on the wire with the real painter: at 80x24 with 8 people beside the log, its pane full. */
class FrameBytesTest {
    private final Desk desk = new Desk(80, 24, Settings.Look.FULL);
    private final View view = new View();
    private final Painter painter = new Painter(Painter.Colors.SIXTEEN);

    FrameBytesTest() {
        desk.happens(new Event.LinkUp()).people("alice", "bob", "carol", "dave", "erin", "frank", "grace", "heidi");
        for (int i = 0; i < 40; i++) {
            desk.hears(i % 2 == 0 ? "bob" : "carol", "line " + i + " of what was said before");
        }
        paint();
    }

    @Test
    void a_line_at_the_end_of_a_full_log_is_at_most_400_bytes() {
        for (int i = 0; i < 20; i++) {
            desk.hears("dave", "a new line of an ordinary length " + i);
            assertThat(paint()).isLessThanOrEqualTo(400);
        }
    }

    @Test
    void a_long_line_that_takes_three_rows_is_at_most_800_bytes() {
        desk.hears("dave", "a new line of more than ordinary length, ".repeat(3));
        assertThat(paint()).isLessThanOrEqualTo(800);
    }

    @Test
    void the_echo_of_a_key_at_the_end_of_the_input_is_at_most_4_bytes() {
        desk.type("h");
        paint();
        for (String key : new String[] {"e", "l", "l", "o"}) {
            desk.type(key);
            assertThat(paint()).isBetween(1, 4);
        }
    }

    @Test
    void a_frame_in_which_nothing_changed_is_no_byte() {
        assertThat(paint()).isZero();
        desk.later(500).happens(new Event.Tick());
        assertThat(paint()).isZero();
        desk.people("alice", "bob", "carol", "dave", "erin", "frank", "grace", "heidi");
        assertThat(paint()).isZero();
    }

    @Test
    void a_page_up_and_the_way_back_are_no_more_than_a_screen() {
        desk.press("PgUp");
        assertThat(paint()).isLessThanOrEqualTo(80 * 24);
        desk.press("C-End");
        assertThat(paint()).isLessThanOrEqualTo(80 * 24);
    }

    @Test
    void a_line_at_200_by_50_with_40_people_beside_the_log_is_at_most_1100_bytes() {
        Desk large = new Desk(200, 50, Settings.Look.FULL);
        String[] names = new String[40];
        for (int i = 0; i < names.length; i++) {
            names[i] = "user" + i;
        }
        large.happens(new Event.LinkUp()).people(names);
        for (int i = 0; i < 60; i++) {
            large.hears(
                    i % 2 == 0 ? "user1" : "user2",
                    "line " + i + " of what was said before, and it is a little longer");
        }
        View wide = new View();
        Painter painted = new Painter(Painter.Colors.SIXTEEN);
        Grid grid = new Grid(200, 50);
        wide.draw(large.model, grid);
        int full = painted.paint(grid).length;
        for (int i = 0; i < 20; i++) {
            large.hears("user" + i, "a new line of an ordinary length, and it is a little longer " + i);
            wide.draw(large.model, grid);
            assertThat(painted.paint(grid).length).isBetween(1, 1_100).isLessThan(full);
        }
        large.type("h");
        wide.draw(large.model, grid);
        painted.paint(grid);
        large.type("e");
        wide.draw(large.model, grid);
        assertThat(painted.paint(grid).length).isBetween(1, 4);
        wide.draw(large.model, grid);
        assertThat(painted.paint(grid)).isEmpty();
    }

    private int paint() {
        Grid grid = new Grid(80, 24);
        view.draw(desk.model, grid);
        return painter.paint(grid).length;
    }
}
