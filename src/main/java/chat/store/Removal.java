package chat.store;

import chat.hub.EntryKind;
import chat.hub.Retention;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Takes away what is beyond the bounds, the oldest first, a little in each transaction so that nobody waits long for it. A room
 * always loses its first entries, never some in the middle. Writer thread.
 *
 * <p>The number under which an entry was sent outlives it: for {@link #REMEMBERED_MILLIS} with what is needed to answer a resend,
 * after that as "up to here", so that what comes again even later is refused rather than kept twice.
 */
final class Removal {
    /** How long a resend is recognised at least. */
    static final long REMEMBERED_MILLIS = TimeUnit.DAYS.toMillis(30);

    /** Entries that go in one transaction. */
    static final int STEP_ENTRIES = 200;

    /** What an entry takes besides its text, about. */
    private static final int ROW_BYTES = 100;

    private static final String COLUMNS = "SELECT e.id, e.room, e.seq, e.at, e.sender, e.n, e.kind, e.text, s.person"
            + " FROM entry e CROSS JOIN sender s ON s.id = e.sender ";

    private final Sql sql;
    private final Retention bounds;
    private final long nowMillis;

    private record Row(
            long id, long room, long seq, long at, long sender, long n, int kind, String text, long person) {}

    /**
     * @param nowMillis ms since 1970; 0 = not known, then nothing counts as long ago
     */
    Removal(Sql sql, Retention bounds, long nowMillis) {
        this.sql = sql;
        this.bounds = bounds;
        this.nowMillis = nowMillis;
    }

    /** One transaction's worth; how many entries went, or -1 when nothing more is beyond the bounds. */
    long step() throws SQLException {
        List<Row> rows = hidden();
        if (rows.isEmpty() && bounds.ageMillisMax() < nowMillis) {
            rows = list(
                    "WHERE e.id < ? AND e.at < ? ORDER BY e.id LIMIT " + STEP_ENTRIES,
                    Keys.of(nowMillis - bounds.ageMillisMax()),
                    nowMillis - bounds.ageMillisMax());
        }
        if (rows.isEmpty()) {
            rows = tooMuch();
        }
        for (Row row : rows) {
            remove(row);
        }
        if (!rows.isEmpty()) {
            return rows.size();
        }
        return forgetNumbers() || forgetNotes() ? 0 : -1;
    }

    /** One transaction's worth of these entries, from the middle of rooms too; how many went, 0 = there are no more. */
    long purge(Which which) throws SQLException {
        List<Row> rows = list(
                "CROSS JOIN room r ON r.id = e.room WHERE " + which.condition() + " ORDER BY e.id LIMIT "
                        + STEP_ENTRIES,
                which.arguments());
        for (Row row : rows) {
            takeOut(row);
            sql.change(
                    "UPDATE room SET first_seq = coalesce((SELECT min(e.seq) FROM entry e WHERE e.room = room.id"
                            + " AND e.seq >= first_seq), last_seq + 1) WHERE id = ?",
                    row.room());
        }
        return rows.size();
    }

    /** Pages that hold something, bytes. */
    static long bytesUsed(Sql sql) throws SQLException {
        long pages = sql.number(0, "PRAGMA page_count") - sql.number(0, "PRAGMA freelist_count");
        return pages * sql.number(0, "PRAGMA page_size");
    }

    /** What lies before the first place of its room: of removed rooms, and what was left behind when a later place went. */
    private List<Row> hidden() throws SQLException {
        long room = sql.number(
                0,
                "SELECT r.id FROM room r WHERE EXISTS"
                        + " (SELECT 1 FROM entry e WHERE e.room = r.id AND e.seq < r.first_seq) LIMIT 1");
        return room == 0
                ? List.of()
                : list(
                        "WHERE e.room = ? AND e.seq < (SELECT first_seq FROM room WHERE id = ?) ORDER BY e.seq LIMIT "
                                + STEP_ENTRIES,
                        room,
                        room);
    }

    /** As many of the oldest as hold what is beyond the bound, so that of a few large ones no more go than must. */
    private List<Row> tooMuch() throws SQLException {
        long excess = bytesUsed(sql) - bounds.bytesMax();
        if (bounds.bytesMax() == Retention.ANY || excess <= 0) {
            return List.of();
        }
        List<Row> oldest = list("ORDER BY e.id LIMIT " + STEP_ENTRIES);
        int count = 0;
        while (count < oldest.size() && excess > 0) {
            excess -= ROW_BYTES + oldest.get(count).text().length();
            count++;
        }
        return oldest.subList(0, count);
    }

    private List<Row> list(String which, Object... arguments) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet r = sql.with(COLUMNS + which, arguments).executeQuery()) {
            while (r.next()) {
                rows.add(new Row(
                        r.getLong(1),
                        r.getLong(2),
                        r.getLong(3),
                        r.getLong(4),
                        r.getLong(5),
                        r.getLong(6),
                        r.getInt(7),
                        r.getString(8),
                        r.getLong(9)));
            }
        }
        return rows;
    }

    private void remove(Row row) throws SQLException {
        takeOut(row);
        sql.change("UPDATE room SET first_seq = max(first_seq, ?) WHERE id = ?", row.seq() + 1, row.room());
    }

    private void takeOut(Row row) throws SQLException {
        if (row.n() > 0) {
            rememberNumber(row);
        }
        SearchIndex.remove(sql, row.id(), EntryKind.of(row.kind()), row.text(), row.room(), row.person());
        sql.change("DELETE FROM entry WHERE id = ?", row.id());
    }

    private void rememberNumber(Row row) throws SQLException {
        if (row.at() < nowMillis - REMEMBERED_MILLIS) {
            forget(row.sender(), row.n());
        } else {
            sql.change(
                    "INSERT OR REPLACE INTO gone VALUES (?, ?, ?, ?, ?, ?, ?)",
                    row.sender(),
                    row.n(),
                    row.room(),
                    row.seq(),
                    row.at(),
                    row.kind(),
                    Appending.digest(row.text()));
        }
    }

    private void forget(long sender, long n) throws SQLException {
        sql.change("UPDATE sender SET forgotten_n = max(forgotten_n, ?) WHERE id = ?", n, sender);
    }

    /** Before which a note must not have been true last, so that it goes; 0 = none does. */
    static long notedBefore(Retention bounds, long nowMillis) {
        return bounds.ageMillisMax() == Retention.ANY
                ? 0
                : nowMillis - Math.max(bounds.ageMillisMax(), REMEMBERED_MILLIS);
    }

    private boolean forgetNotes() throws SQLException {
        String some = "SELECT about FROM note WHERE at > 0 AND at < ? LIMIT " + STEP_ENTRIES;
        return sql.change("DELETE FROM note WHERE about IN (" + some + ")", notedBefore(bounds, nowMillis)) > 0;
    }

    private boolean forgetNumbers() throws SQLException {
        List<long[]> old = new ArrayList<>();
        try (ResultSet r = sql.with(
                        "SELECT sender, n FROM gone WHERE at < ? ORDER BY at LIMIT " + STEP_ENTRIES,
                        nowMillis - REMEMBERED_MILLIS)
                .executeQuery()) {
            while (r.next()) {
                old.add(new long[] {r.getLong(1), r.getLong(2)});
            }
        }
        for (long[] number : old) {
            forget(number[0], number[1]);
            sql.change("DELETE FROM gone WHERE sender = ? AND n = ?", number[0], number[1]);
        }
        return !old.isEmpty();
    }
}
