package chat.client.text;

import org.jline.utils.WCWidth;

/**
 * Where one user-perceived character ends and the next begins, by rules of our own so that every JDK says the same
 * (BreakIterator and {@code \X} follow the JDK's Unicode version: a family emoji is one cluster on 25 and four on 17). A
 * cluster is a base and what has no width of its own after it: combining marks, joiners and what they join of emoji,
 * skin tones, variation selectors, Hangul vowels and finals; or a pair of regional indicators. Unlike Unicode's rules,
 * spacing marks (Devanagari aa) stand alone, because terminals give them a column.
 */
public final class Clusters {
    static final int JOINER = 0x200d;
    static final int EMOJI_STYLE = 0xfe0f;

    /** Below this no code point has another width than 1, nor ever belongs to the cluster before it. */
    private static final char COMBINING_FIRST = 0x300;

    /** What piles more marks on one base gets them as clusters of no width, which no grid shows. */
    private static final int CODE_POINTS_MAX = 24;

    private Clusters() {}

    /** Whether a cluster of one column, a printable ASCII character alone, starts there: nearly all of them, told without the tables. */
    public static boolean isPlain(String s, int at) {
        char c = s.charAt(at);
        return c >= ' ' && c < 0x7f && (at + 1 == s.length() || s.charAt(at + 1) < 0x7f);
    }

    /** End of the cluster that starts at {@code from}; the length of the text at its end. */
    public static int next(String s, int from) {
        int length = s.length();
        if (from + 1 >= length) {
            return length;
        }
        if (s.charAt(from) < COMBINING_FIRST && s.charAt(from + 1) < COMBINING_FIRST) {
            return from + 1;
        }
        int base = s.codePointAt(from);
        int at = from + Character.charCount(base);
        if (isControl(base)) {
            return at;
        }
        if (isRegional(base) && at < length && isRegional(s.codePointAt(at))) {
            at += 2;
        }
        boolean pictograph = isPictograph(base);
        int last = base;
        for (int count = 1; at < length && count < CODE_POINTS_MAX; count++) {
            int c = s.codePointAt(at);
            if (!(last == JOINER && pictograph && isPictograph(c)) && !extend(base, pictograph, c)) {
                break;
            }
            at += Character.charCount(c);
            last = c;
        }
        return at;
    }

    /** Start of the cluster that ends at {@code from} or goes across it; 0 at the start. */
    public static int previous(String s, int from) {
        int start = from - 1;
        while (start > 0 && !isSurelyStart(s.charAt(start))) {
            start--;
        }
        int at = Math.max(0, start);
        while (true) {
            int next = next(s, at);
            if (next >= from) {
                return at;
            }
            at = next;
        }
    }

    /** The text without characters that turn its direction or stand for control, which no cell may hold. */
    public static String withoutFormats(String cluster) {
        StringBuilder kept = null;
        for (int i = 0; i < cluster.length(); i++) {
            char c = cluster.charAt(i);
            boolean format = (c >= 0x200b && c <= 0x200f && c != 0x200c && c != JOINER)
                    || (c >= 0x2028 && c <= 0x202e)
                    || (c >= 0x2060 && c <= 0x206f)
                    || c == 0x61c
                    || c == 0xfeff
                    || (c >= 0xfff9 && c <= 0xfffb);
            if (format && kept == null) {
                kept = new StringBuilder(cluster.substring(0, i));
            } else if (!format && kept != null) {
                kept.append(c);
            }
        }
        return kept == null ? cluster : kept.toString();
    }

    private static boolean extend(int base, boolean pictograph, int c) {
        if (c < COMBINING_FIRST) {
            return false;
        }
        if (isSkinTone(c)) {
            return pictograph;
        }
        // Old Hangul's vowels and finals have a width in the table, as if they stood alone.
        if (c >= 0xd7b0 && c <= 0xd7ff) {
            return isHangul(base);
        }
        return WCWidth.wcwidth(c) == 0;
    }

    private static boolean isSurelyStart(char c) {
        return (c < COMBINING_FIRST && !isPictograph(c)) // a joiner can join those two signs
                || (c >= 0x3041 && c < 0x3099)
                || (c >= 0x4e00 && c <= 0x9fff)
                || (c >= 0xac00 && c < 0xd7a4);
    }

    static boolean isControl(int c) {
        return c < ' ' || (c >= 0x7f && c < 0xa0);
    }

    static boolean isRegional(int c) {
        return c >= 0x1f1e6 && c <= 0x1f1ff;
    }

    static boolean isSkinTone(int c) {
        return c >= 0x1f3fb && c <= 0x1f3ff;
    }

    private static boolean isHangul(int c) {
        return (c >= 0x1100 && c <= 0x11ff) || (c >= 0xa960 && c <= 0xa97c) || (c >= 0xac00 && c <= 0xd7ff);
    }

    /** Roughly Unicode's Extended_Pictographic: whole blocks, since what else is in them is never joined or toned. */
    static boolean isPictograph(int c) {
        if (c < 0x2000) {
            return c == 0xa9 || c == 0xae;
        }
        return (c >= 0x1f000 && c <= 0x1faff && !isRegional(c) && !isSkinTone(c))
                || (c >= 0x2600 && c <= 0x27bf)
                || (c >= 0x2190 && c <= 0x21ff)
                || (c >= 0x2300 && c <= 0x23ff)
                || (c >= 0x25a0 && c <= 0x25ff)
                || (c >= 0x2900 && c <= 0x297f)
                || (c >= 0x2b00 && c <= 0x2bff)
                || c == 0x203c
                || c == 0x2049
                || c == 0x2122
                || c == 0x2139
                || c == 0x24c2
                || c == 0x3030
                || c == 0x303d
                || c == 0x3297
                || c == 0x3299;
    }
}
