package chat.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who sends: a user on a device, which counts. Writer thread; what it remembers is dropped by {@link #forget}. */
final class Senders {
    /** Remembered devices and senders; beyond them all are looked up again. */
    private static final int REMEMBERED_MAX = 8_192;

    private final Sql sql;
    private final Map<String, Device> devices = new HashMap<>();
    private int remembered;

    /** One client's, with the numbers that it has used, whatever its user was called. */
    static final class Device {
        private final Map<String, Sender> senders = new HashMap<>(2);
        /** Numbers up to this one may have been used and forgotten. */
        final long forgottenN;

        long usedN;

        Device(long forgottenN, long usedN) {
            this.forgottenN = forgottenN;
            this.usedN = usedN;
        }
    }

    /** A row. */
    static final class Sender {
        final long id;
        final long person;
        final Device device;

        Sender(long id, long person, Device device) {
            this.id = id;
            this.person = person;
            this.device = device;
        }
    }

    Senders(Sql sql) {
        this.sql = sql;
    }

    void forget() {
        devices.clear();
        remembered = 0;
    }

    /** That sender; a new row if it is new. */
    Sender of(String user, String device) throws SQLException {
        Sender sender = on(device).senders.get(user);
        if (sender == null) {
            makeRoom();
            Device on = on(device);
            sender = look(user, device, on);
            on.senders.put(user, sender);
            remembered++;
        }
        return sender;
    }

    /** The device of that name; what is none has used no number. Writes nothing. */
    Device on(String name) throws SQLException {
        Device device = devices.get(name);
        if (device == null) {
            makeRoom();
            device = name.isEmpty() ? new Device(0, 0) : read(name);
            devices.put(name, device);
            remembered++;
        }
        return device;
    }

    private void makeRoom() {
        if (remembered >= REMEMBERED_MAX) {
            forget();
        }
    }

    private Device read(String name) throws SQLException {
        List<Long> ids = new ArrayList<>();
        long forgotten = 0;
        try (ResultSet row = sql.with("SELECT id, forgotten_n FROM sender WHERE device = ?", name)
                .executeQuery()) {
            while (row.next()) {
                ids.add(row.getLong(1));
                forgotten = Math.max(forgotten, row.getLong(2));
            }
        }
        long used = forgotten;
        for (long id : ids) {
            used = Math.max(used, sql.number(0, "SELECT max(n) FROM entry WHERE sender = ?", id));
            used = Math.max(used, sql.number(0, "SELECT max(n) FROM gone WHERE sender = ?", id));
        }
        return new Device(forgotten, used);
    }

    private Sender look(String user, String device, Device on) throws SQLException {
        try (ResultSet row = sql.with("SELECT id, person FROM sender WHERE user = ? AND device = ?", user, device)
                .executeQuery()) {
            if (row.next()) {
                return new Sender(row.getLong(1), row.getLong(2), on);
            }
        }
        long id = sql.number(0, "SELECT max(id) FROM sender") + 1;
        long person = sql.number(id, "SELECT person FROM sender WHERE user = ? LIMIT 1", user);
        sql.change("INSERT INTO sender (id, user, device, person) VALUES (?, ?, ?, ?)", id, user, device, person);
        return new Sender(id, person, on);
    }
}
