package chat.client.terminal;

import chat.client.view.Style;

/**
 * The bytes of a frame in the making, and what the terminal will be at when it has read them: where the cursor stands and
 * which attributes are on. Chooses the shortest of the ways to move and to change attributes. Relies on ECMA-48 and
 * scroll margins only, and on nothing that a line discipline may change under us: a line feed comes after a carriage
 * return, so that it need not keep the column.
 */
final class TerminalWriter {
    private static final int UNKNOWN = -1;

    private final int columns;
    private final Hyperlinks links;
    private final Bytes out = new Bytes();
    private int row = UNKNOWN;
    private int column = UNKNOWN;
    private int style;

    TerminalWriter(int columns, Hyperlinks links) {
        this.columns = columns;
        this.links = links;
    }

    /** All bytes since the last take. */
    byte[] take() {
        byte[] taken = out.toArray();
        out.clear();
        return taken;
    }

    State state() {
        return new State(row, column, style);
    }

    /** Believes the terminal to be in that state. */
    void restore(State state) {
        row = state.row;
        column = state.column;
        style = state.style;
    }

    record State(int row, int column, int style) {}

    /** The column that the cursor is known to be in, if it is in that row; else -1. */
    int columnIn(int row) {
        return this.row == row ? column : UNKNOWN;
    }

    /** Written now, a cell of that content would look as if written in that style. */
    boolean looksRight(int content, int wanted) {
        int mask = content == ' ' ? Style.ON_BLANKS_MASK : -1;
        return (wanted & mask) == (style & mask);
    }

    /** A sequence that changes neither the cursor's place nor the attributes. */
    void control(String sequence) {
        out.ascii(sequence);
    }

    /** Attributes off, margins off, all blank, the cursor in the corner. */
    void clearScreen() {
        out.ascii("\u001b[m\u001b[r\u001b[H\u001b[2J");
        style = 0;
        at(0, 0);
    }

    /** Moves the rows {@code [top, bottom)} up by {@code by}, or down if below 0; what comes free is blank. */
    void scroll(int top, int bottom, int by) {
        bare();
        out.csi(top + 1, bottom, 'r');
        at(0, 0);
        moveTo(by > 0 ? bottom - 1 : top, 0);
        for (int i = Math.abs(by); i > 0; i--) {
            out.ascii(by > 0 ? "\n" : "\u001bM");
        }
        out.ascii("\u001b[r");
        at(0, 0);
    }

    private void at(int row, int column) {
        this.row = row;
        this.column = column;
    }

    void moveTo(int toRow, int toColumn) {
        if (row == toRow && column == toColumn) {
            return;
        }
        if (row == UNKNOWN) {
            moveAnywhere(toRow, toColumn);
        } else if (row == toRow) {
            moveInRow(toColumn);
        } else {
            moveFromRow(toRow, toColumn);
        }
        at(toRow, toColumn);
    }

    private void moveAnywhere(int toRow, int toColumn) {
        if (toColumn > 0) {
            out.csi(toRow + 1, toColumn + 1, 'H');
        } else {
            step(toRow + 1, 'H');
        }
    }

    private static int anywhereCost(int toRow, int toColumn) {
        return toColumn > 0 ? 4 + Bytes.digits(toRow + 1) + Bytes.digits(toColumn + 1) : stepCost(toRow + 1);
    }

    private void moveInRow(int toColumn) {
        int right = toColumn - column;
        if (toColumn == 0) {
            out.write('\r');
        } else if (column == UNKNOWN || stepCost(Math.abs(right)) > 3 + Bytes.digits(toColumn + 1)) {
            out.csi(toColumn + 1, 'G');
        } else if (right < 0 && -right <= stepCost(-right)) {
            for (int i = right; i < 0; i++) {
                out.write('\b');
            }
        } else {
            step(Math.abs(right), right > 0 ? 'C' : 'D');
        }
    }

    private void moveFromRow(int toRow, int toColumn) {
        int down = toRow - row;
        int anywhere = anywhereCost(toRow, toColumn);
        int fromLeft = down < 0 ? Integer.MAX_VALUE : 1 + down + (toColumn == 0 ? 0 : stepCost(toColumn));
        if (column == toColumn && stepCost(Math.abs(down)) < Math.min(anywhere, fromLeft)) {
            step(Math.abs(down), down > 0 ? 'B' : 'A');
        } else if (anywhere <= fromLeft) {
            moveAnywhere(toRow, toColumn);
        } else {
            out.write('\r');
            for (int i = 0; i < down; i++) {
                out.write('\n');
            }
            if (toColumn > 0) {
                step(toColumn, 'C');
            }
        }
    }

    private static int stepCost(int by) {
        return by == 1 ? 3 : 3 + Bytes.digits(by);
    }

    private void step(int by, char last) {
        if (by > 1) {
            out.csi(by, last);
        } else {
            out.ascii("\u001b[");
            out.write(last);
        }
    }

    /** Attributes as asked for. */
    void style(int wanted) {
        if (((wanted ^ style) & Style.LINK_MASK) != 0) {
            links.write(out, wanted);
        }
        if (((wanted ^ style) & ~Style.LINK_MASK) != 0) {
            Sgr.write(out, style & ~Style.LINK_MASK, wanted & ~Style.LINK_MASK);
        }
        style = wanted;
    }

    /** Attributes such that blanks are bare. */
    void bare() {
        if ((style & Style.ON_BLANKS_MASK) != 0) {
            style(0);
        }
    }

    /** So many bare blanks from the cursor on; it stays. */
    void erase(int count) {
        bare();
        out.csi(count, 'X');
    }

    void eraseToEndOfRow() {
        bare();
        out.ascii("\u001b[K");
    }

    /** Writes it in the attributes that are on; the cursor goes on by {@code width}. */
    void codePoint(int c, int width) {
        out.utf8(c);
        advance(width);
    }

    void text(String cluster, int width) {
        for (int at = 0; at < cluster.length(); ) {
            int c = cluster.codePointAt(at);
            out.utf8(c);
            at += Character.charCount(c);
        }
        advance(width);
    }

    private void advance(int width) {
        column += width;
        if (column >= columns) {
            // It now waits to wrap, or has wrapped: terminals differ.
            at(UNKNOWN, UNKNOWN);
        }
    }

    /** The terminal may think otherwise about the width of what was just written. */
    void columnUnknown() {
        column = UNKNOWN;
    }
}
