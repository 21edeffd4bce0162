package chat.client.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks one logical line into rows: at blanks, between wide characters (Chinese and Japanese have no blanks), else
 * where the row is full. Blanks at a break hang over the edge and take no column. Time is linear in the text looked at,
 * and {@link #next} looks at one row only, so that nobody wraps what nobody sees.
 */
public final class LineWrap {
    /** Must not begin a row. */
    private static final String CLOSERS = "、。，．：；？！）］｝」』】〉》”’ー々…";

    private LineWrap() {}

    /** The rows, without the blanks that hung over; one empty row for an empty line. Indents are the caller's. */
    public static List<String> wrap(String line, int columns) {
        List<String> rows = new ArrayList<>();
        int from = 0;
        do {
            int next = next(line, from, columns);
            rows.add(line.substring(from, next < line.length() ? withoutBlanks(line, from, next) : next));
            from = next;
        } while (from < line.length());
        return rows;
    }

    /**
     * Where the row after the one that starts at {@code from} starts; the line's length if that was the last. The row is
     * {@code line[from, next)}, of which blanks at its end may not fit. Always goes on by a cluster at least.
     */
    public static int next(String line, int from, int columns) {
        int used = 0;
        int lastBreak = from;
        boolean afterWide = false;
        int at = from;
        while (at < line.length()) {
            boolean plain = Clusters.isPlain(line, at);
            int next = plain ? at + 1 : Clusters.next(line, at);
            int width = plain ? 1 : TextWidth.ofCluster(line, at, next);
            if (next == at + 1 && isBlank(line.charAt(at))) {
                lastBreak = next;
                afterWide = false;
            } else {
                if (width > 0 && (afterWide || width == 2) && CLOSERS.indexOf(line.charAt(at)) < 0) {
                    lastBreak = at;
                }
                if (used + width > columns && at > from) {
                    return lastBreak > from ? lastBreak : at;
                }
                afterWide = width == 2;
            }
            used += width;
            at = next;
        }
        return at;
    }

    private static int withoutBlanks(String line, int from, int to) {
        int end = to;
        while (end > from && isBlank(line.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
