package chat.client.terminal;

import chat.client.view.Style;

/** The shortest SGR sequence from one set of attributes to another. */
final class Sgr {
    private Sgr() {}

    static void write(Bytes out, int from, int to) {
        out.ascii("\u001b[");
        if (to != 0) {
            parameters(out, from, to);
        }
        out.write('m');
    }

    private static void parameters(Bytes out, int from, int to) {
        int on = from;
        boolean first = true;
        if ((from & ~Style.COLORS_MASK & ~to) != 0
                || isLost(from, to, Style.FOREGROUND_MASK)
                || isLost(from, to, Style.BACKGROUND_MASK)) {
            // Switching a single one off is where terminals differ (21 or 22, 39, 49), and seldom shorter: from
            // scratch,
            // by an empty parameter.
            on = 0;
            first = false;
        }
        int more = to & ~on;
        first = attribute(out, more & Style.BOLD, 1, first);
        first = attribute(out, more & Style.DIM, 2, first);
        first = attribute(out, more & Style.ITALIC, 3, first);
        first = attribute(out, more & Style.UNDERLINE, 4, first);
        first = attribute(out, more & Style.REVERSE, 7, first);
        int foreground = to & Style.FOREGROUND_MASK;
        if (foreground != (on & Style.FOREGROUND_MASK)) {
            first = parameter(out, color(foreground, 30), first);
        }
        int background = to & Style.BACKGROUND_MASK;
        if (background != (on & Style.BACKGROUND_MASK)) {
            parameter(out, color(background >>> Style.BACKGROUND_SHIFT, 40), first);
        }
    }

    private static boolean isLost(int from, int to, int mask) {
        return (from & mask) != 0 && (to & mask) == 0;
    }

    private static boolean attribute(Bytes out, int bit, int code, boolean first) {
        return bit == 0 ? first : parameter(out, code, first);
    }

    private static boolean parameter(Bytes out, int code, boolean first) {
        if (!first) {
            out.write(';');
        }
        out.number(code);
        return false;
    }

    private static int color(int number, int base) {
        return number <= 8 ? base + number - 1 : base + 60 + number - 9;
    }
}
