package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.text.Clusters;
import chat.fuzz.Tape;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/**
 * Whatever is typed and edited, the cursor stands at the edge of a cluster, moving changes no letter, an edit changes
 * only what stands beside the cursor, and undoing it brings back text and cursor.
 */
class InputLineFuzzTest {
    private static final int UNDO = 23;

    @FuzzTest
    void the_cursor_is_at_an_edge_and_every_edit_can_be_undone(byte[] input) {
        Tape tape = new Tape(input);
        InputLine line = InputLine.EMPTY;
        while (!tape.isEmpty()) {
            int key = tape.below(UNDO + 1);
            String piece = key < 8 ? piece(tape) : "";
            InputLine next = key < 8 ? line.insert(piece) : pressed(line, key);
            assertEdge(next);
            assertThat(next.text()).isEqualTo(expected(line, key, piece, next));
            // A run of typed letters is undone at once.
            boolean oneOfARun = next.undo().equals(line.undo());
            if (!next.text().equals(line.text()) && !oneOfARun && key != UNDO) {
                InputLine undone = next.undone();
                assertThat(undone.text()).isEqualTo(line.text());
                assertThat(undone.cursor()).isEqualTo(line.cursor());
            }
            line = next;
        }
    }

    /** What the text must be; of what is killed, or changes places, only where it stood is known here. */
    private static String expected(InputLine before, int key, String piece, InputLine after) {
        String left = before.text().substring(0, before.cursor());
        String right = before.text().substring(before.cursor());
        if (key < 8) {
            return left + piece + right;
        }
        return switch (key) {
            case 17 ->
                (left.isEmpty() ? left : left.substring(0, Clusters.previous(before.text(), before.cursor()))) + right;
            case 18 ->
                left
                        + (right.isEmpty()
                                ? right
                                : before.text().substring(Clusters.next(before.text(), before.cursor())));
            case 19, 21 -> left.substring(0, Math.max(0, after.text().length() - right.length())) + right;
            case 20 ->
                left + right.substring(before.text().length() - after.text().length());
            case 22 -> {
                assertThat(after.text().chars().sorted().toArray())
                        .isEqualTo(before.text().chars().sorted().toArray());
                yield after.text();
            }
            case UNDO ->
                before.undo().isEmpty()
                        ? before.text()
                        : before.undo().get(before.undo().size() - 1).text();
            default -> before.text();
        };
    }

    private static String piece(Tape tape) {
        int length = tape.below(9);
        byte[] bytes = tape.take(length);
        return new String(bytes, tape.flag() ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8);
    }

    private static InputLine pressed(InputLine line, int key) {
        return switch (key) {
            case 8 -> line.left();
            case 9 -> line.right();
            case 10 -> line.wordLeft();
            case 11 -> line.wordRight();
            case 12 -> line.home();
            case 13 -> line.end();
            case 14 -> line.up();
            case 15 -> line.down();
            case 16 -> line.insert("");
            case 17 -> line.backspace();
            case 18 -> line.delete();
            case 19 -> line.killWordBefore();
            case 20 -> line.killLettersAfter();
            case 21 -> line.killToStart();
            case 22 -> line.swap();
            default -> line.undone();
        };
    }

    private static void assertEdge(InputLine line) {
        int at = 0;
        while (at < line.cursor()) {
            at = Clusters.next(line.text(), at);
        }
        assertThat(at).as("edge at the cursor of '%s'", line.text()).isEqualTo(line.cursor());
    }
}
