package chat.client.view;

import chat.client.model.HelpPage;
import chat.client.model.Layout;
import chat.client.model.Mode;
import java.util.List;

/** The page of keys and commands, over title and log. */
final class HelpOverlay {
    private HelpOverlay() {}

    static void draw(Frame frame, Mode.Help help) {
        Layout layout = frame.layout();
        List<String> rows =
                HelpPage.rows(layout.columns(), frame.model().settings().keys());
        int shown = Math.min(HelpPage.pageRows(layout), layout.inputTop());
        int first = Math.max(0, Math.min(help.firstRow(), rows.size() - shown));
        for (int i = 0; i < shown && first + i < rows.size(); i++) {
            String row = rows.get(first + i);
            boolean title = !row.startsWith(" ");
            frame.grid().put(i, 0, row, title ? frame.theme().strong() : Style.PLAIN);
        }
    }
}
