package chat.client.terminal;

import chat.client.view.Grid;
import chat.client.view.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A copy of a grid in the painter's hands: what stands on the terminal, or what shall. The bottom right cell is always
 * blank here, because writing it makes some terminals scroll.
 */
final class Cells {
    private static final int BLANK = ' ';

    final int columns;
    final int rows;
    private final int[] contents;
    private final int[] styles;
    private final List<String> clusters = new ArrayList<>();

    Cells(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        contents = new int[columns * rows];
        styles = new int[columns * rows];
        clear();
    }

    void clear() {
        Arrays.fill(contents, BLANK);
        Arrays.fill(styles, 0);
        clusters.clear();
    }

    void load(Grid grid, int styleMask, Hyperlinks links) {
        grid.copyTo(contents, styles, clusters);
        if ((styleMask | Style.LINK_MASK) != -1 || !grid.links().isEmpty()) {
            for (int i = 0; i < styles.length; i++) {
                styles[i] = links.ours(styles[i] & styleMask, grid.links());
            }
        }
        int last = contents.length - 1;
        if (contents[last] == Grid.CONTINUATION) {
            contents[last - 1] = BLANK;
        }
        contents[last] = BLANK;
        styles[last] = 0;
    }

    void load(Cells other) {
        System.arraycopy(other.contents, 0, contents, 0, contents.length);
        System.arraycopy(other.styles, 0, styles, 0, styles.length);
        clusters.clear();
        clusters.addAll(other.clusters);
    }

    /** Moves rows {@code [top, bottom)} up by {@code by}, or down if below 0; what comes free is blank. */
    void scroll(int top, int bottom, int by) {
        int moved = (bottom - top - Math.abs(by)) * columns;
        int from = (by > 0 ? top + by : top) * columns;
        int to = (by > 0 ? top : top - by) * columns;
        System.arraycopy(contents, from, contents, to, moved);
        System.arraycopy(styles, from, styles, to, moved);
        int free = (by > 0 ? bottom - by : top) * columns;
        Arrays.fill(contents, free, free + Math.abs(by) * columns, BLANK);
        Arrays.fill(styles, free, free + Math.abs(by) * columns, 0);
    }

    int content(int row, int column) {
        return contents[row * columns + column];
    }

    int style(int row, int column) {
        return styles[row * columns + column];
    }

    String cluster(int content) {
        return clusters.get(-content - 1);
    }

    int width(int row, int column) {
        return column + 1 < columns && content(row, column + 1) == Grid.CONTINUATION ? 2 : 1;
    }

    /** A blank on which nothing shows. */
    boolean isBare(int row, int column) {
        int at = row * columns + column;
        return contents[at] == BLANK && (styles[at] & Style.ON_BLANKS_MASK) == 0;
    }

    /** All cells of the row are alike, which most rows are; a cluster's number says nothing in another screen, so one of those is never alike. */
    boolean sameRow(Cells other, int row) {
        int from = row * columns;
        int to = from + columns;
        return Arrays.equals(contents, from, to, other.contents, from, to)
                && Arrays.equals(styles, from, to, other.styles, from, to)
                && (clusters.isEmpty() || noCluster(from, to));
    }

    private boolean noCluster(int from, int to) {
        for (int at = from; at < to; at++) {
            if (contents[at] < 0) {
                return false;
            }
        }
        return true;
    }

    /** A reader sees the same in both. */
    boolean same(Cells other, int row, int column) {
        int at = row * columns + column;
        int content = contents[at];
        int otherContent = other.contents[at];
        if (content >= 0 || otherContent >= 0) {
            if (content != otherContent) {
                return false;
            }
        } else if (!cluster(content).equals(other.cluster(otherContent))) {
            return false;
        }
        int mask = content == BLANK ? Style.ON_BLANKS_MASK : -1;
        return (styles[at] & mask) == (other.styles[at] & mask);
    }
}
