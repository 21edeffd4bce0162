package chat.protocol;

import java.util.Optional;

/**
 * What may stand in a message. Cleaning is done when a text comes in and again when it is shown, since neither side can
 * know what the other let through.
 *
 * <p>Shown as a visible mark, so that people see that something was there: C0 controls but newline and tab and DEL as
 * their control picture ({@code ␛}), C1 controls, lone surrogates and noncharacters as {@code U+FFFD}, a combining mark
 * without a base on a dotted circle. Removed without a trace, since they show nothing by themselves and come with pasted
 * text: every bidi control, tags, zero-width spaces, fillers, soft hyphens and all else that Unicode calls default
 * ignorable; combining marks beyond four per base. Joiners and variation selectors stay where they join an emoji, choose
 * its look, or the script beside them uses them. CRLF, CR, NEL and the line and paragraph separators become a newline.
 */
public final class Text {
    /** The longest text, in bytes of UTF-8. */
    public static final int BYTES_MAX = 16 * 1024;

    /** The most lines of a text. */
    public static final int LINES_MAX = 200;

    private static final int UTF8_BYTES_PER_CHAR_MAX = 3;

    private Text() {}

    /** The text as it may be shown; the same object if there is nothing to do. A text once clean stays as it is. */
    public static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return new TextScrubber(text).scrub();
            }
        }
        return text;
    }

    /**
     * A sentence that says why this text cannot be sent, or nothing if it can. Ask it of a clean text: a mark is longer
     * than what it stands for.
     */
    public static Optional<String> problem(String text, int bytesMax) {
        if (text.length() < LINES_MAX && text.length() * UTF8_BYTES_PER_CHAR_MAX <= bytesMax) {
            return Optional.empty(); // too short to be too long: what nearly all messages are
        }
        int lines = lines(text);
        if (lines > LINES_MAX) {
            return Optional.of("A message of " + lines + " lines was dropped: the most is " + LINES_MAX + ".");
        }
        int bytes = utf8Bytes(text);
        if (bytes > bytesMax) {
            return Optional.of("A message of " + bytes + " bytes was dropped: the most is " + bytesMax + ".");
        }
        return Optional.empty();
    }

    /** How many lines this text takes, at least one. */
    public static int lines(String text) {
        int lines = 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            lines++;
        }
        return lines;
    }

    /** How long this text is on the wire. */
    public static int utf8Bytes(String text) {
        int bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
            }
        }
        return bytes;
    }

    /** Characters of the commonest scripts that are fine whatever stands beside them: one look, no tables. */
    private static boolean isPlain(char c) {
        if (c < 0x7f) {
            return c >= ' ' || c == '\n' || c == '\t';
        }
        return (c >= 0xA0 && c < 0x300 && c != 0xAD) // Latin
                || (c >= 0x370 && c < 0x483) // Greek and Cyrillic
                || (c >= 0x2010 && c < 0x2028) // dashes, quotes, the ellipsis
                || (c >= 0x3000 && c < 0x302A) // CJK punctuation
                || (c >= 0x3041 && c < 0x3097) // hiragana
                || (c >= 0x309B && c < 0x3130) // katakana
                || (c >= 0x4E00 && c < 0xA000) // Han
                || (c >= 0xAC00 && c < 0xD7A4); // Hangul syllables
    }
}
