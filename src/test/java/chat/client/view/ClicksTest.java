package chat.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Desk;
import chat.client.model.Destination;
import chat.client.model.Event;
import chat.client.model.Key;
import chat.client.model.Panes;
import chat.client.model.Request;
import chat.client.model.Settings;
import org.junit.jupiter.api.Test;

/** The mouse, from the cell that was clicked to what comes of it. */
class ClicksTest {
    private static final Settings.Look ASCII = new Settings.Look(Settings.Letters.ASCII, Settings.Colours.NONE);

    @Test
    void it_is_off_until_asked_for() {
        Desk desk = talk(80, 24);
        assertThat(desk.model.panes().mouse()).isEqualTo(Panes.Mouse.OFF);
        desk.press("M-m");
        assertThat(desk.model.panes().mouse()).isEqualTo(Panes.Mouse.ON);
        desk.says("/mouse off");
        assertThat(desk.model.panes().mouse()).isEqualTo(Panes.Mouse.OFF);
        desk.says("/mouse on");
        assertThat(desk.model.panes().mouse()).isEqualTo(Panes.Mouse.ON);
        desk.says("/mouse");
        assertThat(desk.model.panes().mouse()).isEqualTo(Panes.Mouse.OFF);
        desk.says("/set mouse on");
        assertThat(desk.model.panes().mouse()).isEqualTo(Panes.Mouse.ON);
        desk.says("/mouse maybe");
        assertThat(desk.hint()).isEqualTo("/mouse takes on or off.");
    }

    @Test
    void a_window_in_the_list_is_gone_to() {
        Desk desk = talk(120, 30);
        click(desk, ">2:#dev", Key.Button.LEFT);
        assertThat(desk.model.windows().active()).isEqualTo(1);
        click(desk, " 3:#ops", Key.Button.LEFT);
        assertThat(desk.model.window().name()).isEqualTo("#ops");
    }

    @Test
    void a_window_in_the_status_row_is_gone_to() {
        Desk wide = talk(80, 24);
        click(wide, "4:carol(1!)", Key.Button.LEFT);
        assertThat(wide.model.window().name()).isEqualTo("carol");
        Desk narrow = talk(40, 15);
        click(narrow, "3:1", Key.Button.LEFT);
        assertThat(narrow.model.window().name()).isEqualTo("#ops");
        Desk first = talk(40, 15);
        click(first, "2:1", Key.Button.LEFT);
        assertThat(first.model.window().name()).isEqualTo("#dev");
    }

    @Test
    void a_name_goes_into_the_draft_and_with_the_other_button_one_talks_alone() {
        Desk desk = talk(80, 24);
        click(desk, "| bob", Key.Button.LEFT);
        assertThat(desk.draft()).isEqualTo("bob: ");
        desk.type("and ");
        click(desk, " carol  ", Key.Button.LEFT);
        assertThat(desk.draft()).isEqualTo("bob: and carol ");
        click(desk, " alice (you)", Key.Button.LEFT);
        assertThat(desk.draft()).isEqualTo("bob: and carol ");
        click(desk, "| bob", Key.Button.RIGHT);
        assertThat(desk.model.window().name()).isEqualTo("bob");
        assertThat(desk.asked()).contains(new Request.Talk("bob"));
        desk.press("M-1");
        assertThat(desk.draft()).isEqualTo("bob: and carol ");
    }

    @Test
    void a_place_in_the_list_of_ctrl_g_is_gone_to() {
        Desk desk = talk(80, 24).press("C-g");
        click(desk, "3:#ops", Key.Button.LEFT);
        assertThat(desk.model.window().name()).isEqualTo("#ops");
    }

    @Test
    void beside_all_that_nothing_happens() {
        Desk desk = talk(80, 24);
        View view = new View();
        view.draw(desk.model, new Grid(80, 24));
        assertThat(view.at(10, 10)).isNull();
        assertThat(view.at(23, 3)).isNull();
        assertThat(view.at(99, 99)).isNull();
        var before = desk.model;
        desk.happens(new Event.Pressed(new Key.Click(Key.Button.LEFT, 10, 10)));
        assertThat(desk.model).isEqualTo(before);
        desk.press("F1");
        view.draw(desk.model, new Grid(80, 24));
        for (int row = 0; row < 22; row++) {
            assertThat(view.at(row, 70)).as("under the help page").isNull();
        }
    }

    @Test
    void a_question_waits_for_its_answer() {
        Desk desk = talk(120, 30);
        desk.paste("line\n".repeat(9));
        click(desk, " 3:#ops", Key.Button.LEFT);
        assertThat(desk.model.windows().active()).isEqualTo(1);
        desk.press("Enter");
        assertThat(desk.draft()).startsWith("line\nline");
    }

    private static Desk talk(int columns, int rows) {
        return Desk.session(columns, rows, ASCII)
                .opens("dev", 0, 0)
                .opens("ops", 0, 0)
                .opens("@carol", 0, 0)
                .live("dev", 1, "bob", "x")
                .live("ops", 1, "bob", "x")
                .live("@carol", 1, "carol", "x");
    }

    /** On the second character of what stands there. */
    private static void click(Desk desk, String on, Key.Button button) {
        View view = new View();
        view.draw(desk.model, new Grid(desk.model.columns(), desk.model.rows()));
        String[] rows = Drawn.rows(desk.model).split("\n", -1);
        for (int row = rows.length - 1; row >= 0; row--) {
            int column = rows[row].indexOf(on);
            Destination there = column < 0 ? null : view.at(row, column);
            if (there != null) {
                desk.happens(new Event.Clicked(there, button));
                return;
            }
        }
    }
}
