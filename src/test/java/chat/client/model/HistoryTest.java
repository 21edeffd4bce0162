package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistoryTest {
    private final Desk desk = Desk.connected();

    @Test
    void up_and_down_walk_through_what_was_typed_and_back_to_the_draft() {
        desk.says("one").says("two").type("draft");
        assertThat(desk.press("Up").draft()).isEqualTo("two");
        assertThat(desk.press("Up").draft()).isEqualTo("one");
        assertThat(desk.press("Up").draft()).isEqualTo("one");
        assertThat(desk.press("Down").draft()).isEqualTo("two");
        assertThat(desk.press("Down").draft()).isEqualTo("draft");
        assertThat(desk.press("Down").draft()).isEqualTo("draft");
    }

    @Test
    void a_recalled_line_that_was_changed_is_not_lost() {
        desk.says("one").says("two").press("Up").type(" and a half").press("Up");
        assertThat(desk.draft()).isEqualTo("one");
        desk.press("Down", "Down");
        assertThat(desk.draft()).isEqualTo("two and a half");
        assertThat(desk.press("Down").draft()).isEmpty();
    }

    @Test
    void in_several_lines_up_moves_first() {
        desk.says("one").type("a").press("M-Enter").type("b").press("Up");
        assertThat(desk.draft()).isEqualTo("a\nb");
        assertThat(desk.press("Up").draft()).isEqualTo("one");
        assertThat(desk.press("Down").draft()).isEqualTo("a\nb");
    }

    @Test
    void ctrl_r_finds_older_ones_and_enter_takes_one_without_sending_it() {
        desk.says("deploy web1")
                .says("hello")
                .says("deploy web2")
                .type("draft")
                .press("C-r")
                .type("dep");
        assertThat(InputView.of(desk.model).text()).isEqualTo("deploy web2");
        desk.press("C-r");
        assertThat(InputView.of(desk.model).text()).isEqualTo("deploy web1");
        int sent = desk.sent().size();
        desk.press("Enter");
        assertThat(desk.draft()).isEqualTo("deploy web1");
        assertThat(desk.sent()).hasSize(sent);
        assertThat(desk.press("Up").draft()).isEqualTo("draft");
    }

    @Test
    void escape_leaves_the_search_and_keeps_the_draft() {
        desk.says("deploy web1").type("draft").press("C-r").type("dep").press("Esc");
        assertThat(desk.draft()).isEqualTo("draft");
        desk.press("C-r").type("nowhere");
        assertThat(desk.hint()).isEqualTo("Not found.");
        assertThat(desk.press("C-c").draft()).isEqualTo("draft");
    }

    @Test
    void a_search_for_something_shorter_begins_anew() {
        desk.says("web1").says("other").press("C-r").type("wex");
        assertThat(desk.hint()).isEqualTo("Not found.");
        desk.press("Backspace");
        assertThat(InputView.of(desk.model).text()).isEqualTo("web1");
        desk.press("Backspace", "Backspace", "Backspace");
        assertThat(desk.model.dialog().mode()).isEqualTo(Mode.NORMAL);
    }

    @Test
    void holds_a_bounded_number_of_entries() {
        InputHistory history = InputHistory.EMPTY;
        for (int i = 0; i <= InputHistory.ENTRIES_MAX; i++) {
            history = history.add("entry " + i);
        }
        assertThat(history.entries()).hasSize(InputHistory.ENTRIES_MAX).startsWith("entry 1");
        for (int i = 0; i < 3; i++) {
            history = history.older("changed " + i);
        }
        assertThat(history.entries()).hasSize(InputHistory.ENTRIES_MAX);
    }
}
