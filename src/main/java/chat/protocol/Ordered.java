package chat.protocol;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of an {@link Order} that was carried out.
 *
 * @param text sentences for people, a line each; may be empty
 * @param columns what stands in each column of the table that was asked for; none if it was no table
 * @param cells the table, row by row
 * @param next where it goes on; 0 = it is all here
 */
public record Ordered(int ref, String text, List<String> columns, List<String> cells, long next)
        implements SessionEvent {
    public Ordered {
        SessionBounds.number("ref", ref, 1);
        SessionBounds.text("text", text, SessionBounds.NOTICE_UNITS_MAX);
        columns = SessionBounds.list("columns", columns, SessionBounds.COLUMNS_MAX);
        columns.forEach(column -> SessionBounds.word("columns", column, SessionBounds.PROGRAM_UNITS_MAX));
        cells = SessionBounds.list("cells", cells, columns.size() * SessionBounds.ROWS_MAX);
        cells.forEach(cell -> SessionBounds.line("cells", cell, SessionBounds.NOTICE_UNITS_MAX));
        if (columns.isEmpty() ? !cells.isEmpty() : cells.size() % columns.size() != 0) {
            throw new IllegalArgumentException("The field cells is no table.");
        }
        SessionBounds.number("next", next, 0);
    }

    /** Only a sentence. */
    public Ordered(int ref, String text) {
        this(ref, text, List.of(), List.of(), 0);
    }

    /** Row by row. */
    public List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (int at = 0; at < cells.size(); at += columns.size()) {
            rows.add(cells.subList(at, at + columns.size()));
        }
        return rows;
    }

    @Override
    public <R> R accept(Receiver<R> to) {
        return to.ordered(this);
    }
}
