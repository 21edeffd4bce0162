package chat.client.terminal;

import chat.client.view.Grid;

/** Writes the cells in which two screens differ, row by row; leaves the attributes plain. Lives for one frame. */
final class CellDiff {
    /** From so many blanks on, erasing them and going on behind is shorter than writing them. */
    private static final int ERASED_MIN = 11;

    /** Up to so many cells that are right already are written again rather than jumped over. */
    private static final int REWRITTEN_MAX = 4;

    /** A cluster that a terminal may think this much wider must not make it wrap. */
    private static final int MISTAKE_COLUMNS_MAX = 10;

    private final Cells from;
    private final Cells to;
    private final TerminalWriter writer;
    private boolean clobbered;

    CellDiff(Cells from, Cells to, TerminalWriter writer) {
        this.from = from;
        this.to = to;
        this.writer = writer;
    }

    void write() {
        for (int row = 0; row < to.rows; row++) {
            if (!to.sameRow(from, row)) {
                row(row);
            }
        }
        writer.style(0);
    }

    private void row(int row) {
        clobbered = false;
        int end = to.columns;
        while (end > 0 && to.isBare(row, end - 1)) {
            end--;
        }
        int column = 0;
        while (column < end) {
            if (!differs(row, column)) {
                column += to.width(row, column);
            } else if (to.isBare(row, column)) {
                column = blanks(row, column, end);
            } else {
                cell(row, column);
                column += to.width(row, column);
            }
        }
        tail(row, end);
    }

    /** In a row where a terminal may have put a cluster over its neighbours, all that follows counts as different. */
    private boolean differs(int row, int column) {
        return clobbered || !to.same(from, row, column);
    }

    private int blanks(int row, int column, int end) {
        int last = column;
        int next = column + 1;
        for (; next < end && to.isBare(row, next); next++) {
            if (differs(row, next)) {
                last = next;
            }
        }
        int count = last + 1 - column;
        if (count >= ERASED_MIN) {
            moveTo(row, column);
            writer.erase(count);
            return next;
        }
        for (int at = column; at <= last; at++) {
            cell(row, at);
        }
        return last + 1;
    }

    private void tail(int row, int end) {
        int first = end;
        while (first < to.columns && !differs(row, first)) {
            first++;
        }
        if (first == to.columns) {
            return;
        }
        int last = to.columns - 1;
        while (!differs(row, last)) {
            last--;
        }
        if (last - first < 3 && last < to.columns - 1) {
            for (int at = first; at <= last; at++) {
                cell(row, at);
            }
        } else {
            moveTo(row, first);
            writer.eraseToEndOfRow();
        }
    }

    private void cell(int row, int column) {
        moveTo(row, column);
        int content = to.content(row, column);
        int width = to.width(row, column);
        if (to.isBare(row, column)) {
            writer.bare();
        } else {
            writer.style(to.style(row, column));
        }
        if (Risk.none(content)) {
            writer.codePoint(content, width);
            return;
        }
        if (width == 2 && (clobbered || !from.isBare(row, column + 1))) {
            // Where the terminal takes it for narrow, what stood in its second column would stay.
            writer.erase(2);
            writer.style(to.style(row, column));
        }
        boolean nearEdge = column + width + MISTAKE_COLUMNS_MAX > to.columns;
        if (nearEdge) {
            writer.control("\u001b[?7l");
        }
        if (content < 0) {
            writer.text(to.cluster(content), width);
        } else {
            writer.codePoint(content, width);
        }
        if (nearEdge) {
            writer.control("\u001b[?7h");
        }
        writer.columnUnknown();
        clobbered = true;
    }

    private void moveTo(int row, int column) {
        int at = writer.columnIn(row);
        if (at >= 0 && at < column && column - at <= REWRITTEN_MAX && rewritable(row, at, column)) {
            for (int i = at; i < column; i++) {
                writer.codePoint(to.content(row, i), 1);
            }
        } else {
            writer.moveTo(row, column);
        }
    }

    /** Single ASCII cells that look right in the attributes that are on. */
    private boolean rewritable(int row, int at, int column) {
        for (int i = at; i < column; i++) {
            int content = to.content(row, i);
            if (content == Grid.CONTINUATION
                    || content < 0
                    || content >= 0x7f
                    || !writer.looksRight(content, to.style(row, i))) {
                return false;
            }
        }
        return true;
    }
}
