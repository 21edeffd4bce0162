package chat.client.view;

import chat.client.model.Claim;
import chat.client.model.Destination;
import chat.client.model.Layout;
import chat.client.model.People;
import chat.client.model.Person;
import chat.client.text.TextWidth;
import java.util.List;

/** Beside the log, where there is room: windows on the left, people on the right. */
final class Sidebars {
    private static final String YOU = " (you)";
    private static final String AWAY = "  away";

    private Sidebars() {}

    static void draw(Frame frame) {
        Layout layout = frame.layout();
        if (layout.windowsColumns() > 0) {
            separator(frame, layout.windowsColumns());
            WindowList.draw(frame);
        }
        if (layout.peopleColumns() > 0) {
            int separator = layout.logLeft() + layout.logColumns();
            separator(frame, separator);
            people(frame, separator + 1);
        }
    }

    /** The last row says how many there are more, if not all fit. */
    private static void people(Frame frame, int left) {
        People people = frame.model().people();
        int top = frame.layout().logTop();
        if (!people.known()) {
            frame.grid().put(top, left, " (unknown)", frame.theme().faint());
            return;
        }
        List<Person> names = people.persons();
        int first = Math.min(people.firstRow(), Math.max(0, names.size() - 1));
        int rows = frame.layout().logRows();
        boolean more = names.size() - first > rows;
        int shown = more ? rows - 1 : names.size() - first;
        for (int i = 0; i < shown; i++) {
            person(frame, top + i, left, names.get(first + i));
        }
        if (more) {
            String rest = " +" + (names.size() - first - shown) + " more";
            frame.grid().put(top + shown, left, rest, frame.theme().faint());
        }
    }

    /** The sign of their role stands before the name, and behind it what else there is to know. */
    private static void person(Frame frame, int row, int left, Person person) {
        boolean self = person.name().equals(frame.model().self());
        String note = self ? YOU : person.away().isEmpty() ? idle(frame, person) : AWAY;
        int room = frame.layout().peopleColumns() - 1 - note.length();
        // The sign of a role has a column of its own; where there is none, the other one stands there.
        boolean besides = !person.sign().isBlank();
        String sign = besides || person.claim() == Claim.KNOWN
                ? person.sign()
                : person.claim().sign();
        String clipped = frame.clip(besides ? person.shown() : person.name(), room);
        Style style = self ? frame.theme().strong() : frame.theme().nick(person.name());
        Destination who = new Destination(Destination.Kind.PERSON, 0, person.name(), "");
        frame.spot(row, left, left + frame.layout().peopleColumns(), who);
        frame.grid().put(row, left, sign, Style.PLAIN);
        frame.grid().put(row, left + 1, frame.theme().shown(clipped), style);
        frame.grid().put(row, left + 1 + TextWidth.of(clipped), note, Style.PLAIN);
    }

    private static String idle(Frame frame, Person person) {
        String idle = frame.model()
                .windows()
                .silence()
                .of(person.name(), frame.model().nowMillis());
        return idle.isEmpty() ? "" : "  " + idle;
    }

    private static void separator(Frame frame, int column) {
        int bottom = frame.layout().logTop() + frame.layout().logRows();
        for (int row = frame.layout().logTop(); row < bottom; row++) {
            frame.grid()
                    .fill(
                            row,
                            column,
                            column + 1,
                            frame.theme().vertical(),
                            frame.theme().faint());
        }
    }
}
