package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The user's own editor, the ring of what was killed, and what was typed in any window. */
class EditingTest {
    private final Desk desk = Desk.connected();

    @Test
    void ctrl_x_ctrl_e_hands_the_draft_out_and_what_comes_back_is_one_draft_that_nobody_sends() {
        desk.type("a draft").press("C-x", "C-e");
        assertThat(desk.effects).containsExactly(new Effect.Edit("a draft"));
        desk.effects.clear();
        desk.happens(new Event.Edited("two\r\nlines\n\n", ""));
        assertThat(desk.draft()).isEqualTo("two\nlines");
        assertThat(desk.effects).containsExactly(new Effect.Redraw());
        assertThat(desk.press("C-_").draft()).isEqualTo("a draft");
        desk.happens(new Event.Edited(null, "The editor ended with exit code 1: the draft is as it was."));
        assertThat(desk.draft()).isEqualTo("a draft");
        assertThat(desk.hint()).startsWith("The editor ended with exit code 1");
    }

    @Test
    void ctrl_x_alone_does_nothing_and_what_follows_is_a_key_of_its_own() {
        desk.type("ab").press("C-x").type("c").press("C-e", "C-x", "C-a").type("d");
        assertThat(desk.draft()).isEqualTo("dabc");
        assertThat(desk.effects).isEmpty();
    }

    @Test
    void what_the_editor_wrote_beyond_the_limits_stays_and_does_not_go_out() {
        desk.happens(new Event.Edited("x\n".repeat(210), "")).press("Enter");
        assertThat(desk.said()).isEmpty();
        assertThat(desk.hint()).isEqualTo("A message holds at most 200 lines; this would be 210.");
        for (int i = 0; i < 10; i++) {
            desk.press("C-u", "C-u");
        }
        assertThat(desk.press("Enter").said()).hasSize(1);
    }

    @Test
    void what_was_killed_before_comes_back_by_alt_y_after_ctrl_y() {
        desk.type("one").press("C-u").type("two").press("C-u").type("three").press("C-u");
        assertThat(desk.press("C-y").draft()).isEqualTo("three");
        assertThat(desk.press("M-y").draft()).isEqualTo("two");
        assertThat(desk.press("M-y").draft()).isEqualTo("one");
        assertThat(desk.press("M-y").draft()).isEqualTo("three");
        assertThat(desk.press("C-_").draft()).isEmpty();
        assertThat(desk.type("x").press("M-y").draft()).isEqualTo("x");
        assertThat(desk.press("C-y").draft()).isEqualTo("xthree");
    }

    @Test
    void a_run_of_kills_is_one_text_of_the_ring() {
        desk.type("old").press("C-u").type("a b c").press("C-w", "C-w");
        assertThat(desk.press("C-y").draft()).isEqualTo("a b c");
        assertThat(desk.press("M-y").draft()).isEqualTo("a old");
    }

    @Test
    void ctrl_up_goes_through_what_was_typed_in_any_window_and_up_through_this_ones() {
        Desk there = Desk.session().opens("#ops", 0, 0);
        there.says("first in the lobby").press("M-2").says("then in ops").type("a draft");
        assertThat(there.press("C-Up").draft()).isEqualTo("then in ops");
        assertThat(there.press("C-Up").draft()).isEqualTo("first in the lobby");
        assertThat(there.press("C-Down", "C-Down").draft()).isEqualTo("a draft");
        assertThat(there.press("Up", "Up").draft()).isEqualTo("then in ops");
    }
}
