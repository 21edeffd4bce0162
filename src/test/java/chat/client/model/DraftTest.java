package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * No key destroys a draft: after any two of them, whatever was asked or searched, it is in the input, in the history
 * or one undo away.
 */
class DraftTest {
    private static final String DRAFT = "precious words";

    @Test
    void no_two_keys_lose_what_was_typed() {
        List<Consumer<Desk>> keys = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Action action : Action.values()) {
            if (action.group() != Action.Group.DELETE) {
                names.add(action.chords().get(0));
                keys.add(desk -> desk.press(action.chords().get(0)));
            }
        }
        for (String typed : List.of("x", "y", "n", "q", "/")) {
            names.add("'" + typed + "'");
            keys.add(desk -> desk.type(typed));
        }
        names.add("paste");
        keys.add(desk -> desk.paste("1\n2\n3\n4\n5\n6\n"));
        for (int first = 0; first < keys.size(); first++) {
            for (int second = 0; second < keys.size(); second++) {
                Desk desk = Desk.connected();
                desk.says("earlier").says("precious things").type(DRAFT);
                keys.get(first).accept(desk);
                keys.get(second).accept(desk);
                assertThat(isSafe(desk))
                        .as("%s, then %s: %s", names.get(first), names.get(second), desk.model.composer())
                        .isTrue();
            }
        }
    }

    private static boolean isSafe(Desk desk) {
        Composer composer = desk.model.composer();
        List<String> places = new ArrayList<>(composer.history().entries());
        places.add(composer.history().stash());
        places.add(composer.input().text());
        for (InputLine.Saved saved : composer.input().undo()) {
            places.add(saved.text());
        }
        // Typing in the middle of it, or a new line there, is what the user wanted.
        return places.stream().anyMatch(place -> letters(place).contains(letters(DRAFT)));
    }

    private static String letters(String text) {
        return text.replaceAll("bob:? |carol:? |[xynq/\\s1-6]", "");
    }
}
