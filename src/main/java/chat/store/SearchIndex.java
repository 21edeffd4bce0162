package chat.store;

import chat.hub.EntryKind;
import chat.hub.LogEntry;
import chat.hub.Search;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The full-text index: for each entry, under its key, the words of its text and two tags, its room ({@code r7}) and its person
 * ({@code u3}). The key is the order of time, so the latest hits come first without sorting; the tags let the index itself skip
 * what the asker may not see, so that a word that is common elsewhere costs nothing here.
 *
 * <p>The index holds no text of its own ({@code content=''}): removing an entry from it takes the very words it was added with.
 */
final class SearchIndex {
    /** More rooms than this are checked hit by hit; the index would walk as many lists. */
    private static final int ROOM_TAGS_MAX = 64;

    private SearchIndex() {}

    static void add(Sql sql, long key, EntryKind kind, String text, long room, long person) throws SQLException {
        if (kind != EntryKind.EVENT) {
            sql.change(
                    "INSERT INTO word (rowid, text, tag) VALUES (?, ?, ?)",
                    key,
                    Words.spaced(text),
                    tags(room, person));
        }
    }

    static void remove(Sql sql, long key, EntryKind kind, String text, long room, long person) throws SQLException {
        if (kind != EntryKind.EVENT) {
            sql.change(
                    "INSERT INTO word (word, rowid, text, tag) VALUES ('delete', ?, ?, ?)",
                    key,
                    Words.spaced(text),
                    tags(room, person));
        }
    }

    private static String tags(long room, long person) {
        return "r" + room + " u" + person;
    }

    static Search.Hits find(Sql sql, Search search) throws SQLException {
        List<Long> rooms = rooms(sql, search.rooms());
        String match = rooms.isEmpty() ? "" : match(sql, search, rooms);
        if (match.isEmpty()) {
            return Search.Hits.NONE;
        }
        Set<Long> check = rooms.size() > ROOM_TAGS_MAX ? Set.copyOf(rooms) : Set.of();
        List<LogEntry> found = new ArrayList<>();
        long oldest = 0;
        boolean more = false;
        // The key of a moment may run a little ahead of it, so the time itself decides.
        long below = Math.min(search.olderThan(), Keys.of(Math.min(search.beforeMillis(), 1L << 50)) + Keys.of(10_000));
        try (ResultSet rows = sql.with(
                        "SELECT e.id, e.seq, e.at, s.user, s.device, e.n, e.kind, e.text, e.verified, r.name, e.room FROM word"
                                + " CROSS JOIN entry e ON e.id = word.rowid CROSS JOIN room r ON r.id = e.room"
                                + " CROSS JOIN sender s ON s.id = e.sender WHERE word MATCH ? AND word.rowid < ?"
                                + " AND e.at < ? AND e.seq >= r.first_seq ORDER BY word.rowid DESC",
                        match,
                        below,
                        search.beforeMillis())
                .executeQuery()) {
            while (!more && rows.next()) {
                if (!check.isEmpty() && !check.contains(rows.getLong(11))) {
                    continue;
                }
                more = found.size() == search.limit();
                if (!more) {
                    found.add(Pages.entry(rows, rows.getString(10)));
                    oldest = rows.getLong(1);
                }
            }
        }
        return new Search.Hits(found, more, oldest);
    }

    private static List<Long> rooms(Sql sql, Set<String> names) throws SQLException {
        List<Long> ids = new ArrayList<>();
        for (String name : names) {
            long id = sql.number(0, "SELECT id FROM room WHERE name = ? AND alive = 1", name);
            if (id != 0) {
                ids.add(id);
            }
        }
        return ids;
    }

    /** The query of FTS5; empty if nothing can match. Words hold letters and digits only, so none can be taken for a command. */
    private static String match(Sql sql, Search search, List<Long> rooms) throws SQLException {
        List<String> parts = new ArrayList<>();
        List<String> phrases = new ArrayList<>();
        for (String term : search.terms()) {
            List<String> words = Words.of(term);
            if (!words.isEmpty()) {
                phrases.add('"' + String.join(" ", words) + '"');
            }
        }
        if (!phrases.isEmpty()) {
            parts.add("{text} : (" + String.join(" AND ", phrases) + ")");
        }
        if (search.from().isPresent()) {
            long person = sql.number(
                    0,
                    "SELECT person FROM sender WHERE user = ? LIMIT 1",
                    search.from().get());
            if (person == 0) {
                return "";
            }
            parts.add("{tag} : u" + person);
        }
        if (parts.isEmpty()) {
            return "";
        }
        if (rooms.size() <= ROOM_TAGS_MAX) {
            parts.add("{tag} : (" + rooms.stream().map(r -> "r" + r).collect(Collectors.joining(" OR ")) + ")");
        }
        return String.join(" AND ", parts);
    }
}
