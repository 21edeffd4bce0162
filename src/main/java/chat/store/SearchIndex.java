package chat.store;

import chat.hub.EntryKind;
import chat.hub.Search;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The full-text index: for each entry, under its key, the words of its text and two tags, its room ({@code r7}) and its person
 * ({@code u3}). The key is the order of time, so the latest hits come first without sorting; the tags let the index itself skip
 * what the asker may not see, so that a word that is common elsewhere costs nothing here.
 *
 * <p>The index holds no text of its own ({@code content=''}): removing an entry from it takes the very words it was added with.
 */
final class SearchIndex {
    /** More rooms than this are checked hit by hit, however many hits there are; the index would walk as many lists. */
    private static final int ROOM_TAGS_MAX = 64;

    /**
     * So many hits elsewhere are looked at before the index is asked for these rooms alone: walking the lists of the rooms costs more
     * than looking at some hits, and less than looking at all of a common word.
     */
    private static final long ROWS_CHECKED_MAX = 300;

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

    private static String tags(Set<Long> rooms) {
        return "{tag} : (" + rooms.stream().map(r -> "r" + r).collect(Collectors.joining(" OR ")) + ")";
    }

    static Search.Hits find(Sql sql, Search search) throws SQLException {
        Set<Long> rooms = rooms(sql, search.rooms());
        String match = rooms.isEmpty() ? "" : match(sql, search);
        if (match.isEmpty()) {
            return Search.Hits.NONE;
        }
        boolean tagged = rooms.size() <= ROOM_TAGS_MAX;
        Found found = new Found(search, rooms);
        // The key of a moment may run a little ahead of it, so the time itself decides.
        found.below =
                Math.min(search.olderThan(), Keys.of(Math.min(search.beforeMillis(), 1L << 50)) + Keys.of(10_000));
        if (!found.look(sql, match, tagged ? ROWS_CHECKED_MAX : Long.MAX_VALUE)) {
            found.look(sql, match + " AND " + tags(rooms), Long.MAX_VALUE);
        }
        return found.collected.hits();
    }

    /** The hits so far, the latest first. */
    private static final class Found {
        private final Search search;
        private final Set<Long> rooms;
        private final Search.Collected collected;
        private long below;

        Found(Search search, Set<Long> rooms) {
            this.search = search;
            this.rooms = rooms;
            this.collected = new Search.Collected(search);
        }

        /** Goes on below what was looked at; true when nothing is left to do, false when so many rows were not enough. */
        boolean look(Sql sql, String match, long rowsMax) throws SQLException {
            try (ResultSet rows = sql.with(
                            "SELECT e.id, e.seq, e.at, s.user, s.device, e.n, e.kind, e.text, e.verified, r.name, e.room FROM word"
                                    + " CROSS JOIN entry e ON e.id = word.rowid CROSS JOIN room r ON r.id = e.room"
                                    + " CROSS JOIN sender s ON s.id = e.sender WHERE word MATCH ? AND word.rowid < ?"
                                    + " AND e.at < ? AND e.seq >= r.first_seq ORDER BY word.rowid DESC",
                            match,
                            below,
                            search.beforeMillis())
                    .executeQuery()) {
                for (long looked = 0; rows.next(); looked++) {
                    if (looked == rowsMax) {
                        return false;
                    }
                    below = rows.getLong(1);
                    if (rooms.contains(rows.getLong(11))
                            && !collected.take(Pages.entry(rows, rows.getString(10)), below)) {
                        return true;
                    }
                }
                return true;
            }
        }
    }

    private static Set<Long> rooms(Sql sql, Set<String> names) throws SQLException {
        Set<Long> ids = new TreeSet<>();
        for (String name : names) {
            long id = sql.number(0, "SELECT id FROM room WHERE name = ? AND alive = 1", name);
            if (id != 0) {
                ids.add(id);
            }
        }
        return ids;
    }

    /** The query of FTS5; empty if nothing can match. Words hold letters and digits only, so none can be taken for a command. */
    private static String match(Sql sql, Search search) throws SQLException {
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
        return String.join(" AND ", parts);
    }
}
