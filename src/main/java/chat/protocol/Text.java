package chat.protocol;

import java.util.Optional;

/** What may stand in a message. */
public final class Text {
    /** The longest text, in bytes of UTF-8. */
    public static final int BYTES_MAX = 16 * 1024;

    /** The most lines of a text. */
    public static final int LINES_MAX = 200;

    private Text() {}

    /** The text without what could harm a terminal or deceive a reader; the same object if there is nothing to do. */
    public static String clean(String text) {
        return text;
    }

    /** A sentence that says why this text cannot be sent, or nothing if it can. */
    public static Optional<String> problem(String text, int bytesMax) {
        return Optional.empty();
    }
}
