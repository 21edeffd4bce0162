package chat.store;

import chat.hub.Answer;
import chat.hub.RoomChange;
import chat.hub.RoomFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of rooms during one transaction: read when first needed, written at its end. Writer thread.
 *
 * <p>A removed room keeps its row, so that its places are never given twice; its entries go bit by bit, unseen from the
 * first moment on because {@code first_seq} is past them.
 */
final class Rooms {
    private static final String COLUMNS =
            "SELECT id, name, topic, created, used, first_seq, last_seq, alive FROM room ";

    private final Sql sql;
    private final Map<String, Row> touched = new HashMap<>();

    /** One room; {@link #save} writes it. */
    static final class Row {
        final long id;
        final String name;
        String topic;
        long created;
        long used;
        long firstSeq;
        long lastSeq;
        boolean alive;

        Row(long id, String name, String topic, long created, long used, long firstSeq, long lastSeq, boolean alive) {
            this.id = id;
            this.name = name;
            this.topic = topic;
            this.created = created;
            this.used = used;
            this.firstSeq = firstSeq;
            this.lastSeq = lastSeq;
            this.alive = alive;
        }

        RoomFacts facts() {
            return new RoomFacts(name, topic, created, used, firstSeq, lastSeq);
        }
    }

    Rooms(Sql sql) {
        this.sql = sql;
    }

    /** The transaction has ended: nothing is known any more. */
    void forget() {
        touched.clear();
    }

    /** Writes what changed. */
    void save() throws SQLException {
        for (Row r : touched.values()) {
            sql.change(
                    "UPDATE room SET topic = ?, created = ?, used = ?, first_seq = ?, last_seq = ?, alive = ? WHERE id = ?",
                    r.topic,
                    r.created,
                    r.used,
                    r.firstSeq,
                    r.lastSeq,
                    r.alive ? 1 : 0,
                    r.id);
        }
    }

    /** The row of that name, alive or not. */
    @Nullable
    Row find(String name) throws SQLException {
        Row row = touched.get(name);
        if (row == null) {
            row = read(sql, "WHERE name = ?", name);
            if (row != null) {
                touched.put(name, row);
            }
        }
        return row;
    }

    /** The room of that name, alive; made at that time if there is none. */
    Row alive(String name, long atMillis) throws SQLException {
        Row row = find(name);
        if (row == null) {
            sql.change("INSERT INTO room (name, created, used) VALUES (?, ?, ?)", name, atMillis, atMillis);
            row = find(name);
        }
        if (row == null) {
            throw new IllegalStateException("room " + name + " was not made");
        }
        if (!row.alive) {
            row.alive = true;
            row.created = atMillis;
            row.used = atMillis;
        }
        return row;
    }

    Answer<RoomFacts> change(RoomChange change) throws SQLException {
        if (change instanceof RoomChange.Create create) {
            return new Answer.Found<>(alive(create.room(), create.atMillis()).facts());
        }
        Row row = find(change.room());
        if (row == null || !row.alive) {
            return new Answer.Failed<>("There is no room " + change.room() + ".");
        }
        if (change instanceof RoomChange.Topic topic) {
            row.topic = topic.topic();
            return new Answer.Found<>(row.facts());
        }
        RoomFacts before = row.facts();
        row.alive = false;
        row.topic = "";
        row.firstSeq = row.lastSeq + 1;
        sql.change("DELETE FROM read_mark WHERE room = ?", row.id);
        return new Answer.Found<>(before);
    }

    /** All rooms that are alive, by name. */
    static List<RoomFacts> all(Sql sql) throws SQLException {
        List<RoomFacts> rooms = new ArrayList<>();
        try (ResultSet rows =
                sql.with(COLUMNS + "WHERE alive = 1 ORDER BY name").executeQuery()) {
            while (rows.next()) {
                rooms.add(row(rows).facts());
            }
        }
        return rooms;
    }

    /** One room that is alive, outside a writing transaction. */
    static @Nullable Row of(Sql sql, String name) throws SQLException {
        return read(sql, "WHERE alive = 1 AND name = ?", name);
    }

    private static @Nullable Row read(Sql sql, String where, Object argument) throws SQLException {
        try (ResultSet rows = sql.with(COLUMNS + where, argument).executeQuery()) {
            return rows.next() ? row(rows) : null;
        }
    }

    private static Row row(ResultSet rows) throws SQLException {
        return new Row(
                rows.getLong(1),
                rows.getString(2),
                rows.getString(3),
                rows.getLong(4),
                rows.getLong(5),
                rows.getLong(6),
                rows.getLong(7),
                rows.getInt(8) == 1);
    }
}
