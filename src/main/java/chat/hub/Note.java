package chat.hub;

/**
 * Something small that is kept besides what is said; a later note about the same replaces it.
 *
 * @param text empty = there is nothing to note any more
 */
public record Note(String about, String text) {
    /** Longest text, in chars. */
    public static final int TEXT_CHARS_MAX = 64 * 1024;

    public Note {
        Draft.checkName(about, "note");
        if (text.length() > TEXT_CHARS_MAX) {
            throw new IllegalArgumentException("The note has " + text.length() + " characters.");
        }
    }
}
