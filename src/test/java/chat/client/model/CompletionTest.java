package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompletionTest {
    private final Desk desk = Desk.connected();

    @Test
    void a_name_at_the_start_gets_a_colon_elsewhere_a_blank() {
        assertThat(desk.type("bo").press("Tab").draft()).isEqualTo("bob: ");
        assertThat(desk.type("ask CA").press("Tab").draft()).isEqualTo("bob: ask carol ");
    }

    @Test
    void who_spoke_last_comes_first() {
        desk.people("alice", "bob", "bert", "bill", "carol");
        desk.hears("bob", "1").hears("bert", "2");
        assertThat(desk.type("b").press("Tab").draft()).isEqualTo("bert: ");
        assertThat(desk.press("Tab").draft()).isEqualTo("bob: ");
        assertThat(desk.press("Tab").draft()).isEqualTo("bill: ");
        assertThat(desk.press("Tab").draft()).isEqualTo("bert: ");
        assertThat(desk.press("S-Tab").draft()).isEqualTo("bill: ");
        assertThat(desk.model.composer().completion()).isNotNull();
        assertThat(desk.type("x").model.composer().completion()).isNull();
    }

    @Test
    void oneself_and_those_who_left_are_not_offered() {
        desk.hears("zoe", "bye").people("alice", "bob");
        assertThat(desk.type("z").press("Tab").draft()).isEqualTo("z");
        assertThat(desk.hint()).isEqualTo("Nothing to complete here.");
        assertThat(desk.press("C-u").type("al").press("Tab").draft()).isEqualTo("al");
    }

    @Test
    void commands_complete_at_the_start_and_after_help() {
        assertThat(desk.type("/rec").press("Tab").draft()).isEqualTo("/reconnect ");
        assertThat(desk.press("C-u").type("/help ve").press("Tab").draft()).isEqualTo("/help version ");
        assertThat(desk.press("C-u").type("/msg bo").press("Tab").draft()).isEqualTo("/msg bob ");
        assertThat(desk.press("C-u").type("/re").press("Tab", "Tab").draft()).isEqualTo("/reconnect ");
    }

    @Test
    void escape_closes_the_popup_and_keeps_the_word() {
        desk.press("Tab");
        assertThat(desk.draft()).isEqualTo("bob: ");
        desk.press("Esc");
        assertThat(desk.model.composer().completion()).isNull();
        assertThat(desk.draft()).isEqualTo("bob: ");
        assertThat(desk.press("C-_").draft()).isEmpty();
    }
}
