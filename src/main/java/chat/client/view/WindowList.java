package chat.client.view;

import chat.client.model.Destination;
import chat.client.model.Model;
import chat.client.model.Window;
import chat.client.text.TextWidth;
import java.util.List;

/** The windows beside the log, by number: which one shows, and where something is new. */
final class WindowList {
    private static final String SHOWN = ">";

    private WindowList() {}

    /** The one that shows is always in sight; the last row says how many there are more, if not all fit. */
    static void draw(Frame frame) {
        Model model = frame.model();
        List<Window> windows = model.windows().all();
        int rows = frame.layout().logRows();
        boolean all = windows.size() <= rows;
        int shown = all ? windows.size() : Math.max(1, rows - 1);
        int active = 0;
        while (windows.get(active).number() != model.windows().active()) {
            active++;
        }
        int first = Math.max(0, Math.min(active - shown / 2, windows.size() - shown));
        for (int i = 0; i < shown && i < rows; i++) {
            window(frame, frame.layout().logTop() + i, windows.get(first + i));
        }
        if (!all && rows > 1) {
            String rest = " +" + (windows.size() - shown) + " more";
            int row = frame.layout().logTop() + rows - 1;
            frame.grid()
                    .put(
                            row,
                            0,
                            frame.layout().windowsColumns(),
                            rest,
                            frame.theme().faint());
        }
    }

    private static void window(Frame frame, int row, Window window) {
        Model model = frame.model();
        int columns = frame.layout().windowsColumns();
        frame.spot(row, 0, columns, Destination.of(window));
        boolean active = window.number() == model.windows().active();
        boolean alone = model.windows().all().size() == 1;
        String sign = alone ? "" : active ? SHOWN : " ";
        String count = active ? "" : Activity.count(window);
        int room = columns - (count.isEmpty() ? 0 : count.length() + 1);
        String name = frame.clip(sign + window.number() + ":" + window.name(), room);
        boolean news = !count.isEmpty() || active;
        Style style = news ? frame.theme().strong() : Style.PLAIN;
        frame.grid().put(row, 0, room, frame.theme().shown(name), style);
        frame.grid()
                .put(
                        row,
                        columns - TextWidth.of(count),
                        columns,
                        count,
                        frame.theme().strong());
    }
}
