package chat.store;

import chat.hub.EntryKind;
import chat.hub.LogEntry;
import chat.hub.Note;
import chat.hub.Page;
import chat.hub.PageRequest;
import chat.hub.RoomFacts;
import chat.hub.Visited;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads entries of a room by their places. On a reading connection, inside one transaction. */
final class Pages {
    private static final String ENTRIES =
            "SELECT e.id, e.seq, e.at, s.user, s.device, e.n, e.kind, e.text, e.verified FROM entry e"
                    + " CROSS JOIN sender s ON s.id = e.sender WHERE e.room = ?";

    private final Sql sql;
    private final Rooms.Row room;

    private Pages(Sql sql, Rooms.Row room) {
        this.sql = sql;
        this.room = room;
    }

    static Page read(Sql sql, PageRequest request) throws SQLException {
        Rooms.Row room = Rooms.of(sql, request.room());
        return room == null ? Page.EMPTY : new Pages(sql, room).page(request);
    }

    /** The entry of a row that begins with id, seq, at, user, device, n, kind, text, verified. */
    static LogEntry entry(ResultSet row, String room) throws SQLException {
        return new LogEntry(
                room,
                row.getLong(2),
                row.getLong(3),
                row.getString(4),
                row.getInt(9) == 1,
                row.getString(5),
                row.getLong(6),
                EntryKind.of(row.getInt(7)),
                row.getString(8));
    }

    private Page page(PageRequest request) throws SQLException {
        PageRequest.Span span = request.span();
        int limit = request.limit();
        List<LogEntry> entries;
        if (span instanceof PageRequest.Before before) {
            entries = before(before.seq(), limit);
        } else if (span instanceof PageRequest.After after) {
            entries = from(after.seq() == Long.MAX_VALUE ? Long.MAX_VALUE : after.seq() + 1, limit);
        } else if (span instanceof PageRequest.Around around) {
            entries = around(around.seq(), limit);
        } else if (span instanceof PageRequest.From from) {
            entries = from(firstAt(from.atMillis()), limit);
        } else {
            entries = before(Long.MAX_VALUE, limit);
        }
        if (entries.isEmpty()) {
            return emptyAt(span);
        }
        return new Page(
                entries,
                isAny(room.firstSeq, entries.get(0).seq()),
                isAny(entries.get(entries.size() - 1).seq() + 1, Long.MAX_VALUE));
    }

    /** Nothing there: whatever the room holds is on the other side. */
    private Page emptyAt(PageRequest.Span span) throws SQLException {
        boolean any = isAny(room.firstSeq, Long.MAX_VALUE);
        boolean before = span instanceof PageRequest.Before;
        return new Page(List.of(), any && !before, any && before);
    }

    private List<LogEntry> around(long seq, int limit) throws SQLException {
        List<LogEntry> entries = before(seq, limit / 2);
        entries.addAll(from(seq, limit - entries.size()));
        return entries;
    }

    private List<LogEntry> before(long seq, int limit) throws SQLException {
        List<LogEntry> entries = list(" AND e.seq >= ? AND e.seq < ? ORDER BY e.seq DESC LIMIT ?", seq, limit);
        Collections.reverse(entries);
        return entries;
    }

    private List<LogEntry> from(long seq, int limit) throws SQLException {
        return list(" AND e.seq >= max(?, ?) ORDER BY e.seq LIMIT ?", seq, limit);
    }

    private List<LogEntry> list(String which, long seq, int limit) throws SQLException {
        List<LogEntry> entries = new ArrayList<>();
        try (ResultSet rows =
                sql.with(ENTRIES + which, room.id, room.firstSeq, seq, limit).executeQuery()) {
            while (rows.next()) {
                entries.add(entry(rows, room.name));
            }
        }
        return entries;
    }

    private boolean isAny(long fromSeq, long beforeSeq) throws SQLException {
        return sql.any(
                "SELECT 1 FROM entry WHERE room = ? AND seq >= ? AND seq < ? LIMIT 1", room.id, fromSeq, beforeSeq);
    }

    /** The first place at or after that time: places grow with the time, so halving finds it. */
    private long firstAt(long atMillis) throws SQLException {
        long low = room.firstSeq;
        long high = room.lastSeq + 1;
        while (low < high) {
            long middle = (low + high) >>> 1;
            long at = sql.number(
                    Long.MAX_VALUE,
                    "SELECT at FROM entry WHERE room = ? AND seq >= ? ORDER BY seq LIMIT 1",
                    room.id,
                    middle);
            if (at < atMillis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Where a user has a read mark, by the rooms' names. */
    static List<Visited> visited(Sql sql, String user) throws SQLException {
        List<Visited> visited = new ArrayList<>();
        try (ResultSet rows = sql.with(
                        "SELECT r.name, r.topic, r.created, r.used, r.first_seq, r.last_seq, m.seq FROM read_mark m"
                                + " CROSS JOIN room r ON r.id = m.room WHERE m.user = ? AND r.alive = 1"
                                + " ORDER BY r.name",
                        user)
                .executeQuery()) {
            while (rows.next()) {
                RoomFacts facts = new RoomFacts(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getLong(3),
                        rows.getLong(4),
                        rows.getLong(5),
                        rows.getLong(6));
                visited.add(new Visited(facts, rows.getLong(7)));
            }
        }
        return visited;
    }

    /** What is noted about all that begins so. */
    static List<Note> notes(Sql sql, String aboutPrefix) throws SQLException {
        List<Note> notes = new ArrayList<>();
        try (ResultSet rows = sql.with(
                        "SELECT about, text, at FROM note WHERE about >= ? AND about < ? ORDER BY about",
                        aboutPrefix,
                        aboutPrefix + Character.toString(Character.MAX_CODE_POINT))
                .executeQuery()) {
            while (rows.next()) {
                notes.add(new Note(rows.getString(1), rows.getString(2), rows.getLong(3)));
            }
        }
        return notes;
    }
}
