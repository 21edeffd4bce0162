package chat.client.model;

import chat.client.text.Clusters;
import chat.client.text.TextWidth;
import java.util.Arrays;

/**
 * Where the rows of a draft begin when it is broken at a width: at line ends and, unlike the log, anywhere a row is
 * full.
 */
public final class InputRows {
    private final String text;
    private int[] starts = new int[8];
    private int count;

    private InputRows(String text) {
        this.text = text;
    }

    public static InputRows of(String text, int columns) {
        InputRows rows = new InputRows(text);
        rows.add(0);
        int used = 0;
        for (int at = 0; at < text.length(); ) {
            if (text.charAt(at) == '\n') {
                at++;
                rows.add(at);
                used = 0;
                continue;
            }
            int next = Clusters.next(text, at);
            int width = TextWidth.ofCluster(text, at, next);
            if (used + width > columns && used > 0) {
                rows.add(at);
                used = 0;
            }
            used += width;
            at = next;
        }
        return rows;
    }

    public int count() {
        return count;
    }

    /** The row's text without its line end. */
    public String row(int row) {
        int end = row + 1 < count ? starts[row + 1] : text.length();
        return text.substring(starts[row], end > starts[row] && text.charAt(end - 1) == '\n' ? end - 1 : end);
    }

    /** The row in which the cursor stands if it is before {@code index}. */
    public int rowOf(int index) {
        int found = Arrays.binarySearch(starts, 0, count, index);
        return found >= 0 ? found : -found - 2;
    }

    public int columnOf(int index) {
        return TextWidth.of(text.substring(starts[rowOf(index)], index));
    }

    private void add(int start) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = start;
    }
}
