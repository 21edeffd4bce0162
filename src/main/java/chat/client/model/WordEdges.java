package chat.client.model;

/** Where words of letters and digits begin and end. */
final class WordEdges {
    private WordEdges() {}

    /** The start of the word that ends at or before an index. */
    static int leftOf(String text, int from) {
        int at = from;
        while (at > 0 && !isLetter(text.codePointBefore(at))) {
            at -= Character.charCount(text.codePointBefore(at));
        }
        while (at > 0 && isLetter(text.codePointBefore(at))) {
            at -= Character.charCount(text.codePointBefore(at));
        }
        return at;
    }

    /** The end of the word that begins at or behind an index. */
    static int rightOf(String text, int from) {
        int at = from;
        while (at < text.length() && !isLetter(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        while (at < text.length() && isLetter(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    /** Marks belong to the word of their base. */
    private static boolean isLetter(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }
}
