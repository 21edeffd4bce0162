package chat.protocol;

import java.util.List;

/**
 * The bounds of the session profile that do not depend on a server's settings, and the checks that its records share.
 *
 * <p>Names and texts are checked for their shape alone: whether anybody may be called that is for the hub to say, and may differ
 * between two versions of Unicode, which must not make a message unreadable. Whoever shows them cleans them first.
 */
public final class SessionBounds {
    /** The version of the profile that this code speaks. */
    public static final int VERSION = 1;

    /** The largest number that every JSON reader takes as it is. */
    public static final long NUMBER_MAX = (1L << 53) - 1;

    /** The most entries of one page, and of one answer to a search. */
    public static final int ENTRIES_MAX = 200;

    /** A page ends where one more entry would make its body longer; one entry is always in it. */
    public static final int PAGE_BYTES_MAX = 128 * 1024;

    /** The most members, names or rooms in one message. */
    public static final int LIST_MAX = 200;

    /** In UTF-16 units: twice what a {@link Name} may have in characters. */
    public static final int NAME_UNITS_MAX = 2 * Name.CHARS_MAX;

    public static final int TOPIC_UNITS_MAX = 512;
    public static final int AWAY_UNITS_MAX = 200;
    public static final int SEARCH_UNITS_MAX = 256;
    public static final int NOTICE_UNITS_MAX = 4_096;
    public static final int PROGRAM_UNITS_MAX = 64;

    /** Why somebody was sent off, silenced or banned. */
    public static final int REASON_UNITS_MAX = 200;

    /** The most columns of an answer to an order. */
    public static final int COLUMNS_MAX = 16;

    /** The most lines of one answer to an order. */
    public static final int ROWS_MAX = 100;

    public static final int PROOF_UNITS_MAX = 768;

    /** What a body of this profile may have around its text, in bytes. */
    private static final int ENVELOPE_BYTES = 1_024;

    private SessionBounds() {}

    /**
     * The longest body from a signed-in client of this profile. A clean text holds only four characters that JSON must escape, each
     * with two bytes, so a text that is within its own bound always fits.
     *
     * @param textBytesMax the longest text, in bytes of UTF-8
     */
    public static int frameBytesMax(int textBytesMax) {
        return Math.min(2 * textBytesMax + ENVELOPE_BYTES, FrameHeader.BODY_BYTES_MAX);
    }

    // Every message passes here several times: the sentences are made when they are needed, and there are no streams.

    /** One line, not empty, such as a name. */
    static String name(String what, String value) {
        require(!value.isBlank(), what, "is empty");
        return line(what, value, NAME_UNITS_MAX);
    }

    /** One line, which may be empty. */
    static String line(String what, String value, int unitsMax) {
        for (int i = 0; i < value.length(); i++) {
            require(value.charAt(i) >= ' ' && value.charAt(i) != 0x7f, what, "holds a control character");
        }
        return text(what, value, unitsMax);
    }

    static String text(String what, String value, int unitsMax) {
        if (value.length() > unitsMax) {
            throw fault(what, "has more than " + unitsMax + " characters");
        }
        return text(what, value);
    }

    /** Unicode, and nothing else; its length is for the server's settings to bound. */
    static String text(String what, String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isSurrogate(value.charAt(i))) {
                boolean pair =
                        i + 1 < value.length() && Character.isSurrogatePair(value.charAt(i), value.charAt(i + 1));
                require(pair, what, "holds half a character");
                i++;
            }
        }
        return value;
    }

    /** A word of lower-case letters, digits, '_' and '-'. */
    static String word(String what, String value, int unitsMax) {
        boolean fine = !value.isEmpty() && value.length() <= unitsMax;
        for (int i = 0; fine && i < value.length(); i++) {
            char c = value.charAt(i);
            fine = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
        }
        if (!fine) {
            throw fault(what, "is not one word of at most " + unitsMax + " letters");
        }
        return value;
    }

    static String hex(String what, String value, int digits) {
        boolean fine = value.length() == digits;
        for (int i = 0; fine && i < value.length(); i++) {
            char c = value.charAt(i);
            fine = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        }
        if (!fine) {
            throw fault(what, "is not " + digits + " hexadecimal digits in lower case");
        }
        return value;
    }

    static long number(String what, long value, long min) {
        return number(what, value, min, NUMBER_MAX);
    }

    static long number(String what, long value, long min, long max) {
        if (value < min || value > max) {
            throw fault(what, "is not from " + min + " to " + max);
        }
        return value;
    }

    static <T> List<T> list(String what, List<T> values, int max) {
        if (values.size() > max) {
            throw fault(what, "has more than " + max + " elements");
        }
        return List.copyOf(values);
    }

    static List<String> names(String what, List<String> values) {
        values.forEach(value -> name(what, value));
        return list(what, values, LIST_MAX);
    }

    private static void require(boolean fine, String what, String problem) {
        if (!fine) {
            throw fault(what, problem);
        }
    }

    /** The sentence holds nothing of the value, since that may be a peer's. */
    private static IllegalArgumentException fault(String what, String problem) {
        return new IllegalArgumentException("The field " + what + " " + problem + ".");
    }
}
