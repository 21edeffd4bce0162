package chat.client.view;

import chat.client.text.Clusters;
import chat.client.text.TextWidth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A screen's worth of cells that a view fills and a painter compares with the last one. Two ints a cell, so that ASCII
 * costs no object: the content (a code point, or below 0 a place in the table of longer clusters) and the style's
 * bits. A wide cluster is its first cell and a {@link #CONTINUATION}; it is never cut in two: what does not fit
 * wholly is left out, and whoever overwrites one half blanks the other. Not for several threads. Never lets a control
 * character or a direction override into a cell, wherever the text came from.
 */
public final class Grid {
    /** Content of the second cell of a wide cluster. */
    public static final int CONTINUATION = 0;

    private static final int BLANK = ' ';
    private static final int LINKS_MAX = Style.LINK_MASK >>> Style.LINK_SHIFT;
    private static final int REPLACEMENT = '?';

    private final int columns;
    private final int rows;
    private final int[] contents;
    private final int[] styles;
    private final List<String> clusters = new ArrayList<>();
    private final List<String> links = new ArrayList<>();
    private int cursorRow;
    private int cursorColumn;
    private boolean cursorShown;
    private int scrollTop;
    private int scrollBottom;
    private int scrollRows;

    public Grid(int columns, int rows) {
        if (columns < 1 || rows < 1) {
            throw new IllegalArgumentException("a grid needs a cell: " + columns + "x" + rows);
        }
        this.columns = columns;
        this.rows = rows;
        contents = new int[columns * rows];
        styles = new int[columns * rows];
        Arrays.fill(contents, BLANK);
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    /** Blanks everything, hides the cursor, drops the scroll hint. */
    public void clear() {
        Arrays.fill(contents, BLANK);
        Arrays.fill(styles, 0);
        clusters.clear();
        links.clear();
        cursorShown = false;
        scrollRows = 0;
    }

    /** Writes from {@code column} to the right edge at most; returns the column after the last one written. */
    public int put(int row, int column, String text, Style style) {
        return put(row, column, columns, text, style);
    }

    /**
     * Writes up to (not into) {@code endColumn}; returns the column after the last one written. What lies left or
     * right of the grid, or on a row that it does not have, is clipped; a wide cluster that would be cut leaves a
     * blank.
     */
    public int put(int row, int column, int endColumn, String text, Style style) {
        int end = Math.min(endColumn, columns);
        int at = 0;
        int to = column;
        while (at < text.length() && to < end) {
            boolean plain = Clusters.isPlain(text, at);
            int next = plain ? at + 1 : Clusters.next(text, at);
            int width = plain ? 1 : TextWidth.ofCluster(text, at, next);
            if (width > 0) {
                if (to + width > end) {
                    set(row, to, BLANK, 1, style.bits());
                    return end;
                }
                set(row, to, content(text, at, next), width, style.bits());
                to += width;
            }
            at = next;
        }
        return to;
    }

    /** The cells of that row from {@code column} up to (not into) {@code endColumn} lead to this address, which is plain ASCII. */
    public void link(int row, int column, int endColumn, String address) {
        if (row < 0 || row >= rows || links.size() >= LINKS_MAX) {
            return;
        }
        links.add(address);
        for (int to = Math.max(0, column); to < Math.min(endColumn, columns); to++) {
            int at = row * columns + to;
            styles[at] = (styles[at] & ~Style.LINK_MASK) | links.size() << Style.LINK_SHIFT;
        }
    }

    /** The addresses that cells lead to; the link n of a cell's bits is the n-th. */
    public List<String> links() {
        return links;
    }

    /** Writes {@code c}, one column wide, from {@code column} up to (not into) {@code endColumn}. */
    public void fill(int row, int column, int endColumn, char c, Style style) {
        int content = TextWidth.of(String.valueOf(c)) == 1 ? printable(c) : REPLACEMENT;
        for (int to = Math.max(0, column); to < Math.min(endColumn, columns); to++) {
            set(row, to, content, 1, style.bits());
        }
    }

    private void set(int row, int column, int content, int width, int style) {
        if (row < 0 || row >= rows || column + width <= 0) {
            return;
        }
        if (column < 0) {
            set(row, 0, BLANK, 1, style);
            return;
        }
        int at = row * columns + column;
        if (contents[at] == CONTINUATION) {
            contents[at - 1] = BLANK;
        }
        int after = at + width;
        if (column + width < columns && contents[after] == CONTINUATION) {
            contents[after] = BLANK;
        }
        contents[at] = content;
        styles[at] = style;
        if (width == 2) {
            contents[at + 1] = CONTINUATION;
            styles[at + 1] = style;
        }
    }

    private int content(String text, int from, int to) {
        char first = text.charAt(from);
        if (to - from == 1) {
            return printable(first);
        }
        if (to - from == 2 && Character.isHighSurrogate(first)) {
            return text.codePointAt(from);
        }
        clusters.add(Clusters.withoutFormats(text.substring(from, to)));
        return -clusters.size();
    }

    private static int printable(char c) {
        if (c < ' ' || (c >= 0x7f && c < 0xa0) || Character.isSurrogate(c)) {
            return c == '\t' ? BLANK : REPLACEMENT;
        }
        return c;
    }

    /** Shows the cursor there, or at the nearest cell. */
    public void cursor(int row, int column) {
        cursorRow = Math.max(0, Math.min(row, rows - 1));
        cursorColumn = Math.max(0, Math.min(column, columns - 1));
        cursorShown = true;
    }

    public void hideCursor() {
        cursorShown = false;
    }

    public boolean cursorShown() {
        return cursorShown;
    }

    public int cursorRow() {
        return cursorRow;
    }

    public int cursorColumn() {
        return cursorColumn;
    }

    /**
     * A hint to the painter: since the last frame what stands in {@code topRow} up to (not into) {@code bottomRow}
     * moved up by {@code rows}, or down if below 0. It need not be all of the row that moved, and a wrong hint costs
     * time, never correctness.
     */
    public void scrolled(int topRow, int bottomRow, int rows) {
        scrollTop = Math.max(0, topRow);
        scrollBottom = Math.min(this.rows, bottomRow);
        scrollRows = Math.abs(rows) < scrollBottom - scrollTop ? rows : 0;
    }

    public int scrollTop() {
        return scrollTop;
    }

    public int scrollBottom() {
        return scrollBottom;
    }

    /** 0: nothing is known to have moved. */
    public int scrollRows() {
        return scrollRows;
    }

    /** Code point, {@link #CONTINUATION}, or below 0: see {@link #cluster}. */
    public int content(int row, int column) {
        return contents[row * columns + column];
    }

    public int styleBits(int row, int column) {
        return styles[row * columns + column];
    }

    /** The text of a content below 0, which is of several code points. */
    public String cluster(int content) {
        return clusters.get(-content - 1);
    }

    /** Copies all cells, row after row, and the table that contents below 0 point into. */
    public void copyTo(int[] contents, int[] styles, List<String> clusters) {
        System.arraycopy(this.contents, 0, contents, 0, this.contents.length);
        System.arraycopy(this.styles, 0, styles, 0, this.styles.length);
        clusters.clear();
        clusters.addAll(this.clusters);
    }

    /** The row's text, trailing blanks kept; a wide cluster stands once. */
    public String row(int row) {
        StringBuilder text = new StringBuilder(columns);
        for (int column = 0; column < columns; column++) {
            int content = content(row, column);
            if (content < 0) {
                text.append(cluster(content));
            } else if (content != CONTINUATION) {
                text.appendCodePoint(content);
            }
        }
        return text.toString();
    }

    /** Drawn as {@code |rows|}, one a line. */
    @Override
    public String toString() {
        StringBuilder drawn = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            drawn.append('|').append(row(row)).append("|\n");
        }
        return drawn.toString();
    }
}
