package chat.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who sends: a user on a device, with the numbers used so far. Writer thread; what it remembers is dropped by {@link #forget}. */
final class Senders {
    /** Remembered senders; others are looked up again. */
    private static final int REMEMBERED_MAX = 4_096;

    private final Sql sql;
    private final Map<Sender.Name, Sender> known = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Sender.Name, Sender> eldest) {
            return size() > REMEMBERED_MAX;
        }
    };

    /** A row, and the highest number of it that was used. */
    static final class Sender {
        record Name(String user, String device) {}

        final long id;
        final long person;
        /** Numbers up to this one may have been used and forgotten. */
        final long forgottenN;

        long usedN;

        Sender(long id, long person, long forgottenN, long usedN) {
            this.id = id;
            this.person = person;
            this.forgottenN = forgottenN;
            this.usedN = usedN;
        }
    }

    Senders(Sql sql) {
        this.sql = sql;
    }

    void forget() {
        known.clear();
    }

    /** That sender; a new row if it is new. */
    Sender of(String user, String device) throws SQLException {
        Sender.Name name = new Sender.Name(user, device);
        Sender sender = known.get(name);
        if (sender == null) {
            sender = look(user, device);
            known.put(name, sender);
        }
        return sender;
    }

    private Sender look(String user, String device) throws SQLException {
        long id;
        long person;
        long forgotten;
        try (ResultSet row = sql.with(
                        "SELECT id, person, forgotten_n FROM sender WHERE user = ? AND device = ?", user, device)
                .executeQuery()) {
            if (!row.next()) {
                return make(user, device);
            }
            id = row.getLong(1);
            person = row.getLong(2);
            forgotten = row.getLong(3);
        }
        long kept = sql.number(0, "SELECT max(n) FROM entry WHERE sender = ?", id);
        long gone = sql.number(0, "SELECT max(n) FROM gone WHERE sender = ?", id);
        return new Sender(id, person, forgotten, Math.max(forgotten, Math.max(kept, gone)));
    }

    private Sender make(String user, String device) throws SQLException {
        long id = sql.number(0, "SELECT max(id) FROM sender") + 1;
        long person = sql.number(id, "SELECT person FROM sender WHERE user = ? LIMIT 1", user);
        sql.change("INSERT INTO sender (id, user, device, person) VALUES (?, ?, ?, ?)", id, user, device, person);
        return new Sender(id, person, 0, 0);
    }
}
