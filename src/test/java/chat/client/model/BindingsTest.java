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
        for (String good : List.of("F12", "C-x", "C-M-Left", "S-Up", "M-.", "C-_", "PgUp", "M-S-Tab")) {
            assertThat(Bindings.problem(good, "none")).as(good).isEmpty();
        }
        for (String bad : List.of("x", "F13", "F", "C-", "C-X", "Alt+X", "M-xy", "", "M- ", "Hyper-x")) {
            assertThat(Bindings.problem(bad, "none")).as(bad).contains("is no key: write F5, C-x for Ctrl+X");
        }
        assertThat(Bindings.problem("Enter", "none")).isEqualTo("Enter keeps its meaning.");
        assertThat(Bindings.problem("M-x", "fly")).startsWith("fly is no action;");
        assertThat(Bindings.problem("M-x", "window")).startsWith("window needs a key with a digit");
        assertThat(Bindings.problem("C-4", "window")).isEmpty();
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
