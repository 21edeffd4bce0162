package chat.client.view;

import chat.client.model.HelpPage;
import chat.client.model.Hits;
import chat.client.model.HitsPage;
import chat.client.model.Layout;
import java.util.List;

/** What the server found, over title and log; the chosen hit has a {@code >} and stands out. */
final class HitsOverlay {
    private HitsOverlay() {}

    static void draw(Frame frame) {
        Layout layout = frame.layout();
        Hits hits = frame.model().dialog().hits();
        if (hits == null) {
            return;
        }
        List<HitsPage.HitRow> rows = HitsPage.rows(frame.model(), layout.columns());
        int shown = Math.min(HelpPage.pageRows(layout), layout.inputTop());
        int first = HitsPage.firstRow(rows, hits.at(), shown);
        for (int i = 0; i < shown && first + i < rows.size(); i++) {
            HitsPage.HitRow row = rows.get(first + i);
            Style style = row.hit() == hits.at() ? frame.theme().strong() : Style.PLAIN;
            frame.grid().put(i, 0, frame.theme().shown(row.text()), style);
        }
    }
}
