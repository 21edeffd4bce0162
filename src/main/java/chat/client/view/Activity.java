package chat.client.view;

import chat.client.model.Destination;
import chat.client.model.Model;
import chat.client.model.ReadPlace;
import chat.client.model.Window;
import chat.client.text.TextWidth;
import java.util.ArrayList;
import java.util.List;

/** Says in which other windows something is new, and how much; a {@code !} where somebody wants the user. */
final class Activity {
    private static final int COUNT_MAX = 9_999;
    /** For how many there are more. */
    private static final int REST_COLUMNS = 4;

    private Activity() {}

    /** {@code [Act 3:carol(1!) 4:#ops(12)]}, empty if there is nothing; what does not fit is counted. */
    static String full(Model model, int columns) {
        List<String> pieces = new ArrayList<>();
        for (Window window : active(model)) {
            pieces.add(window.number() + ":" + window.name() + "(" + count(window) + ")");
        }
        return pieces.isEmpty() ? "" : "[Act " + fitting(pieces, columns - 6) + "]";
    }

    /** {@code 3!1 4:12}: the sign stands between number and count. */
    static String brief(Model model, int columns) {
        List<String> pieces = new ArrayList<>();
        for (Window window : active(model)) {
            String sign = window.unread().mentions() > 0 ? "!" : ":";
            pieces.add(window.number() + sign + number(window.unread().count()));
        }
        return pieces.isEmpty() ? "" : fitting(pieces, columns);
    }

    /** What was said so, drawn from that column on: a click on a window's piece goes there. */
    static void spots(Frame frame, String said, int row, int column) {
        for (Window window : active(frame.model())) {
            int at = Math.max(said.indexOf(" " + window.number() + ":"), said.indexOf(" " + window.number() + "!"));
            int from = at >= 0 ? at + 1 : startsWith(said, window) ? 0 : -1;
            if (from >= 0) {
                int blank = said.indexOf(' ', from);
                int left = column + TextWidth.of(said.substring(0, from));
                int columns = TextWidth.of(said.substring(from, blank < 0 ? said.length() : blank));
                frame.spot(row, left, left + columns, Destination.of(window));
            }
        }
    }

    private static boolean startsWith(String said, Window window) {
        return said.startsWith(window.number() + ":") || said.startsWith(window.number() + "!");
    }

    /** {@code 12} or {@code 1!}; empty if nothing is new. */
    static String count(Window window) {
        ReadPlace unread = window.unread();
        return unread.count() == 0 ? "" : number(unread.count()) + (unread.mentions() > 0 ? "!" : "");
    }

    /** By number, but first where somebody wants the user: of what does not fit only the count shows. */
    private static List<Window> active(Model model) {
        List<Window> wanting = new ArrayList<>();
        List<Window> others = new ArrayList<>();
        for (Window window : model.windows().all()) {
            if (window.number() != model.windows().active() && window.unread().count() > 0) {
                (window.unread().mentions() > 0 ? wanting : others).add(window);
            }
        }
        wanting.addAll(others);
        return wanting;
    }

    private static String number(int count) {
        return count > COUNT_MAX ? COUNT_MAX + "+" : Integer.toString(count);
    }

    private static String fitting(List<String> pieces, int columns) {
        StringBuilder text = new StringBuilder(pieces.get(0));
        for (int i = 1; i < pieces.size(); i++) {
            int rest = i + 1 < pieces.size() ? REST_COLUMNS : 0;
            if (TextWidth.of(text.toString()) + 1 + TextWidth.of(pieces.get(i)) + rest > columns) {
                return text.append(" +").append(pieces.size() - i).toString();
            }
            text.append(' ').append(pieces.get(i));
        }
        return text.toString();
    }
}
