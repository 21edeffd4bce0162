package chat.client.view;

import chat.client.model.CommandHint;
import chat.client.model.Layout;
import chat.client.model.Link;
import chat.client.model.Model;
import chat.client.model.Viewport;
import chat.client.model.WallTime;
import chat.client.text.TextWidth;
import java.util.ArrayList;
import java.util.List;

/**
 * The row between log and input: where the user is and how the connection does, in words; or what the command that is being
 * typed does; or a question or hint, which goes first.
 */
final class StatusBar {
    /** A piece of the row; of those that do not fit, the ones with the highest number go first. */
    private record Piece(String text, int dispensable) {}

    private StatusBar() {}

    static void draw(Frame frame) {
        Talk talk = Talk.of(frame.model());
        if (!talk.text().isEmpty()) {
            talk(frame, talk, frame.theme().talk());
        } else if (frame.layout().statusRows() > 0) {
            String command = CommandHint.of(frame.model());
            if (command.isEmpty()) {
                status(frame);
            } else {
                talk(
                        frame,
                        new Talk(frame.clip(command, frame.layout().columns() - 2), -1),
                        frame.theme().bar());
            }
        }
    }

    private static void talk(Frame frame, Talk talk, Style style) {
        Layout layout = frame.layout();
        int row = layout.talkRow();
        Link link = frame.model().link();
        String state = link.up() ? "" : link.words(frame.model().nowMillis());
        int room = layout.columns() - 1 - (state.isEmpty() ? 0 : state.length() + 2);
        boolean both = room >= TextWidth.of(talk.text()) + 1;
        frame.grid().fill(row, 0, layout.columns(), ' ', style);
        int end = frame.grid().put(row, 0, frame.theme().shown(" " + talk.text()), style);
        if (both && !state.isEmpty()) {
            frame.grid().put(row, layout.columns() - 1 - state.length(), state, style);
        }
        if (talk.cursor() >= 0) {
            int column = 1 + TextWidth.of(talk.text().substring(0, talk.cursor()));
            frame.grid().cursor(row, Math.min(column, end));
        }
    }

    private static void status(Frame frame) {
        Layout layout = frame.layout();
        int row = layout.talkRow();
        Style style = frame.theme().bar();
        frame.grid().fill(row, 0, layout.columns(), ' ', style);
        boolean narrow = layout.width() == Layout.Width.NARROW;
        List<Piece> left = new ArrayList<>(place(frame.model(), narrow));
        List<Piece> right = new ArrayList<>(news(frame));
        String gap = narrow ? " | " : "  ";
        while (columns(left, right, gap.length(), narrow) > layout.columns() && left.size() + right.size() > 1) {
            dropOne(left, right);
        }
        if (narrow) {
            left.addAll(right);
            String all = join(left, " | ");
            frame.grid().put(row, 1, frame.theme().shown(all), style);
            spots(frame, row, all);
            return;
        }
        String news = join(right, "  ");
        String place = join(left, " ");
        frame.grid().put(row, 1, frame.theme().shown(place), style);
        spots(frame, row, place);
        frame.grid().put(row, layout.columns() - 1 - TextWidth.of(news), news, style);
    }

    /** Where the row names other windows. */
    private static void spots(Frame frame, int row, String said) {
        Model model = frame.model();
        boolean narrow = frame.layout().width() == Layout.Width.NARROW;
        String activity =
                narrow ? Activity.brief(model, model.columns() / 3) : Activity.full(model, model.columns() / 2 - 10);
        int at = activity.isEmpty() ? -1 : said.lastIndexOf(activity);
        if (at >= 0) {
            Activity.spots(frame, activity, row, 1 + TextWidth.of(said.substring(0, at)));
        }
    }

    private static List<Piece> place(Model model, boolean narrow) {
        List<Piece> pieces = new ArrayList<>();
        String people = members(model);
        String window = model.window().number() + ":" + model.window().name() + people;
        if (narrow) {
            pieces.add(new Piece(window, 5));
            addActivity(pieces, Activity.brief(model, model.columns() / 3));
            return pieces;
        }
        String time = WallTime.ofDay(model.nowMillis(), model.settings());
        pieces.add(new Piece("[" + time + "]", 7));
        pieces.add(new Piece("[" + model.self() + "]", 6));
        pieces.add(new Piece("[" + window + "]", 5));
        addActivity(pieces, Activity.full(model, model.columns() / 2 - 10));
        return pieces;
    }

    private static void addActivity(List<Piece> pieces, String activity) {
        if (!activity.isEmpty()) {
            pieces.add(new Piece(activity, 3));
        }
    }

    /** How many are there: those on the list, or as many as the server said if not all are on it. */
    private static String members(Model model) {
        int known = model.people().known() ? model.people().size() : 0;
        int members = Math.max(known, model.link().up() ? model.window().talk().members() : 0);
        return known == 0 && members == 0 ? "" : " " + members;
    }

    private static List<Piece> news(Frame frame) {
        Model model = frame.model();
        Layout layout = frame.layout();
        List<Piece> pieces = new ArrayList<>();
        if (model.panes().bare()) {
            pieces.add(new Piece("bare: Alt+L", 2));
        }
        // At the end of the log nothing is below; asking for it would wrap all rows once more, for each frame.
        int below = model.window().scroll().following()
                ? 0
                : Viewport.of(model.window(), layout.format(), Math.max(1, layout.logRows()))
                        .below();
        if (below > 0) {
            pieces.add(new Piece("-MORE " + below + "-", 2));
        }
        int unsent = model.outbox().unsent();
        if (unsent > 0) {
            pieces.add(new Piece("unsent " + unsent, 1));
        }
        Link link = model.link();
        boolean narrow = layout.width() == Layout.Width.NARROW;
        String state = narrow ? link.briefly(model.nowMillis()) : link.words(model.nowMillis());
        pieces.add(new Piece(state, link.up() ? 4 : 0));
        return pieces;
    }

    private static int columns(List<Piece> left, List<Piece> right, int gap, boolean narrow) {
        int columns = 2;
        for (Piece piece : left) {
            columns += TextWidth.of(piece.text()) + (narrow ? gap : 1);
        }
        for (Piece piece : right) {
            columns += TextWidth.of(piece.text()) + gap;
        }
        return columns - gap;
    }

    private static void dropOne(List<Piece> left, List<Piece> right) {
        int most = -1;
        for (Piece piece : left) {
            most = Math.max(most, piece.dispensable());
        }
        for (Piece piece : right) {
            most = Math.max(most, piece.dispensable());
        }
        int dropped = most;
        left.removeIf(piece -> piece.dispensable() == dropped);
        right.removeIf(piece -> piece.dispensable() == dropped);
    }

    private static String join(List<Piece> pieces, String gap) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            text.append(text.isEmpty() ? "" : gap).append(piece.text());
        }
        return text.toString();
    }
}
