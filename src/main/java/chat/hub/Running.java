package chat.hub;

import chat.hub.Orders.Giver;
import chat.protocol.Order;
import chat.protocol.SessionBounds;
import chat.protocol.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Orders about the server as a whole: who is here, how it is, its settings, its end. */
final class Running {
    /** So many of the last deeds are told. */
    private static final int RECORDED_MAX = SessionBounds.ROWS_MAX;

    private final House house;

    Running(House house) {
        this.house = house;
    }

    void who(Order order, Giver by) {
        List<List<String>> rows = house.users.all().stream()
                .filter(user -> user.loaded)
                .skip(order.next())
                .limit(SessionBounds.ROWS_MAX)
                .map(this::row)
                .toList();
        long next = order.next() + rows.size();
        by.table(
                List.of("name", "known", "role", "clients", "from", "idle_seconds", "away"),
                rows,
                rows.size() < SessionBounds.ROWS_MAX ? 0 : next);
    }

    private List<String> row(User user) {
        TreeSet<String> addresses =
                user.sessions.stream().map(Session::address).collect(Collectors.toCollection(TreeSet::new));
        long idle = TimeUnit.NANOSECONDS.toSeconds(Math.max(0, house.time.nanos() - user.saidNanos));
        return List.of(
                user.name().value(),
                user.verified() ? "verified" : user.legacy() ? "legacy" : "word",
                house.rights.asShown(user).name().toLowerCase(Locale.ROOT),
                Integer.toString(user.sessions.size()),
                String.join(" ", addresses),
                Long.toString(idle),
                user.away);
    }

    void status(Order order, Giver by) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("server", house.settings.server()));
        rows.add(List.of("users", Integer.toString(house.users.all().size())));
        rows.add(List.of("clients", Integer.toString(house.presence.clients())));
        rows.add(List.of("rooms", Integer.toString(house.rooms.size())));
        rows.add(List.of("messages_in_flight", Integer.toString(house.flights.size())));
        rows.addAll(house.offices.status());
        by.table(List.of("what", "value"), rows, 0);
    }

    void reload(Order order, Giver by) {
        house.offices.reload(sentences -> {
            by.record("", String.join(" ", sentences));
            by.done(String.join("\n", sentences));
        });
    }

    void audit(Order order, Giver by) {
        house.offices.recorded(
                RECORDED_MAX,
                lines -> by.table(List.of("deed"), lines.stream().map(List::of).toList(), 0));
    }

    void shutDown(Order order, Giver by) {
        String why = RoomRules.line(Text.clean(order.text()), SessionBounds.REASON_UNITS_MAX);
        String sentence =
                why.isEmpty() ? "The chat server is shutting down." : "The chat server is shutting down: " + why;
        by.record("", why);
        by.done("The server is shutting down.");
        house.offices.shutDown(sentence);
    }
}
