package chat.client.view;

import chat.client.model.Candidate;
import chat.client.model.Completion;
import chat.client.model.Layout;
import chat.client.text.TextWidth;
import java.util.List;

/**
 * What Tab offers, one row each, in the last rows of the log: over it, so that nothing moves. The chosen one has a {@code >}; where there
 * are more than fit, the last row counts them.
 */
final class Popup {
    private static final int ROWS_MAX = 8;
    private static final int GAP = 2;

    private Popup() {}

    static void draw(Frame frame) {
        Completion completion = frame.model().composer().completion();
        Layout layout = frame.layout();
        if (completion == null || layout.logRows() == 0) {
            return;
        }
        List<Candidate> all = completion.candidates();
        int rows = Math.min(all.size(), Math.min(ROWS_MAX, Math.max(1, layout.logRows() - 1)));
        boolean counts = rows < all.size() && rows > 1;
        int page = counts ? rows - 1 : rows;
        int first = completion.at() - completion.at() % page;
        int words = columns(all, Part.WORD);
        int notes = columns(all, Part.NOTE);
        int columns = Math.min(layout.columns(), 1 + words + (notes == 0 ? 0 : GAP + notes) + 1);
        int left = Math.max(0, Math.min(layout.promptColumns() - 1, layout.columns() - columns));
        int top = layout.logTop() + layout.logRows() - rows;
        for (int i = 0; i < page; i++) {
            int at = first + i;
            boolean chosen = at == completion.at();
            Style style = chosen ? frame.theme().strong() : frame.theme().bar();
            frame.grid().fill(top + i, left, left + columns, ' ', style);
            if (at < all.size()) {
                String row = row(all.get(at), chosen ? ">" : " ", words);
                frame.grid().put(top + i, left, left + columns, frame.theme().shown(frame.clip(row, columns)), style);
            }
        }
        if (counts) {
            String count = " " + (completion.at() + 1) + " of " + all.size();
            frame.grid()
                    .fill(top + page, left, left + columns, ' ', frame.theme().bar());
            frame.grid()
                    .put(
                            top + page,
                            left,
                            left + columns,
                            frame.clip(count, columns),
                            frame.theme().bar());
        }
    }

    private static String row(Candidate candidate, String mark, int words) {
        String word = mark + TextWidth.pad(candidate.shown(), words);
        return candidate.note().isEmpty() ? word : word + " ".repeat(GAP) + candidate.note();
    }

    private enum Part {
        WORD,
        NOTE
    }

    private static int columns(List<Candidate> all, Part part) {
        int columns = 0;
        for (Candidate candidate : all) {
            columns = Math.max(columns, TextWidth.of(part == Part.WORD ? candidate.shown() : candidate.note()));
        }
        return columns;
    }
}
