package chat.client.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The rows of the log that show, from the top. Costs as much as what shows, however long the log is.
 *
 * @param below how many lines come after them
 */
public record Viewport(List<Row> rows, int below) {
    public Viewport {
        rows = List.copyOf(rows);
    }

    public static Viewport of(Window window, LineFormat format, int rowsMax) {
        return window.scroll().following() ? newest(window, format, rowsMax) : from(window, format, rowsMax);
    }

    private static Viewport newest(Window window, LineFormat format, int rowsMax) {
        List<Row> upward = new ArrayList<>();
        for (int i = window.log().size() - 1; i >= 0 && upward.size() < rowsMax; i--) {
            if (window.log().get(i).id() <= window.clearedTo()) {
                break;
            }
            addUpward(upward, LineRows.of(window, i, format));
        }
        return new Viewport(downward(upward, rowsMax), 0);
    }

    private static Viewport from(Window window, LineFormat format, int rowsMax) {
        int size = window.log().size();
        int first = window.log().indexAtOrAfter(window.scroll().id());
        List<Row> rows = new ArrayList<>();
        int above = 0;
        for (int i = first; i < size && rows.size() < rowsMax; i++) {
            List<Row> more = LineRows.of(window, i, format);
            if (i == first
                    && !more.isEmpty()
                    && more.get(0).line().id() == window.scroll().id()) {
                // In a narrower pane the line may have become longer, in a wider one it may be short of that row.
                above = Math.min(window.scroll().row(), more.size() - 1);
                rows.addAll(more.subList(above, more.size()));
            } else {
                rows.addAll(more);
            }
        }
        if (rows.size() < rowsMax) {
            rows = filledFromAbove(window, format, rowsMax, first, above, rows);
        }
        List<Row> shown = rows.subList(0, Math.min(rows.size(), rowsMax));
        return new Viewport(shown, below(window, format, shown));
    }

    /** The end of the log does not fill the pane: older rows do. */
    private static List<Row> filledFromAbove(
            Window window, LineFormat format, int rowsMax, int first, int above, List<Row> rows) {
        List<Row> upward = new ArrayList<>(rows);
        Collections.reverse(upward);
        if (above > 0) {
            addUpward(upward, LineRows.of(window, first, format).subList(0, above));
        }
        for (int i = first - 1; i >= 0 && upward.size() < rowsMax; i--) {
            addUpward(upward, LineRows.of(window, i, format));
        }
        return downward(upward, rowsMax);
    }

    private static int below(Window window, LineFormat format, List<Row> shown) {
        if (shown.isEmpty()) {
            return visible(window, format, 0);
        }
        Row last = shown.get(shown.size() - 1);
        boolean cut =
                last.offset() + 1 < LineRows.of(window, last.index(), format).size();
        return visible(window, format, last.index() + 1) + (cut ? 1 : 0);
    }

    /** Lines from there on that are not hidden. */
    private static int visible(Window window, LineFormat format, int from) {
        int lines = window.log().size() - from;
        if (!format.ignored().names().isEmpty()) {
            for (int i = from; i < window.log().size(); i++) {
                lines -= format.ignored().hides(window.log().get(i)) ? 1 : 0;
            }
        }
        return lines;
    }

    private static void addUpward(List<Row> upward, List<Row> rows) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            upward.add(rows.get(i));
        }
    }

    private static List<Row> downward(List<Row> upward, int rowsMax) {
        List<Row> rows = new ArrayList<>(upward.subList(0, Math.min(upward.size(), rowsMax)));
        Collections.reverse(rows);
        return rows;
    }
}
