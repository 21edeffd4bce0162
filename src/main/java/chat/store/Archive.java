package chat.store;

import chat.hub.EntryKind;
import chat.hub.LogEntry;
import chat.hub.Retention;
import chat.protocol.HistoryLine;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A history as an operator handles it, from a process of its own, beside a running server or without one: what is read is read in small
 * parts, what is written in small transactions that take turns with the server's. One thread.
 */
public final class Archive implements AutoCloseable {
    /** Entries of one reading or one transaction. */
    private static final int STEP_ENTRIES = 200;

    private final DataFolder data;
    private final Sql sql;

    private Archive(DataFolder data, Sql sql) {
        this.data = data;
        this.sql = sql;
    }

    /** Opens an existing history for reading. */
    public static Archive forReading(DataFolder data) throws StoreProblem {
        return new Archive(data, Database.reader(data));
    }

    /** Opens a history for writing; makes it if there is none. */
    public static Archive forWriting(DataFolder data) throws StoreProblem {
        return new Archive(data, Database.writer(data));
    }

    /** Takes the lines of an export. May fail, as writing to a file may. */
    public interface Lines {
        void take(HistoryLine line) throws IOException;
    }

    /**
     * Hands out rooms, then entries in the order of their time.
     *
     * @return how many entries
     */
    public long export(Which which, Lines to) throws StoreProblem, IOException {
        for (HistoryLine room : rooms(which)) {
            to.take(room);
        }
        long after = -1;
        long count = 0;
        for (List<Row> rows = rows(which, after); !rows.isEmpty(); rows = rows(which, after)) {
            for (Row row : rows) {
                to.take(row.line());
                after = row.id();
                count++;
            }
        }
        return count;
    }

    private record Row(long id, HistoryLine line) {}

    private List<HistoryLine> rooms(Which which) throws StoreProblem {
        return asked(() -> {
            List<HistoryLine> rooms = new ArrayList<>();
            Rooms.all(sql).stream()
                    .filter(room -> which.room().map(room.room()::equals).orElse(true))
                    .forEach(room -> rooms.add(new HistoryLine.Room(room.room(), room.topic(), room.createdMillis())));
            return rooms;
        });
    }

    private List<Row> rows(Which which, long after) throws StoreProblem {
        return asked(() -> {
            List<Row> rows = new ArrayList<>();
            String query =
                    "SELECT e.id, e.seq, e.at, s.user, s.device, e.n, e.kind, e.text, e.verified, r.name FROM entry e"
                            + " CROSS JOIN sender s ON s.id = e.sender CROSS JOIN room r ON r.id = e.room WHERE "
                            + which.condition() + " AND e.id > ? ORDER BY e.id LIMIT ?";
            try (ResultSet found =
                    sql.with(query, which.arguments(after, STEP_ENTRIES)).executeQuery()) {
                while (found.next()) {
                    rows.add(new Row(found.getLong(1), line(Pages.entry(found, found.getString(10)))));
                }
            }
            return rows;
        });
    }

    private static HistoryLine line(LogEntry entry) {
        return new HistoryLine.Said(
                entry.room(),
                entry.seq(),
                entry.atMillis(),
                entry.user(),
                entry.device(),
                entry.n(),
                entry.kind().name().toLowerCase(Locale.ROOT),
                entry.text());
    }

    /**
     * Takes in the lines of an export. What is there already stays and is not counted; all up to a line that does not fit is kept.
     *
     * @return how many entries are new
     * @throws IllegalArgumentException with a sentence when a line does not fit what is there
     */
    public long take(Iterator<HistoryLine> lines) throws StoreProblem {
        Restoring restoring = new Restoring(sql);
        while (lines.hasNext()) {
            List<HistoryLine> batch = new ArrayList<>();
            Optional<String> problem = fill(batch, lines);
            Optional<String> earlier = changed(() -> restoring.take(batch));
            if (earlier.isPresent() || problem.isPresent()) {
                throw new IllegalArgumentException(earlier.or(() -> problem).get());
            }
        }
        return restoring.added();
    }

    private static Optional<String> fill(List<HistoryLine> batch, Iterator<HistoryLine> lines) {
        try {
            while (batch.size() < STEP_ENTRIES && lines.hasNext()) {
                batch.add(lines.next());
            }
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage())); // what came before it is taken all the same
        }
    }

    /** How many entries these are. */
    public long count(Which which) throws StoreProblem {
        return asked(() -> sql.number(
                0,
                "SELECT count(*) FROM entry e CROSS JOIN sender s ON s.id = e.sender CROSS JOIN room r ON r.id = e.room"
                        + " WHERE " + which.condition(),
                which.arguments()));
    }

    /**
     * Removes these entries for good; that their numbers were used is remembered.
     *
     * @param nowMillis ms since 1970
     * @return how many there were
     */
    public long purge(Which which, long nowMillis) throws StoreProblem {
        asked(() -> sql.number(0, "PRAGMA secure_delete = ON")); // what is removed is overwritten, too
        long removed = 0;
        long step;
        do {
            step = changed(() -> new Removal(sql, new Retention(Retention.ANY, Retention.ANY), nowMillis).purge(which));
            removed += step;
        } while (step > 0);
        return removed;
    }

    /** What there is. */
    public HistoryStats stats() throws StoreProblem {
        return asked(() -> {
            List<HistoryStats.RoomStats> rooms = new ArrayList<>();
            try (ResultSet row = sql.with("SELECT r.name, count(e.id), min(e.at), max(e.at) FROM room r"
                            + " LEFT JOIN entry e ON e.room = r.id AND e.seq >= r.first_seq WHERE r.alive = 1"
                            + " GROUP BY r.id ORDER BY r.name")
                    .executeQuery()) {
                while (row.next()) {
                    rooms.add(new HistoryStats.RoomStats(
                            row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)));
                }
            }
            long users = sql.number(0, "SELECT count(DISTINCT person) FROM sender");
            return new HistoryStats(rooms, users, Removal.bytesUsed(sql), bytesOnDisk());
        });
    }

    private long bytesOnDisk() {
        try {
            return data.bytes();
        } catch (IOException e) {
            return 0; // a file went while we looked: the next look is right
        }
    }

    @Override
    public void close() {
        try {
            sql.close();
        } catch (SQLException e) {
            // All that was committed is in SQLite's log; the next one who opens it carries it over.
        }
    }

    private <T> T asked(Job.Work<T> question) throws StoreProblem {
        try {
            return question.run();
        } catch (SQLException e) {
            throw Database.problem(e, data);
        }
    }

    /** In one transaction: all of it or nothing. */
    private <T> T changed(Job.Work<T> work) throws StoreProblem {
        boolean done = false;
        try {
            Disk.REAL.begin(sql);
            T result = work.run();
            Disk.REAL.commit(sql);
            done = true;
            return result;
        } catch (SQLException e) {
            throw Database.problem(e, data);
        } finally {
            if (!done) {
                undo();
            }
        }
    }

    private void undo() {
        sql.forgetStatements();
        try {
            sql.run("ROLLBACK");
        } catch (SQLException e) {
            // There is no transaction any more.
        }
    }

    /** The kind of that name. */
    static EntryKind kind(String word) {
        for (EntryKind kind : EntryKind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("There is no kind of message called " + word + ".");
    }
}
