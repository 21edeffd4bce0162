package chat.client.view;

import chat.client.model.Destination;
import chat.client.model.Layout;
import chat.client.model.Mode;
import chat.client.model.Model;
import chat.client.model.Row;
import chat.client.model.Viewport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws a model into a grid: which pane stands where is the {@link Layout}'s to say. Remembers the last frame, only
 * to tell the painter what moved; one thread.
 */
public final class View {
    private List<Row> lastRows = List.of();
    private int lastTop;
    private List<Spot> spots = List.of();

    /** Fills the grid entirely: cells, cursor and scroll hint. The grid's size counts, not the model's. */
    public void draw(Model model, Grid grid) {
        grid.clear();
        Layout layout = Layout.of(model, grid.columns(), grid.rows());
        Frame frame = new Frame(model, layout, Theme.of(model.settings()), grid);
        List<Row> rows = List.of();
        if (model.dialog().mode() instanceof Mode.Help help) {
            HelpOverlay.draw(frame, help);
        } else if (model.dialog().mode() instanceof Mode.Hits) {
            HitsOverlay.draw(frame);
        } else {
            if (layout.logRows() > 0) {
                rows = Viewport.of(model.window(), layout.format(), layout.logRows())
                        .rows();
            }
            TitleBar.draw(frame);
            LogPane.draw(frame, rows);
            Sidebars.draw(frame);
            Popup.draw(frame);
            if (model.dialog().mode() instanceof Mode.FindWindow find) {
                FinderOverlay.draw(frame, find);
            }
        }
        InputPane.draw(frame);
        StatusBar.draw(frame);
        hint(layout, rows, grid);
        spots = frame.spots();
    }

    /** What a click on that cell of the last frame leads to; null: nothing. */
    public @Nullable Destination at(int row, int column) {
        for (int i = spots.size() - 1; i >= 0; i--) {
            if (spots.get(i).has(row, column)) {
                return spots.get(i).destination();
            }
        }
        return null;
    }

    /** Rows that were on the screen before and stand elsewhere now have moved. */
    private void hint(Layout layout, List<Row> rows, Grid grid) {
        int top = layout.logTop();
        if (top == lastTop && !rows.isEmpty() && !lastRows.isEmpty()) {
            int up = find(rows.get(0), lastRows);
            int down = find(lastRows.get(0), rows);
            if (up > 0) {
                grid.scrolled(top, top + layout.logRows(), up);
            } else if (down > 0) {
                grid.scrolled(top, top + layout.logRows(), -down);
            }
        }
        lastTop = top;
        lastRows = rows;
    }

    private static int find(Row wanted, List<Row> rows) {
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (row.line().id() == wanted.line().id() && row.offset() == wanted.offset()) {
                return i;
            }
        }
        return -1;
    }
}
