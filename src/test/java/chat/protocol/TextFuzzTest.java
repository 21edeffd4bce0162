package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.fuzz.Tape;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A cleaned text holds nothing that docs/protocol.md forbids, by expressions of their own; is clean for good; has all
 * letters of the one that came; and its lines are those of the lines.
 */
class TextFuzzTest {
    /** Controls but newline and tab, surrogates, noncharacters, the line and paragraph separators. */
    private static final Pattern MARKED = Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029\\uFDD0-\\uFDEF&&[^\\n\\t]]");

    private static final Pattern BIDI = Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");
    private static final Pattern SHOWS_NOTHING =
            Pattern.compile("[\\xAD\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180E\\u200B"
                    + "\\u2060-\\u206F\\u3164\\uFEFF\\uFFA0\\uFFF0-\\uFFFB\\x{1BCA0}-\\x{1BCA3}\\x{1D173}-\\x{1D17A}"
                    + "\\x{E0000}-\\x{E00FF}\\x{E01F0}-\\x{E0FFF}]");
    private static final Pattern PLAIN = Pattern.compile("[\\n\\t -~]*");
    private static final String JOINER_OR_SELECTOR =
            "\\u200C\\u200D\\u180B-\\u180D\\u180F\\uFE00-\\uFE0F\\x{E0100}-\\x{E01EF}";
    private static final Pattern PILED_MARKS = Pattern.compile("[\\p{M}&&[^" + JOINER_OR_SELECTOR + "]]{5}");
    private static final Pattern MARK_WITHOUT_BASE = Pattern.compile("(^|[\\n\\t])[\\p{M}]");
    private static final Pattern JOINS_NOTHING =
            Pattern.compile("(^|\\n)[" + JOINER_OR_SELECTOR + "]|[\\u200C\\u200D][" + JOINER_OR_SELECTOR + "]");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{Nd}]|[\\u115F\\u1160\\u3164\\uFFA0]");

    @FuzzTest
    void a_cleaned_text_holds_nothing_forbidden_and_all_its_letters(byte[] input) {
        Tape tape = new Tape(input);
        String text = tape.flag() ? tape.anyChars() : tape.text();
        String clean = Text.clean(text);

        assertThat(Text.clean(clean)).isSameAs(clean);
        assertThat(new TextScrubber(text).scrub()).isEqualTo(clean);
        assertThat(clean)
                .doesNotContainPattern(MARKED)
                .doesNotContainPattern(BIDI)
                .doesNotContainPattern(SHOWS_NOTHING)
                .doesNotContainPattern(PILED_MARKS)
                .doesNotContainPattern(MARK_WITHOUT_BASE)
                .doesNotContainPattern(JOINS_NOTHING);
        assertThat(clean.codePoints()).noneMatch(c -> (c & 0xFFFE) == 0xFFFE);
        assertThat(clean.length()).isLessThanOrEqualTo(2 * text.length());
        if (PLAIN.matcher(text).matches()) {
            assertThat(clean).isSameAs(text);
        }
        assertThat(NO_LETTER.matcher(clean).replaceAll(""))
                .isEqualTo(NO_LETTER.matcher(text).replaceAll(""));
        assertLinesAloneAreTheSame(text, clean);
        assertThat(Text.utf8Bytes(clean)).isEqualTo(clean.getBytes(StandardCharsets.UTF_8).length);
        assertThat(Text.lines(clean)).isEqualTo(clean.split("\n", -1).length);
    }

    private static void assertLinesAloneAreTheSame(String text, String clean) {
        StringBuilder lines = new StringBuilder();
        for (String line : text.split("\r\n|[\\r\\n\\x85\\u2028\\u2029]", -1)) {
            lines.append(Text.clean(line)).append('\n');
        }
        assertThat(lines.substring(0, lines.length() - 1)).isEqualTo(clean);
    }
}
