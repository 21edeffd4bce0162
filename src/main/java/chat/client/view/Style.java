package chat.client.view;

/**
 * How a cell looks, packed into an int so that a grid keeps one number a cell: bits 0 to 4 the foreground's
 * {@link Color#number()}, 5 to 9 the background's, then one bit an attribute. Without colours (NO_COLOR) the attributes
 * remain.
 */
public record Style(int bits) {
    public static final int FOREGROUND_MASK = 0x1f;
    public static final int BACKGROUND_SHIFT = 5;
    public static final int BACKGROUND_MASK = 0x1f << BACKGROUND_SHIFT;
    public static final int BOLD = 1 << 10;
    public static final int DIM = 1 << 11;
    public static final int ITALIC = 1 << 12;
    public static final int UNDERLINE = 1 << 13;
    public static final int REVERSE = 1 << 14;
    public static final int COLORS_MASK = FOREGROUND_MASK | BACKGROUND_MASK;
    /** Above a style's own bits a cell has the number of its link in the table of whoever holds the cell, 0 for none. */
    public static final int LINK_SHIFT = 16;

    public static final int LINK_MASK = 0x7fff << LINK_SHIFT;
    /** What shows on a blank; of two blanks that differ only in the rest, a reader sees no difference. */
    public static final int ON_BLANKS_MASK = BACKGROUND_MASK | UNDERLINE | REVERSE | LINK_MASK;

    public static final Style PLAIN = new Style(0);

    private static final int COLOR_LAST = Color.BRIGHT_WHITE.number();

    public Style {
        if (bits >>> 15 != 0
                || (bits & FOREGROUND_MASK) > COLOR_LAST
                || (bits & BACKGROUND_MASK) >>> BACKGROUND_SHIFT > COLOR_LAST) {
            throw new IllegalArgumentException("not a style: " + bits);
        }
    }

    public Style bold() {
        return new Style(bits | BOLD);
    }

    public Style dim() {
        return new Style(bits | DIM);
    }

    public Style italic() {
        return new Style(bits | ITALIC);
    }

    public Style underline() {
        return new Style(bits | UNDERLINE);
    }

    public Style reverse() {
        return new Style(bits | REVERSE);
    }

    public Style fg(Color color) {
        return new Style((bits & ~FOREGROUND_MASK) | color.number());
    }

    public Style bg(Color color) {
        return new Style((bits & ~BACKGROUND_MASK) | (color.number() << BACKGROUND_SHIFT));
    }
}
