package chat.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Key;
import chat.fuzz.Tape;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Whatever a terminal sends, and however it is cut, the same keys and replies come out; no control character is ever
 * text; little is held; after the pause that tells an ESC from a beginning none is pending; and Enter, the end of a paste
 * and Enter lead out of everything, so that no rubbish locks anybody out.
 */
class KeysFuzzTest {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}]");
    private static final Pattern CHORD = Pattern.compile(
            "(C-)?(M-)?(S-)?([^\\p{Cc}\\p{Cs}]|Enter|Tab|Backspace|Delete|Insert|Esc|Up|Down|Left|Right|Home|End|PgUp"
                    + "|PgDn|Space|F[0-9]{1,2})");
    private static final int HELD_MAX = 1024 + 8;

    @FuzzTest
    void any_cutting_gives_the_same_keys_and_nothing_stays_held(byte[] input) throws ReflectiveOperationException {
        Tape tape = new Tape(input);
        int times = tape.pick(1, 1, 1, 1, 30, 700);
        byte[] cuts = tape.take(tape.below(20));
        byte[] head = tape.take(tape.below(30));
        byte[] middle = tape.take(times == 1 ? 0 : 1 + tape.below(100));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head);
        for (int i = 0; i < times; i++) {
            all.writeBytes(middle);
        }
        all.writeBytes(tape.rest());
        byte[] bytes = all.toByteArray();

        Typing whole = new Typing();
        whole.feed(bytes, 0, bytes.length);
        Typing cut = new Typing();
        int at = 0;
        for (int i = 0; at < bytes.length; i++) {
            int decision = cuts.length == 0 ? 0 : cuts[i % cuts.length] & 0x3f;
            int end = Math.min(bytes.length, at + 1 + decision * (times == 1 ? 1 : decision));
            cut.feed(bytes, at, end);
            assertThat(cut.held()).isLessThanOrEqualTo(HELD_MAX);
            at = end;
        }
        assertThat(cut.seen).isEqualTo(whole.seen);
        assertThat(cut.keys.waitingForEscape()).isEqualTo(whole.keys.waitingForEscape());
        assertThat(cut.held()).isEqualTo(whole.held());

        whole.timeout();
        cut.timeout();
        assertThat(cut.seen).isEqualTo(whole.seen);
        whole.seen.forEach(KeysFuzzTest::assertSound);

        byte[] wayOut = "\r\u001b[201~\rx".getBytes(StandardCharsets.US_ASCII);
        whole.feed(wayOut, 0, wayOut.length);
        assertThat(whole.seen.get(whole.seen.size() - 1)).isEqualTo(new Key.Typed("x"));
        assertThat(whole.held()).isZero();
    }

    @Test
    void a_sound_key_is_told_from_an_unsound_one() {
        assertThat(CHORD.matcher("C-M-S-Left").matches()).isTrue();
        assertThat(CHORD.matcher("M-C-a").matches()).isFalse();
        assertThat(CHORD.matcher("M-\u0085").matches()).isFalse();
        assertThat(CONTROL.matcher("\ud83d").find()).isTrue();
        assertThat(CONTROL.matcher("\ud83d\ude00").find()).isFalse();
    }

    private static void assertSound(Object seen) {
        if (seen instanceof Key.Typed typed) {
            assertThat(typed.text()).isNotEmpty().doesNotContainPattern(CONTROL);
        } else if (seen instanceof Key.Chord chord) {
            assertThat(chord.name()).matches(CHORD);
        } else if (seen instanceof Key.Paste paste) {
            assertThat(paste.text().replaceAll("[\n\t]", "")).doesNotContainPattern(CONTROL);
            assertThat(paste.text().length()).isLessThanOrEqualTo(PasteBuffer.BYTES_MAX);
        } else if (seen instanceof Reply.Other other) {
            assertThat(other.sequence()).isNotEmpty().doesNotContainPattern(CONTROL);
        }
    }

    /** Keys and replies in order; text that came in several pieces is put together, unless a key stood between. */
    private static final class Typing {
        final List<Object> seen = new ArrayList<>();
        final Keys keys = new Keys(seen::add);

        void feed(byte[] bytes, int from, int to) {
            keys.feed(bytes, from, to, this::key);
        }

        void timeout() throws ReflectiveOperationException {
            boolean waiting = keys.waitingForEscape();
            keys.escapeTimeout(this::key);
            assertThat(keys.waitingForEscape()).isFalse();
            if (waiting) {
                assertThat(held()).isZero();
            }
        }

        private void key(Key key) {
            int last = seen.size() - 1;
            if (key instanceof Key.Typed more && last >= 0 && seen.get(last) instanceof Key.Typed before) {
                seen.set(last, new Key.Typed(before.text() + more.text()));
            } else {
                seen.add(key);
            }
        }

        int held() throws ReflectiveOperationException {
            Field length = Keys.class.getDeclaredField("length");
            length.setAccessible(true);
            return length.getInt(keys);
        }
    }
}
