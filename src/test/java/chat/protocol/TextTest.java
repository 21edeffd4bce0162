package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    private static final String ZWJ = "\u200d";

    /** Before and after the code point under test: alone, in an emoji, after an Arabic letter, a mark, Han. */
    private static final List<String[]> CONTEXTS = List.of(
            new String[] {"", ""},
            new String[] {"👩" + ZWJ, "💻"},
            new String[] {"ه", "ا"},
            new String[] {"क्", "ष"},
            new String[] {"é́́́́", "́"},
            new String[] {"漢", "字"},
            new String[] {"\r", "\n"},
            new String[] {"ᠠ", "ᠠ"},
            new String[] {"1", "⃣"},
            new String[] {"\ud83d", "\ude00"});

    @Test
    void no_code_point_gets_anything_harmful_out_alone_or_in_context() {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            for (String[] context : CONTEXTS) {
                String in = context[0] + Character.toString(codePoint) + context[1];
                String out = Text.clean(in);
                assertHarmless(in, out);
            }
        }
    }

    @Test
    void random_texts_come_out_harmless_and_stay_as_they_are() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("random texts with -Dseed=" + seed);
        Random random = new Random(seed);
        int[] pool =
                "a1#\t\n\r \u0301\u0302\u20e3\u200c\u200d\u200e\u202e\ufe0e\ufe0f\ud83d\ude00\u0007\u009b\u2066🏻👩💻❤🏴\udb40\udc67ه्कᠠ\u180b漢\udb40\udd00ำ"
                        .codePoints()
                        .toArray();
        for (int round = 0; round < 100_000; round++) {
            StringBuilder in = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                in.appendCodePoint(pool[random.nextInt(pool.length)]);
            }
            assertHarmless(in.toString(), Text.clean(in.toString()));
        }
    }

    private static void assertHarmless(String in, String out) {
        int marks = 0;
        for (int i = 0; i < out.length(); ) {
            int c = out.codePointAt(i);
            marks = isMark(c) ? marks + 1 : isJoinerOrSelector(c) ? marks : 0;
            if (isHarmful(c) || marks > 4) {
                throw new AssertionError(
                        String.format("U+%04X, or a fifth mark, came out of %s as %s", c, hex(in), hex(out)));
            }
            i += Character.charCount(c);
        }
        boolean untouched = out.equals(in); // then it has been cleaned already, to itself
        if (!untouched && !Text.clean(out).equals(out)) {
            throw new AssertionError("not clean after cleaning: " + hex(in) + " gave " + hex(out));
        }
    }

    /** Written out anew, so that a slip in the tables of the code cannot hide here. */
    private static boolean isHarmful(int c) {
        boolean control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c <= 0x9f);
        boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
        boolean bidi = c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
        boolean tag = c >= 0xE0000 && c <= 0xE007F;
        boolean invisible = c == 0xAD
                || c == 0x200B
                || c == 0x2060
                || c == 0xFEFF
                || c == 0x3164
                || c == 0x115F
                || c == 0x1160
                || c == 0xFFA0
                || c == 0x180E
                || c == 0x34F
                || (c >= 0x2061 && c <= 0x206F);
        boolean separator = c == 0x2028 || c == 0x2029;
        return control || surrogate || bidi || tag || invisible || separator;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        boolean mark = type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
        return mark && !isJoinerOrSelector(c);
    }

    private static boolean isJoinerOrSelector(int c) {
        return c == 0x200C
                || c == 0x200D
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xE0100 && c <= 0xE01EF)
                || (c >= 0x180B && c <= 0x180F);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello, world!",
                "two\nlines\tand a tab",
                "Zoë, Яна, 美咲, Ελένη, 한국어, カタカナ",
                "e\u0301 is an e with an acute",
                "👩\u200d💻 👨\u200d👩\u200d👧\u200d👦 🏳\ufe0f\u200d🌈 ❤\ufe0f\u200d🔥 👩🏽\u200d🚀 1\ufe0f\u20e3 ☺\ufe0e 🇩🇪",
                "می\u200cخواهم ه\u200d क्\u200dष क्\u200cष ක්\u200dර",
                "葛\udb40\udd00 ᠠ\u180b",
                "שָׁלוֹם สำราญ ཨོཾ",
                "\u4ef6 \uff21 \u00a0 \u3000 \ue0b0 \ufffd"
            })
    void a_text_that_is_fine_comes_back_as_the_same_object(String text) {
        assertThat(Text.clean(text)).isSameAs(text);
    }

    @ParameterizedTest
    @CsvSource({
        "'\u001b[31mred', '␛[31mred'",
        "'\u0000', '␀'",
        "'\u007f', '␡'",
        "'\u009b31m', '\ufffd31m'",
        "'a\ud83db', 'a\ufffdb'",
        "'a\ude00\ud83db', 'a\ufffd\ufffdb'",
        "'a\uffffb', 'a\ufffdb'"
    })
    void what_could_drive_a_terminal_is_shown_as_a_mark(String in, String out) {
        assertThat(Text.clean(in)).isEqualTo(out);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200b",
                "\u200c",
                "\u200d",
                "\u200e",
                "\u200f",
                "\u202a",
                "\u202e",
                "\u2060",
                "\u2066",
                "\u2069",
                "\u061c",
                "\ufeff",
                "\u00ad",
                "\u3164",
                "\ufe0f",
                "\ufe00",
                "\udb40\udc41",
                "\udb40\udd00",
                "\u180b"
            })
    void what_shows_nothing_is_removed_from_a_word(String invisible) {
        assertThat(Text.clean("pass" + invisible + "word")).isEqualTo("password");
    }

    @ParameterizedTest
    @CsvSource({
        "'a\u200d💻', 'a💻'",
        "'👩\u200da', '👩a'",
        "'👩\u200d\u200d💻', '👩\u200d💻'",
        "'👩\u200c💻', '👩💻'",
        "'\u200d👩', '👩'",
        "'ه\u200ca', 'هa'",
        "'1\ufe0f', '1'",
        "'☺\ufe0f\ufe0f', '☺\ufe0f'",
        "'🏴\udb40\udc67\udb40\udc7f', '🏴'"
    })
    void joiners_and_selectors_stay_only_where_they_do_something(String in, String out) {
        assertThat(Text.clean(in)).isEqualTo(out);
    }

    @ParameterizedTest
    @CsvSource({
        "'a\r\nb', 'a\nb'",
        "'a\rb', 'a\nb'",
        "'a\n\rb', 'a\n\nb'",
        "'a\r\r\nb', 'a\n\nb'",
        "'a\u0085b', 'a\nb'",
        "'a\u2028b\u2029c', 'a\nb\nc'",
        "'a\u000bb\fc', 'a␋b␌c'"
    })
    void every_line_break_is_a_newline(String in, String out) {
        assertThat(Text.clean(in)).isEqualTo(out);
    }

    @Test
    void a_base_carries_four_marks_and_a_line_begins_with_a_base() {
        String four = "z\u0300\u0301\u0302\u0303";
        assertThat(Text.clean(four)).isSameAs(four);
        assertThat(Text.clean(four + "\u0304")).isEqualTo(four);
        assertThat(Text.clean(four + "\u0304\u200d\u0305a\u0300")).isEqualTo(four + "a\u0300");
        assertThat(Text.clean("\u0301x\n\u0301\t\u0301")).isEqualTo("◌\u0301x\n◌\u0301\t◌\u0301");
    }

    @Test
    void lines_are_bounded_at_two_hundred() {
        assertThat(Text.problem("\n".repeat(198), Text.BYTES_MAX)).isEmpty();
        assertThat(Text.problem("\n".repeat(199), Text.BYTES_MAX)).isEmpty();
        assertThat(Text.problem("\n".repeat(200), Text.BYTES_MAX))
                .contains("A message of 201 lines was dropped: the most is 200.");
    }

    @Test
    void bytes_are_counted_as_utf8() {
        assertThat(Text.problem("x".repeat(9), 10)).isEmpty();
        assertThat(Text.problem("x".repeat(10), 10)).isEmpty();
        assertThat(Text.problem("x".repeat(11), 10)).contains("A message of 11 bytes was dropped: the most is 10.");
        assertThat(Text.problem("éé👩" + "xx", 10)).isEmpty();
        assertThat(Text.problem("éé👩" + "漢", 10)).contains("A message of 11 bytes was dropped: the most is 10.");
    }

    private static String hex(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> out.append(String.format("U+%04X ", c)));
        return out.toString();
    }
}
