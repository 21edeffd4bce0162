package chat.client.view;

import chat.client.model.DraftCounter;
import chat.client.model.InputRows;
import chat.client.model.InputView;
import chat.client.model.Layout;
import chat.client.model.Mode;

/** The draft, or as much of it around the cursor as fits. */
final class InputPane {
    private InputPane() {}

    static void draw(Frame frame) {
        Layout layout = frame.layout();
        InputView input = InputView.of(frame.model());
        InputRows rows = InputRows.of(input.text(), layout.inputColumns());
        int cursorRow = rows.rowOf(input.cursor());
        int first = Math.max(0, Math.min(cursorRow - layout.inputRows() + 1, rows.count() - layout.inputRows()));
        int top = layout.inputTop();
        for (int i = 0; i < layout.inputRows() && first + i < rows.count(); i++) {
            String text = frame.theme().shown(rows.row(first + i));
            frame.grid().put(top + i, layout.promptColumns(), text, Style.PLAIN);
        }
        prompt(frame, top, first);
        counter(frame, top);
        Mode mode = frame.model().dialog().mode();
        if (mode instanceof Mode.Help || mode instanceof Mode.Hits) {
            frame.grid().hideCursor();
        } else {
            int column = layout.promptColumns() + rows.columnOf(input.cursor());
            frame.grid().cursor(top + cursorRow - first, column);
        }
    }

    /** In the upper right corner, beside the text. */
    private static void counter(Frame frame, int top) {
        Layout layout = frame.layout();
        if (layout.counterColumns() > 0) {
            String text = DraftCounter.text(frame.model(), layout.width());
            int column = layout.columns() - 1 - text.length();
            frame.grid().put(top, column, text, frame.theme().strong());
        }
    }

    /** Where the draft is longer than the pane, the prompt says how many rows are above. */
    private static void prompt(Frame frame, int top, int hidden) {
        Layout layout = frame.layout();
        if (layout.promptColumns() == 0) {
            return;
        }
        String name = "[" + frame.model().window().name() + "] ";
        String prompt = layout.width() == Layout.Width.NARROW ? "> " : name;
        if (hidden > 0) {
            prompt = layout.width() == Layout.Width.NARROW ? "^ " : "^" + hidden + " more";
        }
        frame.grid().put(top, 0, layout.promptColumns(), prompt, frame.theme().strong());
    }
}
