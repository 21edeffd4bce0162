package chat.hub;

import chat.hub.Rights.Right;
import chat.protocol.FaultCode;
import chat.protocol.Order;
import chat.protocol.Ordered;
import chat.protocol.Regarding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Which orders there are and who may give them; what each does is in the classes that it names. */
final class Orders {
    private final House house;
    private final Map<String, Entry> byWord = new HashMap<>();

    /** What an order does. */
    @FunctionalInterface
    interface Work {
        void carryOut(Order order, Giver by);
    }

    private record Entry(Right need, Work work) {}

    Orders(House house) {
        this.house = house;
        Running running = new Running(house);
        Moderation moderation = new Moderation(house);
        Appointments appointments = house.appointments;
        add("kick", Right.OP, moderation::kick);
        add("ban", Right.OP, moderation::ban);
        add("mute", Right.OP, moderation::mute);
        add("unban", Right.OP, moderation::unban);
        add("unmute", Right.OP, moderation::unmute);
        add("banned", Right.OP, moderation::banned);
        add("op", Right.OWNER, appointments::op);
        add("deop", Right.OWNER, appointments::deop);
        add("ops", Right.OP, appointments::ops);
        add("motd", Right.USER, appointments::motd);
        add("set-motd", Right.OP, appointments::setMotd);
        add("announce", Right.OP, appointments::announce);
        add("who", Right.OP, running::who);
        add("status", Right.OP, running::status);
        add("reload", Right.OP, running::reload);
        add("audit", Right.OP, running::audit);
        add("shutdown", Right.OWNER, running::shutDown);
        KeyOrders keys = new KeyOrders(house);
        add("invite", Right.OP, keys::invite);
        add("invitations", Right.OP, keys::invitations);
        add("uninvite", Right.OP, keys::uninvite);
        add("keys", Right.OP, keys::keys);
        add("revoke_key", Right.OP, keys::revokeKey);
    }

    /** One more. */
    void add(String word, Right need, Work work) {
        byWord.put(word, new Entry(need, work));
    }

    void order(Session from, Order order) {
        Regarding regarding = new Regarding(0, order.ref());
        Entry entry = byWord.get(order.order());
        if (entry == null) {
            house.refuse(
                    from,
                    FaultCode.BAD_FIELD,
                    "This server knows no such order. There are: " + String.join(", ", new TreeSet<>(byWord.keySet()))
                            + ".",
                    regarding);
            return;
        }
        house.rights.of(from, right -> {
            if (!from.here()) {
                return;
            }
            if (right.atLeast(entry.need())) {
                entry.work().carryOut(order, new Giver(house, from, right, order));
            } else {
                house.refuse(from, FaultCode.NOT_ALLOWED, refusal(entry.need()), regarding);
            }
        });
    }

    private static String refusal(Right need) {
        return need == Right.OWNER
                ? "Only whoever runs the server may do that."
                : "Only operators may do that. Ask whoever runs the server.";
    }

    /** Who has given the order, and where the answer goes. */
    static final class Giver {
        private final House house;
        private final Session session;
        private final Right right;
        private final Order order;

        Giver(House house, Session session, Right right, Order order) {
            this.house = house;
            this.session = session;
            this.right = right;
            this.order = order;
        }

        /** As others are told. */
        String name() {
            Identity who = session.identity();
            return session.unseen() && who != null
                    ? who.login()
                    : session.owner().name().value();
        }

        Session session() {
            return session;
        }

        Right right() {
            return right;
        }

        /** It was done. */
        void done(String sentence) {
            answer(new Ordered(order.ref(), sentence));
        }

        void table(List<String> columns, List<List<String>> rows, long next) {
            List<String> cells = rows.stream().flatMap(List::stream).toList();
            answer(new Ordered(order.ref(), "", columns, cells, next));
        }

        void refuse(FaultCode code, String sentence) {
            house.refuse(session, code, sentence, new Regarding(0, order.ref()));
        }

        /** It is written down. */
        void record(String target, String detail) {
            house.offices.record(new Offices.Deed(name(), order.order(), target, detail));
        }

        private void answer(Ordered what) {
            if (!session.gone()) {
                house.out.send(session, what);
            }
        }
    }
}
