package chat.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.view.Grid;
import chat.client.view.Style;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jline.terminal.Size;
import org.jline.utils.ScreenTerminal;

/** JLine's terminal emulator, to see what a painter's bytes amount to. It drops combining marks and joiners. */
final class Emulator {
    private static final Map<Integer, Long> CELLS_BY_STYLE = new TreeMap<>();

    private final ScreenTerminal terminal;
    private final int[] cursor = new int[2];

    Emulator(int columns, int rows) {
        terminal = new ScreenTerminal(columns, rows);
    }

    void write(byte[] bytes) {
        terminal.write(new String(bytes, StandardCharsets.UTF_8));
    }

    void write(String text) {
        terminal.write(text);
    }

    void resize(int columns, int rows) {
        terminal.setSize(Size.of(columns, rows));
    }

    long[] cells() {
        long[] cells = new long[terminal.getColumns() * terminal.getRows()];
        terminal.dump(cells, cursor);
        return cells;
    }

    /** Drawn as {@code |rows|}. */
    String drawn() {
        long[] cells = cells();
        StringBuilder drawn = new StringBuilder();
        for (int at = 0; at < cells.length; at++) {
            if (at % terminal.getColumns() == 0) {
                drawn.append('|');
            }
            int c = ScreenTerminal.cellCodePoint(cells[at]);
            if (c != 0) {
                drawn.appendCodePoint(c);
            }
            if ((at + 1) % terminal.getColumns() == 0) {
                drawn.append("|\n");
            }
        }
        return drawn.toString();
    }

    /** Each cell's content and attributes, and the cursor if shown; the bottom right cell must be bare. */
    void assertShows(Grid grid, int styleMask, String what) {
        long[] cells = cells();
        int last = cells.length - 1;
        for (int at = 0; at < cells.length; at++) {
            int row = at / grid.columns();
            int column = at % grid.columns();
            int content = grid.content(row, column);
            int style = grid.styleBits(row, column) & styleMask;
            boolean cutAtTheCorner =
                    at == last - 1 && grid.content(row, column + 1 < grid.columns() ? column + 1 : column) == 0;
            if (at == last || cutAtTheCorner) {
                content = ' ';
                style &= at == last ? 0 : Style.ON_BLANKS_MASK;
            }
            if (ScreenTerminal.cellCodePoint(cells[at]) != content || !looksLike(cells[at], content, style)) {
                throw new AssertionError(what + ": row " + row + " column " + column + " shows "
                        + Long.toHexString(cells[at]) + " for content " + content + " style " + style + " like "
                        + Long.toHexString(CELLS_BY_STYLE.getOrDefault(style, 0L)) + "\n" + drawn()
                        + "wanted\n" + grid);
            }
        }
        if (grid.cursorShown()) {
            assertThat(cursor).as(what).containsExactly(grid.cursorColumn(), grid.cursorRow());
        }
    }

    private static boolean looksLike(long cell, int content, int style) {
        if (content == Grid.CONTINUATION) {
            return true;
        }
        long wanted = CELLS_BY_STYLE.computeIfAbsent(style, Emulator::plainCellIn);
        if (content == ' ') {
            return ScreenTerminal.cellInverse(cell) == ScreenTerminal.cellInverse(wanted)
                    && ScreenTerminal.cellUnderline(cell) == ScreenTerminal.cellUnderline(wanted)
                    && ScreenTerminal.cellBackground(cell) == ScreenTerminal.cellBackground(wanted);
        }
        return ScreenTerminal.cellAttr(cell) == ScreenTerminal.cellAttr(wanted);
    }

    /** What the emulator makes of a style that is set by one full sequence of its own. */
    private static long plainCellIn(int style) {
        StringBuilder sgr = new StringBuilder("\u001b[0");
        int[] bits = {Style.BOLD, Style.DIM, Style.ITALIC, Style.UNDERLINE, Style.REVERSE};
        int[] codes = {1, 2, 3, 4, 7};
        for (int i = 0; i < bits.length; i++) {
            if ((style & bits[i]) != 0) {
                sgr.append(';').append(codes[i]);
            }
        }
        int foreground = style & Style.FOREGROUND_MASK;
        int background = (style & Style.BACKGROUND_MASK) >>> Style.BACKGROUND_SHIFT;
        sgr.append(foreground == 0 ? "" : ";" + (foreground < 9 ? 29 + foreground : 81 + foreground));
        sgr.append(background == 0 ? "" : ";" + (background < 9 ? 39 + background : 91 + background));
        ScreenTerminal terminal = new ScreenTerminal(2, 2);
        terminal.write(sgr + "mx");
        long[] cells = new long[4];
        terminal.dump(cells, new int[2]);
        return cells[0];
    }
}
