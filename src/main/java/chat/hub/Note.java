package chat.hub;

/**
 * Something small that is kept besides what is said; a later note about the same replaces it.
 *
 * @param text empty = there is nothing to note any more
 * @param atMillis when it was true last, ms since 1970: it goes when that is too long ago; 0 = it stays until it is replaced
 */
public record Note(String about, String text, long atMillis) {
    /** Longest text, in chars. */
    public static final int TEXT_CHARS_MAX = 64 * 1024;

    /** One that stays until it is replaced. */
    public Note(String about, String text) {
        this(about, text, 0);
    }

    public Note {
        Draft.checkName(about, "note");
        if (text.length() > TEXT_CHARS_MAX) {
            throw new IllegalArgumentException("The note has " + text.length() + " characters.");
        }
    }
}
