package chat.client.text;

import org.jline.utils.WCWidth;

/**
 * How many columns text takes: the one policy for all JDKs, and the only place that measures. A cluster is 0, 1 or 2
 * wide: 2 if its base is wide or it is a flag or an emoji by joiner or variation selector, else what the width table (as
 * of JLine, fixed with its version) says of its base. A control character counts 1, for the mark that the grid shows.
 */
public final class TextWidth {
    private TextWidth() {}

    public static int of(String s) {
        int columns = 0;
        for (int at = 0; at < s.length(); ) {
            int next = Clusters.next(s, at);
            columns += ofCluster(s, at, next);
            at = next;
        }
        return columns;
    }

    /** Width of the one cluster that is {@code s[from, to)}. */
    public static int ofCluster(String s, int from, int to) {
        char first = s.charAt(from);
        if (to - from == 1) {
            return ofChar(first);
        }
        int base = s.codePointAt(from);
        if (Clusters.isRegional(base) || Clusters.isSkinTone(base)) {
            return 2;
        }
        int width = ofCodePoint(base);
        if (width != 1 || to - from == Character.charCount(base)) {
            return width;
        }
        if (Clusters.isPictograph(base)) {
            return has(s, from, to, Clusters.EMOJI_STYLE) || has(s, from, to, Clusters.JOINER) ? 2 : 1;
        }
        boolean keycap = (first >= '0' && first <= '9') || first == '#' || first == '*';
        return keycap && has(s, from, to, Clusters.EMOJI_STYLE) ? 2 : 1;
    }

    private static int ofChar(char c) {
        // Latin, and the lines, blocks and dots that we draw with: the table need not be loaded for them.
        if (c < 0x300 || (c >= 0x2500 && c < 0x25a0) || c == 0x2026) {
            return 1;
        }
        return ofCodePoint(c);
    }

    private static int ofCodePoint(int c) {
        return Clusters.isControl(c) ? 1 : WCWidth.wcwidth(c);
    }

    private static boolean has(String s, int from, int to, int c) {
        int at = s.indexOf(c, from);
        return at >= 0 && at < to;
    }

    /** The longest start of the text, in whole clusters, that fits into so many columns; often the same object. */
    public static String fit(String s, int columns) {
        int left = columns;
        for (int at = 0; at < s.length(); ) {
            int next = Clusters.next(s, at);
            left -= ofCluster(s, at, next);
            if (left < 0) {
                return s.substring(0, at);
            }
            at = next;
        }
        return s;
    }

    /** Fitted, then filled with blanks on the right to exactly so many columns. */
    public static String pad(String s, int columns) {
        String fitted = fit(s, columns);
        int missing = columns - of(fitted);
        return missing <= 0 ? fitted : fitted + " ".repeat(missing);
    }
}
