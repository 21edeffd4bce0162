package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyTableTest {
    @Test
    void every_action_has_a_second_way() {
        for (Action action : Action.values()) {
            assertThat(action.ways().split(", "))
                    .as("%s: %s", action, action.ways())
                    .hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void no_key_does_two_things() {
        Set<String> seen = new HashSet<>();
        for (Action action : Action.values()) {
            for (String chord : action.chords()) {
                assertThat(seen.add(chord)).as(chord).isTrue();
                assertThat(KeyBindings.action(chord)).isEqualTo(action);
            }
        }
    }

    @Test
    void keys_are_named_as_they_are_printed() {
        assertThat(KeyBindings.words("C-a")).isEqualTo("Ctrl+A");
        assertThat(KeyBindings.words("M-=")).isEqualTo("Alt+=");
        assertThat(KeyBindings.words("C-M-Left")).isEqualTo("Ctrl+Alt+Left");
        assertThat(KeyBindings.words("S-Tab")).isEqualTo("Shift+Tab");
        assertThat(KeyBindings.words("F12")).isEqualTo("F12");
        assertThat(KeyBindings.words("C-_")).isEqualTo("Ctrl+_");
    }
}
