package chat.client.model;

import java.util.Objects;

/**
 * One row of the log pane.
 *
 * @param index of its line in the log
 * @param offset which of that line's rows it is, from 0
 * @param head what stands before the text in a line's first row; {@link Head#NONE} in the others
 * @param column where the text begins
 * @param whole what the text is a piece of, for whoever looks for what may be cut by the row's end
 * @param from where in it the text begins
 * @param tail said by the client about the line, after the text
 */
public record Row(
        Part part,
        LogLine line,
        int index,
        int offset,
        Head head,
        int column,
        String text,
        String whole,
        int from,
        String tail) {
    public enum Part {
        /** A new day begins; the text is its name. */
        DAY,
        /** What follows is new; the text says how much. */
        READ,
        /** Lines are not here; the text says how many, and what becomes of them. */
        HOLE,
        /** What follows was missed and comes from the history. */
        REPLAY,
        TEXT
    }

    /**
     * The pieces before a text, in this order without anything between them.
     *
     * @param mark what stands between time and name
     * @param after what stands between name and text
     */
    public record Head(String time, String mark, String name, String after) {
        static final Head NONE = new Head("", "", "", "");
    }

    /** The same, as a piece of this. */
    Row in(String whole) {
        return new Row(part, line, index, offset, head, column, text, whole, from, tail);
    }

    public Row {
        Objects.requireNonNull(part);
        Objects.requireNonNull(line);
    }
}
