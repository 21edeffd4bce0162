package chat.client.view;

import chat.client.model.Destination;
import chat.client.model.Layout;
import chat.client.model.Mode;
import java.util.List;

/** Where one can go, over the end of the log and right above the question; the chosen one has a {@code >}. */
final class FinderOverlay {
    private static final int ROWS_MAX = 10;

    private FinderOverlay() {}

    static void draw(Frame frame, Mode.FindWindow find) {
        Layout layout = frame.layout();
        List<Destination> found = find.found();
        int bottom = layout.talkRow();
        int rows = Math.min(Math.min(ROWS_MAX, found.size()), bottom - layout.logTop());
        int first = Math.max(0, Math.min(find.at() - rows / 2, found.size() - rows));
        for (int i = 0; i < rows; i++) {
            candidate(frame, bottom - rows + i, found.get(first + i), first + i == find.at());
        }
    }

    /** The chosen one in words, so that a screen without a row for the list will do. */
    static String words(Mode.FindWindow find) {
        return find.found().isEmpty()
                ? "nothing is called so, Esc back"
                : "Enter: " + find.found().get(find.at()).words() + ", Up, Down, Esc back";
    }

    private static void candidate(Frame frame, int row, Destination to, boolean chosen) {
        int columns = frame.layout().columns();
        Style style = chosen ? frame.theme().talk() : frame.theme().bar();
        frame.grid().fill(row, 0, columns, ' ', style);
        frame.spot(row, 0, columns, to);
        String note = to.note().isEmpty() ? "" : "  " + to.note();
        String name = frame.clip((chosen ? " > " : "   ") + to.words(), columns - 1);
        int end = frame.grid().put(row, 0, frame.theme().shown(name), style);
        frame.grid().put(row, end, columns - 1, note, style);
    }
}
