package chat.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.text.Clusters;
import chat.client.text.TextWidth;
import chat.client.view.Grid;
import chat.client.view.Style;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jline.utils.WCWidth;

/**
 * A terminal that does what ECMA-48 says of the few sequences that a painter may use, keeps marks and joiners, which
 * JLine's emulator drops, and fails on everything else: unknown sequences, places outside of the screen, a written bottom
 * right cell. What terminals disagree about can be chosen.
 */
final class LiteralTerminal {
    /** How many columns it gives to a cluster of several code points. */
    enum Widths {
        /** As our own measure. */
        OURS,
        /** Each code point for itself: a family is six columns. */
        BY_CODE_POINT,
        /** Whatever is not agreed upon is one column. */
        NARROW
    }

    private final int columns;
    private final int rows;
    private final Widths widths;
    private final boolean wrapsAtOnce;
    private final String[][] cells;
    private final int[][] styles;
    private int row;
    private int column;
    private int style;
    private int top;
    private int bottom;
    private boolean wraps = true;
    private boolean pendingWrap;
    private boolean cursorShown = true;

    /** Where the last cluster began, while nothing but marks may still join it; else -1. */
    private int joinable = -1;

    LiteralTerminal(int columns, int rows, Widths widths, boolean wrapsAtOnce) {
        this.columns = columns;
        this.rows = rows;
        this.widths = widths;
        this.wrapsAtOnce = wrapsAtOnce;
        cells = new String[rows][columns];
        styles = new int[rows][columns];
        bottom = rows;
        for (String[] line : cells) {
            Arrays.fill(line, "x"); // rubbish from before
        }
    }

    void write(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("\uFFFD".repeat(2));
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (c == 0x1b) {
                at = escape(text, at);
            } else if (c < ' ' || (c >= 0x7f && c < 0xa0)) {
                control(c);
            } else {
                print(c);
            }
        }
    }

    private void control(int c) {
        joinable = -1;
        switch (c) {
            case '\r' -> column = 0;
            case '\n' -> lineFeed();
            case '\b' -> {
                assertThat(column).isPositive();
                assertThat(pendingWrap).isFalse();
                column--;
            }
            default -> throw new AssertionError("control character " + c);
        }
        pendingWrap = false;
    }

    private void lineFeed() {
        if (row == bottom - 1) {
            scroll(1);
        } else {
            row = Math.min(rows - 1, row + 1);
        }
    }

    /** What comes free has the background that is on, as terminals with bce do it. */
    private void scroll(int by) {
        int from = by > 0 ? top : bottom - 1;
        int to = by > 0 ? bottom - 1 : top;
        for (int i = from; i != to; i += by) {
            cells[i] = cells[i + by];
            styles[i] = styles[i + by];
        }
        cells[to] = new String[columns];
        styles[to] = new int[columns];
        erase(to, 0, columns);
    }

    private int escape(String text, int at) {
        joinable = -1;
        if (text.charAt(at) == 'M') {
            if (row == top) {
                scroll(-1);
            } else {
                row = Math.max(0, row - 1);
            }
            return at + 1;
        }
        assertThat(text.charAt(at)).isEqualTo('[');
        int end = at + 1;
        while (text.charAt(end) < 0x40) {
            end++;
        }
        sequence(text.substring(at + 1, end), text.charAt(end));
        return end + 1;
    }

    private void sequence(String parameters, char last) {
        int[] numbers = Arrays.stream(parameters.replace("?", "").split(";", -1))
                .mapToInt(n -> n.isEmpty() ? 0 : Integer.parseInt(n))
                .toArray();
        int first = Math.max(1, numbers[0]);
        if (parameters.startsWith("?")) {
            mode(numbers[0], last == 'h');
            return;
        }
        switch (last) {
            case 'H' -> moveTo(first - 1, numbers.length > 1 ? Math.max(1, numbers[1]) - 1 : 0);
            case 'A' -> moveTo(row - first, column);
            case 'B' -> moveTo(row + first, column);
            case 'C' -> moveTo(row, column + first);
            case 'D' -> moveTo(row, column - first);
            case 'G' -> moveTo(row, first - 1);
            case 'J' -> {
                assertThat(parameters).isEqualTo("2");
                for (int i = 0; i < rows; i++) {
                    erase(i, 0, columns);
                }
            }
            case 'K' -> erase(row, column, columns);
            case 'X' -> erase(row, column, Math.min(columns, column + first));
            case 'm' -> Arrays.stream(numbers).forEach(this::attribute);
            case 'r' -> margins(parameters.isEmpty() ? 0 : numbers[0] - 1, parameters.isEmpty() ? rows : numbers[1]);
            default -> throw new AssertionError("sequence " + parameters + last);
        }
    }

    private void mode(int mode, boolean on) {
        switch (mode) {
            case 7 -> wraps = on;
            case 25 -> cursorShown = on;
            case 2026 -> {}
            default -> throw new AssertionError("mode " + mode);
        }
    }

    private void margins(int first, int end) {
        assertThat(first).isBetween(0, end - 1);
        assertThat(end).isBetween(first + 1, rows);
        top = first;
        bottom = end;
        moveTo(0, 0);
    }

    private void moveTo(int toRow, int toColumn) {
        assertThat(toRow).isBetween(0, rows - 1);
        assertThat(toColumn).isBetween(0, columns - 1);
        row = toRow;
        column = toColumn;
        pendingWrap = false;
    }

    private void attribute(int code) {
        if (code == 0) {
            style = 0;
        } else if (code < 5) {
            style |= new int[] {0, Style.BOLD, Style.DIM, Style.ITALIC, Style.UNDERLINE}[code];
        } else if (code == 7) {
            style |= Style.REVERSE;
        } else {
            int base = code >= 90 ? 90 : 30;
            boolean background = code >= base + 10;
            int color = code - base - (background ? 10 : 0);
            assertThat(color).as("SGR %d", code).isBetween(0, 7);
            int number = color + (base == 90 ? 9 : 1);
            style = background
                    ? (style & ~Style.BACKGROUND_MASK) | number << Style.BACKGROUND_SHIFT
                    : (style & ~Style.FOREGROUND_MASK) | number;
        }
    }

    private void erase(int inRow, int from, int to) {
        halve(inRow, from);
        halve(inRow, to);
        for (int i = from; i < to; i++) {
            cells[inRow][i] = " ";
            styles[inRow][i] = style & Style.BACKGROUND_MASK;
        }
    }

    /** Whoever writes from here on cuts a wide cluster that lies across. */
    private void halve(int inRow, int at) {
        if (at > 0 && at < columns && cells[inRow][at] != null && cells[inRow][at].isEmpty()) {
            int from = at;
            while (from > 0 && cells[inRow][from].isEmpty()) {
                cells[inRow][from--] = " ";
            }
            cells[inRow][from] = " ";
            for (int i = at + 1; i < columns && cells[inRow][i].isEmpty(); i++) {
                cells[inRow][i] = " ";
            }
        }
    }

    private void print(int c) {
        String s = Character.toString(c);
        if (joinable >= 0) {
            String joined = cells[row][joinable] + s;
            boolean joins =
                    widths == Widths.BY_CODE_POINT ? alone(c) == 0 : Clusters.next(joined, 0) == joined.length();
            if (joins) {
                int from = joinable;
                int before = width(cells[row][from]);
                cells[row][from] = joined;
                if (widths == Widths.OURS && width(joined) > before) {
                    place(joined, from, 2);
                }
                return;
            }
        }
        int width = width(s);
        if (width == 0) {
            return; // nothing here to join
        }
        if (pendingWrap || column + width > columns) {
            if (wraps) {
                pendingWrap = false;
                column = 0;
                lineFeed();
            } else if (column + width > columns) {
                return;
            }
        }
        place(s, column, width);
    }

    private void place(String cluster, int at, int width) {
        assertThat(at + width).isLessThanOrEqualTo(columns);
        assertThat(row == rows - 1 && at + width == columns && !cluster.isBlank() && wraps)
                .as("the bottom right cell is written")
                .isFalse();
        halve(row, at);
        halve(row, at + width);
        cells[row][at] = cluster;
        styles[row][at] = style;
        for (int i = at + 1; i < at + width; i++) {
            cells[row][i] = "";
            styles[row][i] = style;
        }
        joinable = at;
        column = at + width;
        if (column == columns) {
            if (!wraps) {
                column--;
            } else if (wrapsAtOnce) {
                column = 0;
                joinable = -1;
                lineFeed();
            } else {
                column--;
                pendingWrap = true;
            }
        }
    }

    private int width(String cluster) {
        int c = cluster.codePointAt(0);
        boolean agreed = cluster.length() == Character.charCount(c) && Risk.none(c);
        return switch (widths) {
            case OURS -> TextWidth.ofCluster(cluster, 0, cluster.length());
            case BY_CODE_POINT -> Math.max(0, alone(c));
            case NARROW -> agreed ? WCWidth.wcwidth(c) : Math.min(1, TextWidth.ofCluster(cluster, 0, cluster.length()));
        };
    }

    /** JLine's table has skin tones without a width, as if they never stood alone. */
    private static int alone(int c) {
        return c >= 0x1f3fb && c <= 0x1f3ff ? 2 : WCWidth.wcwidth(c);
    }

    /** Every cell, and the cursor; where widths differ from ours, all but the clusters about which they do. */
    void assertShows(Grid grid, int styleMask) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                assertShows(grid, styleMask, i, j);
            }
        }
        assertThat(cursorShown).isEqualTo(grid.cursorShown());
        if (grid.cursorShown()) {
            assertThat(row).isEqualTo(grid.cursorRow());
            assertThat(column).isEqualTo(grid.cursorColumn());
            assertThat(pendingWrap).isFalse();
        }
        assertThat(top).isZero();
        assertThat(bottom).isEqualTo(rows);
        assertThat(wraps).isTrue();
    }

    private void assertShows(Grid grid, int styleMask, int atRow, int atColumn) {
        int content = grid.content(atRow, atColumn);
        int wantedStyle = grid.styleBits(atRow, atColumn) & styleMask;
        boolean lastRow = atRow == rows - 1;
        boolean corner = lastRow && atColumn == columns - 1;
        boolean cutAtTheCorner =
                lastRow && atColumn == columns - 2 && grid.content(atRow, columns - 1) == Grid.CONTINUATION;
        if (corner || cutAtTheCorner) {
            content = ' ';
            wantedStyle = corner ? 0 : wantedStyle;
        }
        int owner = content == Grid.CONTINUATION ? grid.content(atRow, atColumn - 1) : content;
        if (widths != Widths.OURS && !Risk.none(owner)) {
            return;
        }
        String wanted =
                content < 0 ? grid.cluster(content) : content == Grid.CONTINUATION ? "" : Character.toString(content);
        int mask = wanted.equals(" ") ? Style.ON_BLANKS_MASK : -1;
        if (!wanted.equals(cells[atRow][atColumn])
                || (!wanted.isEmpty() && (wantedStyle & mask) != (styles[atRow][atColumn] & mask))) {
            throw new AssertionError("row " + atRow + " column " + atColumn + " shows '" + cells[atRow][atColumn] + "' "
                    + styles[atRow][atColumn] + " instead of '" + wanted + "' " + wantedStyle + "\n" + drawn()
                    + "wanted\n" + grid);
        }
    }

    private String drawn() {
        StringBuilder drawn = new StringBuilder();
        for (String[] line : cells) {
            drawn.append('|').append(String.join("", line)).append("|\n");
        }
        return drawn.toString();
    }
}
