package chat.client.model;

import chat.protocol.Text;

/** What is left of the draft's limits, in words, once there is little. */
public final class DraftCounter {
    /** A tenth. */
    private static final int BYTES_NEAR = Text.BYTES_MAX / 10;

    private static final int LINES_NEAR = Text.LINES_MAX / 10;

    /** Of the longest text and a gap, so that the draft is not broken anew with each digit. */
    private static final int COLUMNS = 14;

    private static final int COLUMNS_NARROW = 8;

    private DraftCounter() {}

    /** Empty while there is enough left of both. */
    public static String text(Model model, Layout.Width width) {
        String draft = model.composer().input().text();
        if (draft.length() < (Text.BYTES_MAX - BYTES_NEAR) / 4 && draft.length() < Text.LINES_MAX - LINES_NEAR) {
            return ""; // most drafts: nothing to count
        }
        int bytes = Text.BYTES_MAX - Text.utf8Bytes(draft);
        int lines = Text.LINES_MAX - Text.lines(draft);
        boolean narrow = width == Layout.Width.NARROW;
        if (bytes < BYTES_NEAR && (lines >= LINES_NEAR || (long) bytes * LINES_NEAR < (long) lines * BYTES_NEAR)) {
            return narrow ? bytes + " B" : words(bytes, " B");
        }
        return lines >= LINES_NEAR ? "" : narrow ? lines + " l." : words(lines, " lines");
    }

    static int columns(Model model, Layout.Width width) {
        boolean none = width == Layout.Width.TINY || text(model, width).isEmpty();
        return none ? 0 : width == Layout.Width.NARROW ? COLUMNS_NARROW : COLUMNS;
    }

    private static String words(int left, String unit) {
        return Math.abs(left) + unit + (left < 0 ? " over" : " left");
    }
}
