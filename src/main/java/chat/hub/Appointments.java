package chat.hub;

import chat.hub.Orders.Giver;
import chat.hub.Rights.Right;
import chat.protocol.FaultCode;
import chat.protocol.Name;
import chat.protocol.Order;
import chat.protocol.SessionBounds;
import chat.protocol.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Orders about who has rights, and what the server says to everybody. */
final class Appointments {
    private static final String MOTD = "motd";
    private static final long ASK_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final House house;
    private String motd = "";

    Appointments(House house) {
        this.house = house;
    }

    /** Asks the history what operators have said there, until it tells. */
    void learn() {
        boolean asked = house.log.notes(MOTD, answer -> {
            if (answer instanceof Answer.Found<List<Note>> found) {
                found.value().stream().filter(note -> note.about().equals(MOTD)).forEach(note -> motd = note.text());
            } else {
                learnLater();
            }
        });
        if (!asked) {
            learnLater();
        }
    }

    private void learnLater() {
        house.deadlines.at(house.time.nanos() + ASK_AGAIN_NANOS, this::learn);
    }

    /** What those who come are told: by an operator, or else by the settings. */
    String motdNow() {
        return motd.isEmpty() ? house.policy.motd() : motd;
    }

    void motd(Order order, Giver by) {
        by.done(motdNow().isEmpty() ? "There is no message of the day." : motdNow());
    }

    void setMotd(Order order, Giver by) {
        motd = Text.clean(order.text()).strip();
        house.log.note(new Note(MOTD, motd));
        by.record("", motd.replace('\n', ' '));
        String sentence = motd.isEmpty()
                ? "The message of the day is that of the settings again."
                : "Those who come are told that from now on.";
        house.whenKept(trouble -> by.done(sentence + trouble));
    }

    void announce(Order order, Giver by) {
        String text = Text.clean(order.text()).strip();
        if (text.isEmpty()) {
            by.refuse(FaultCode.TEXT_EMPTY, "Say what everybody is to be told.");
            return;
        }
        String line = "Announcement by " + by.name() + ": " + text;
        if (line.length() > SessionBounds.NOTICE_UNITS_MAX) {
            by.refuse(FaultCode.TEXT_TOO_LONG, "Say it in at most 4,000 characters.");
            return;
        }
        house.tellAll(line);
        by.record("", text.replace('\n', ' '));
        by.done("Everybody was told.");
    }

    void op(Order order, Giver by) {
        grant(order, by, true);
    }

    void deop(Order order, Giver by) {
        grant(order, by, false);
    }

    private void grant(Order order, Giver by, boolean on) {
        Name proven = Name.problem(order.target()).isEmpty() ? house.claims.claimedLike(Name.of(order.target())) : null;
        String shown = RoomRules.line(order.target(), Name.CHARS_MAX * 2);
        if (proven == null) {
            by.refuse(
                    FaultCode.NO_SUCH_USER,
                    "Nobody has ever proven to be called " + shown
                            + ", and a word gives no rights. They must come in by the"
                            + " socket, or with a key, once.");
        } else if (!house.rights.grant(house.claims.keyOf(proven), on)) {
            by.refuse(
                    FaultCode.NOT_ALLOWED,
                    proven
                            + (on
                                    ? " is an operator already, or there are too many."
                                    : " was made no operator by name."));
        } else {
            house.tellAll(proven + (on ? " is an operator now (" : " is no operator any more (") + by.name() + ").");
            by.record(proven.value(), "");
            house.whenKept(
                    trouble -> by.done(proven + (on ? " is an operator now." : " is no operator any more.") + trouble));
        }
    }

    void ops(Order order, Giver by) {
        List<List<String>> rows = new ArrayList<>();
        house.rights.granted().forEach(name -> rows.add(List.of(name, "name")));
        if (!house.policy.opsGroup().isEmpty()) {
            rows.add(List.of(house.policy.opsGroup(), "group"));
        }
        for (User user : house.users.all()) {
            if (house.rights.asShown(user) == Right.OWNER) {
                rows.add(List.of(user.name().value(), "owner"));
            }
        }
        List<List<String>> some =
                rows.stream().skip(order.next()).limit(SessionBounds.ROWS_MAX).toList();
        long next = order.next() + some.size();
        by.table(List.of("who", "by"), some, next < rows.size() ? next : 0);
    }
}
