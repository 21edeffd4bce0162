package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Ctrl+G: part of a name leads to a window, a room or a person, and nothing is lost on the way. */
class WindowFinderTest {
    private final Desk desk = Desk.session()
            .opens("ops", 0, 0)
            .opens("dev-ops", 0, 0)
            .opens("shop", 0, 0)
            .opens("@dave", 0, 0);

    @Test
    void the_best_match_comes_first_and_enter_goes_there() {
        assertThat(found("ops")).containsExactly("2:#ops", "3:#dev-ops");
        desk.press("Enter");
        assertThat(desk.model.window().name()).isEqualTo("#ops");
        assertThat(found("op")).containsExactly("2:#ops", "3:#dev-ops", "4:#shop");
        assertThat(found("dvo")).containsExactly("3:#dev-ops");
        desk.press("Enter");
        assertThat(desk.model.window().name()).isEqualTo("#dev-ops");
    }

    @Test
    void a_number_is_the_window_with_it() {
        assertThat(found("4")).containsExactly("4:#shop");
        desk.press("Enter");
        assertThat(desk.model.windows().active()).isEqualTo(4);
    }

    @Test
    void with_nothing_typed_it_is_where_something_is_new_and_then_where_the_user_was() {
        desk.press("M-4", "M-1").live("dev-ops", 1, "bob", "hello").live("@dave", 1, "dave", "hello");
        assertThat(found("")).containsExactly("5:dave", "3:#dev-ops", "4:#shop", "2:#ops", "1:#lobby");
    }

    @Test
    void esc_leaves_all_as_it_was() {
        desk.type("a draft").press("C-g").type("shop").press("Esc");
        assertThat(desk.model.dialog().mode()).isEqualTo(Mode.NORMAL);
        assertThat(desk.draft()).isEqualTo("a draft");
        assertThat(desk.model.windows().active()).isEqualTo(1);
        assertThat(desk.effects).noneMatch(effect -> effect instanceof Effect.Ask);
    }

    @Test
    void a_draft_stays_in_its_window() {
        desk.type("a draft").press("C-g").type("shop").press("Enter");
        assertThat(desk.draft()).isEmpty();
        desk.press("M-1");
        assertThat(desk.draft()).isEqualTo("a draft");
    }

    @Test
    void up_and_down_choose_another_and_go_round() {
        found("op");
        desk.press("Down", "Down", "Down", "Up", "Enter");
        assertThat(desk.model.window().name()).isEqualTo("#shop");
        found("op");
        desk.press("C-g", "Enter");
        assertThat(desk.model.window().name()).isEqualTo("#dev-ops");
    }

    @Test
    void a_person_without_a_window_gets_one() {
        assertThat(found("car")).containsExactly("carol");
        desk.press("Enter");
        assertThat(desk.model.window().name()).isEqualTo("carol");
        assertThat(desk.asked()).containsExactly(new Request.Talk("carol"));
        assertThat(found("dave")).as("of a person with a window only that").containsExactly("5:dave");
        assertThat(found("alice")).as("oneself").isEmpty();
    }

    @Test
    void without_a_server_that_has_rooms_a_person_cannot_be_gone_to() {
        Desk legacy = Desk.connected();
        legacy.press("C-g").type("bob").press("Enter");
        assertThat(legacy.model.windows().all()).hasSize(1);
        assertThat(legacy.hint()).startsWith("Going to bob is nothing that this server knows");
    }

    @Test
    void what_is_found_does_not_move_while_news_come() {
        found("op");
        desk.live("shop", 1, "bob", "alice: hello");
        assertThat(names()).containsExactly("2:#ops", "3:#dev-ops", "4:#shop");
        desk.press("Enter");
        assertThat(desk.model.window().name()).isEqualTo("#ops");
    }

    @Test
    void what_nobody_is_called_is_said_and_backspace_finds_again() {
        assertThat(found("opsx")).isEmpty();
        desk.press("Backspace");
        assertThat(names()).containsExactly("2:#ops", "3:#dev-ops");
        desk.type("x").press("Enter");
        assertThat(desk.hint()).isEqualTo("Nothing here is called so.");
        desk.press("C-g", "Backspace");
        assertThat(desk.model.dialog().mode()).isEqualTo(Mode.NORMAL);
    }

    @Test
    void what_is_covered_by_the_list_is_not_read() {
        desk.press("C-g").live("lobby", 1, "bob", "hello");
        assertThat(desk.read()).isEmpty();
        desk.press("Esc").later(1).happens(new Event.Tick());
        assertThat(desk.read()).containsExactly(new Effect.Read(Desk.place("lobby"), 1));
    }

    @Test
    void the_command_finds_windows_by_part_of_a_name_too() {
        desk.says("/win dvo");
        assertThat(desk.model.window().name()).isEqualTo("#dev-ops");
        desk.says("/win xyz");
        assertThat(desk.hint()).isEqualTo("There is no window xyz; /win lists them.");
    }

    @Test
    void f7_shows_the_window_list_where_it_fits_and_says_so_where_not() {
        assertThat(Layout.of(desk.model).windowsColumns()).isZero();
        desk.press("F7");
        assertThat(Layout.of(desk.model).windowsColumns()).isEqualTo(15);
        assertThat(Layout.of(desk.model).peopleColumns()).isEqualTo(15);
        desk.resizes(60, 24);
        assertThat(Layout.of(desk.model).windowsColumns()).isEqualTo(15);
        assertThat(Layout.of(desk.model).peopleColumns()).as("no room for both").isZero();
        desk.press("F7");
        assertThat(Layout.of(desk.model).windowsColumns()).isZero();
        desk.resizes(120, 40).press("F7");
        assertThat(Layout.of(desk.model).windowsColumns()).isEqualTo(18);
        desk.press("F7");
        assertThat(Layout.of(desk.model).windowsColumns()).isZero();
        desk.resizes(40, 15).press("F7");
        assertThat(desk.hint()).isEqualTo("There is no room for the window list: Ctrl+G or /win shows it.");
    }

    private List<String> found(String typed) {
        if (!(desk.model.dialog().mode() instanceof Mode.FindWindow)) {
            desk.press("C-g");
        }
        desk.press("C-u");
        desk.type(typed);
        return names();
    }

    private List<String> names() {
        Mode.FindWindow find = (Mode.FindWindow) desk.model.dialog().mode();
        return find.found().stream().map(Destination::words).toList();
    }
}
