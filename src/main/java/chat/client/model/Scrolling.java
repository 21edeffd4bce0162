package chat.client.model;

import java.util.List;

/** Moves the window along its log. Everything here was asked for by a key; nothing else moves it. */
final class Scrolling {
    /** Rows that stay in sight over a page, so that the eye finds its place. */
    private static final int PAGE_OVERLAP = 2;

    /** A line that was jumped to has so many rows above it, to show what it answers. */
    private static final int CONTEXT_ROWS_MAX = 3;

    private Scrolling() {}

    static int page(Model model) {
        return Math.max(1, Layout.of(model).page() - PAGE_OVERLAP);
    }

    /** So many rows towards older lines, or newer ones if below 0. */
    static Model up(Model model, int rows) {
        Model asked = Reading.asked(model);
        Window window = asked.window();
        Layout layout = Layout.of(asked);
        List<Row> shown = Viewport.of(window, layout.format(), layout.page()).rows();
        if (window.log().isEmpty()) {
            return asked;
        }
        int index = shown.isEmpty() ? window.log().size() : shown.get(0).index();
        int row = shown.isEmpty() ? 0 : shown.get(0).offset();
        Scroll to = rows >= 0
                ? above(window, layout.format(), index, row, rows)
                : below(window, layout.format(), index, row, -rows);
        return to(asked, to);
    }

    static Model top(Model model) {
        Model asked = Reading.asked(model);
        ChatLog log = asked.window().log();
        return log.isEmpty() ? asked : to(asked, new Scroll(log.get(0).id(), 0));
    }

    static Model bottom(Model model) {
        Model asked = Reading.asked(model);
        return Reading.returned(
                asked.window(asked.window().scroll(Scroll.BOTTOM).found(0)));
    }

    /** To a line, which then counts as found. */
    static Model show(Model model, long id) {
        Model asked = Reading.asked(model);
        Window window = asked.window();
        Layout layout = Layout.of(asked);
        int index = Math.min(window.log().indexAtOrAfter(id), window.log().size() - 1);
        int context = Math.min(CONTEXT_ROWS_MAX, (layout.page() - 1) / 2);
        Model there = to(asked, above(window, layout.format(), index, 0, context));
        return there.window(there.window().found(id));
    }

    /** The window moves only if a line's beginning is above what shows: then it is the topmost row. */
    static Model headShown(Model model, long id) {
        Window window = model.window();
        Layout layout = Layout.of(model);
        for (Row row : Viewport.of(window, layout.format(), layout.page()).rows()) {
            if (row.line().id() == id && row.offset() == 0) {
                return model;
            }
        }
        return to(Reading.asked(model), new Scroll(id, 0));
    }

    /** The newest end is the bottom, however one gets there. */
    private static Model to(Model model, Scroll scroll) {
        Window before = model.window();
        Window window =
                scroll.id() <= before.clearedTo() ? before.sight(before.sight().cleared(0)) : before;
        Window moved = window.scroll(scroll).found(0);
        Layout layout = Layout.of(model);
        return Viewport.of(moved, layout.format(), layout.page()).below() == 0
                ? Reading.returned(model.window(moved.scroll(Scroll.BOTTOM)))
                : model.window(moved);
    }

    private static Scroll above(Window window, LineFormat format, int index, int row, int rows) {
        int at = index;
        int offset = row;
        int left = rows;
        while (left > offset && at > 0) {
            left -= offset;
            at--;
            offset = LineRows.of(window, at, format).size();
        }
        return new Scroll(window.log().get(at).id(), Math.max(0, offset - left));
    }

    private static Scroll below(Window window, LineFormat format, int index, int row, int rows) {
        int at = Math.min(index, window.log().size() - 1);
        int offset = row + rows;
        int size = LineRows.of(window, at, format).size();
        while (offset >= size && at + 1 < window.log().size()) {
            offset -= size;
            at++;
            size = LineRows.of(window, at, format).size();
        }
        return new Scroll(window.log().get(at).id(), Math.max(0, Math.min(offset, size - 1)));
    }
}
