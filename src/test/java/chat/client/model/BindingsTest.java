package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BindingsTest {
    private final Desk desk = Desk.connected();

    @Test
    void a_key_does_what_it_was_given_and_one_that_was_taken_away_does_nothing() {
        bound(Map.of("M-x", "people", "F8", "none", "C-t", "home"));
        assertThat(desk.press("F8").model.panes().people()).isEqualTo(Panes.PeoplePane.SHOWN);
        assertThat(desk.press("M-x").model.panes().people()).isEqualTo(Panes.PeoplePane.HIDDEN);
        assertThat(desk.press("Esc").type("x").model.panes().people()).isEqualTo(Panes.PeoplePane.SHOWN);
        desk.type("ab").press("C-t").type("c");
        assertThat(desk.draft()).isEqualTo("cab");
    }

    @Test
    void keys_with_a_word_lists_what_fits_with_the_keys_of_now() {
        bound(Map.of("M-x", "next-window", "F6", "none"));
        assertThat(note("/keys next-win")).isEqualTo("next-window: Ctrl+N, Alt+Right, Alt+X - the next window");
        assertThat(note("/keys F6")).isEqualTo("No key and no action fits F6; /keys lists all.");
        assertThat(HelpPage.rows(80, desk.model.settings().keys())).anyMatch(row -> row.contains("Alt+X"));
        desk.says("/keys");
        assertThat(desk.model.dialog().mode()).isInstanceOf(Mode.Help.class);
    }

    @Test
    void what_cannot_be_is_one_sentence() {
        assertThat(Bindings.problem("M-x", "next-window")).isEmpty();
        for (String good :
                List.of("F12", "C-x", "C-M-Left", "S-Up", "M-.", "C-_", "PgUp", "M-S-Tab", "C-x C-e", "C-x b")) {
            assertThat(Bindings.problem(good, "none")).as(good).isEmpty();
        }
        for (String bad : List.of(
                "x", "F13", "F", "C-", "C-X", "Alt+X", "M-xy", "", "M- ", "Hyper-x", "C-x ", "C-x bb", "C-y C-e")) {
            assertThat(Bindings.problem(bad, "none")).as(bad).contains("is no key: write F5, C-x for Ctrl+X");
        }
        assertThat(Bindings.problem("Enter", "none")).isEqualTo("Enter keeps its meaning.");
        assertThat(Bindings.problem("M-x", "fly")).startsWith("fly is no action;");
        assertThat(Bindings.problem("M-x", "window")).startsWith("window needs a key with a digit");
        assertThat(Bindings.problem("C-4", "window")).isEmpty();
        assertThat(Bindings.problem("C-x 4", "window")).isEmpty();
        assertThat(Bindings.problem("F4", "window")).startsWith("window needs a key with a digit");
    }

    @Test
    void bind_gives_a_key_another_meaning_at_once_and_keeps_it() {
        assertThat(note("/bind M-x people")).isEqualTo("Alt+X: people - people pane on and off.");
        assertThat(desk.effects).containsExactly(new Effect.KeepKey("M-x", "people"));
        assertThat(desk.press("M-x").model.panes().people()).isEqualTo(Panes.PeoplePane.HIDDEN);
        assertThat(note("/bind Ctrl+Alt+Left none")).isEqualTo("Ctrl+Alt+Left: does nothing.");
        assertThat(note("/bind"))
                .isEqualTo(
                        "Ctrl+Alt+Left: does nothing.\nAlt+X: people - people pane on and off.\n/unbind key takes one back.");
        assertThat(note("/bind F8")).isEqualTo("F8: people - people pane on and off.");
        assertThat(note("/unbind Alt+X")).isEqualTo("Alt+X: does nothing.");
        assertThat(desk.effects).last().isEqualTo(new Effect.KeepKey("M-x", ""));
        assertThat(desk.says("/unbind M-x").hint()).startsWith("You have not given M-x another meaning");
        assertThat(desk.press("C-c").says("/bind M-x fly").hint()).startsWith("fly is no action;");
        assertThat(desk.press("C-c").says("/bind people").hint()).startsWith("people is no key:");
    }

    @Test
    void two_keys_are_one_whatever_they_did_before() {
        desk.says("/bind C-x C-e bare").press("C-x").press("C-e");
        assertThat(desk.model.panes().bare()).isTrue();
        assertThat(desk.effects).noneMatch(effect -> effect instanceof Effect.Edit);
        desk.says("/bind C-x b bare").press("C-x").type("b");
        assertThat(desk.model.panes().bare()).isFalse();
        assertThat(desk.draft()).isEmpty();
        desk.says("/bind Ctrl+X Ctrl+E none").press("C-x").press("C-e");
        assertThat(desk.model.panes().bare()).isFalse();
        desk.says("/unbind C-x C-e").press("C-x").press("C-e");
        assertThat(desk.effects).last().isInstanceOf(Effect.Edit.class);
        desk.type("x").press("C-x").type("c");
        assertThat(desk.draft()).isEqualTo("xc");
    }

    @Test
    void every_action_has_a_name_of_its_own() {
        Set<String> words = new HashSet<>();
        for (Action action : Action.values()) {
            assertThat(words.add(action.word())).isTrue();
            assertThat(Bindings.named(action.word())).isEqualTo(action);
            assertThat(Bindings.STANDARD.chords(action)).isEqualTo(action.chords());
        }
    }

    private void bound(Map<String, String> keys) {
        Settings settings = desk.model.settings().keys(new Bindings(keys));
        desk.model = Model.start(settings, 80, 24, desk.nowMillis);
    }

    private String note(String command) {
        ChatLog log = desk.says(command).model.window().log();
        return ((LogLine.Note) log.get(log.size() - 1)).text();
    }
}
