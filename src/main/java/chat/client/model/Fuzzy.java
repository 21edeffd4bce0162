package chat.client.model;

import java.util.Locale;

/**
 * How well a name fits what was typed of it: whole, then its beginning, then the beginning of a word in it, then somewhere
 * in it, then only its letters in their order. Within each of these, shorter and earlier is better.
 */
final class Fuzzy {
    static final int NONE = -1;

    private static final int WHOLE = 5_000;
    private static final int BEGINNING = 4_000;
    private static final int WORD = 3_000;
    private static final int INSIDE = 2_000;
    private static final int LETTERS = 1_000;
    private static final int PENALTY_MAX = 999;

    private Fuzzy() {}

    /** The higher the better; {@link #NONE} if it does not fit. */
    static int score(String typed, String name) {
        String query = typed.toLowerCase(Locale.ROOT);
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals(query)) {
            return WHOLE;
        }
        if (lower.startsWith(query)) {
            return BEGINNING - penalty(lower.length());
        }
        for (int at = lower.indexOf(query); at > 0; at = lower.indexOf(query, at + 1)) {
            if (!Character.isLetterOrDigit(lower.charAt(at - 1))) {
                return WORD - penalty(at + lower.length());
            }
        }
        int inside = lower.indexOf(query);
        return inside > 0 ? INSIDE - penalty(inside + lower.length()) : letters(query, lower);
    }

    /** The fewer letters lie between those that were typed, the better. */
    private static int letters(String query, String name) {
        int at = -1;
        int first = -1;
        for (int i = 0; i < query.length(); i++) {
            at = name.indexOf(query.charAt(i), at + 1);
            if (at < 0) {
                return NONE;
            }
            first = i == 0 ? at : first;
        }
        return LETTERS - penalty(at - first + name.length());
    }

    private static int penalty(int worse) {
        return Math.min(PENALTY_MAX, worse);
    }
}
