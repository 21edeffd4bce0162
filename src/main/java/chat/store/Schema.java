package chat.store;

import chat.store.StoreProblem.Kind;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * The tables, and how an older database becomes one of today. docs/history.md explains them to people.
 *
 * <p>A database knows its version ({@code user_version}) and that it is ours ({@code application_id}). Each migration is one
 * transaction, so a start that is cut off leaves the version before.
 */
final class Schema {
    /** "chat" in ASCII. */
    static final int APPLICATION_ID = 0x63686174;

    /** The i-th leads from version i to i + 1; what was released is never edited. */
    private static final List<List<String>> MIGRATIONS = List.of(
            List.of(
                    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
                    "CREATE TABLE room (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, topic TEXT NOT NULL DEFAULT '',"
                            + " created INTEGER NOT NULL, used INTEGER NOT NULL, first_seq INTEGER NOT NULL DEFAULT 1,"
                            + " last_seq INTEGER NOT NULL DEFAULT 0, alive INTEGER NOT NULL DEFAULT 1)",
                    "CREATE TABLE sender (id INTEGER PRIMARY KEY, user TEXT NOT NULL, device TEXT NOT NULL,"
                            + " person INTEGER NOT NULL, forgotten_n INTEGER NOT NULL DEFAULT 0, UNIQUE (user, device))",
                    "CREATE TABLE entry (id INTEGER PRIMARY KEY, room INTEGER NOT NULL, seq INTEGER NOT NULL,"
                            + " at INTEGER NOT NULL, sender INTEGER NOT NULL, n INTEGER, kind INTEGER NOT NULL,"
                            + " text TEXT NOT NULL, verified INTEGER NOT NULL DEFAULT 0)",
                    "CREATE UNIQUE INDEX entry_place ON entry (room, seq)",
                    "CREATE UNIQUE INDEX entry_sent ON entry (sender, n)",
                    "CREATE TABLE gone (sender INTEGER NOT NULL, n INTEGER NOT NULL, room INTEGER NOT NULL,"
                            + " seq INTEGER NOT NULL, at INTEGER NOT NULL, kind INTEGER NOT NULL, digest BLOB NOT NULL,"
                            + " PRIMARY KEY (sender, n)) WITHOUT ROWID",
                    "CREATE INDEX gone_at ON gone (at)",
                    "CREATE TABLE read_mark (user TEXT NOT NULL, room INTEGER NOT NULL, seq INTEGER NOT NULL,"
                            + " PRIMARY KEY (user, room)) WITHOUT ROWID",
                    "CREATE TABLE note (about TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID",
                    "CREATE VIRTUAL TABLE word USING fts5(text, tag, content='', columnsize=0, tokenize='ascii')"),
            List.of("ALTER TABLE note ADD COLUMN at INTEGER NOT NULL DEFAULT 0"),
            List.of("CREATE INDEX sender_device ON sender (device)"),
            List.of(
                    "CREATE TABLE sign_in_key (key TEXT PRIMARY KEY, identity TEXT NOT NULL, login TEXT NOT NULL,"
                            + " at INTEGER NOT NULL, invited_by TEXT NOT NULL) WITHOUT ROWID",
                    "CREATE TABLE invitation (hash TEXT PRIMARY KEY, name TEXT NOT NULL, at INTEGER NOT NULL,"
                            + " until INTEGER NOT NULL, made_by TEXT NOT NULL) WITHOUT ROWID"));

    static final int VERSION = MIGRATIONS.size();

    private Schema() {}

    /** Makes the database one of today's version. */
    static void bring(Sql sql, DataFolder data) throws SQLException, StoreProblem {
        check(sql, data);
        while (version(sql) < VERSION) {
            sql.run("BEGIN IMMEDIATE");
            int from = version(sql); // again: another process may have been faster
            if (from < VERSION) {
                for (String statement : MIGRATIONS.get(from)) {
                    sql.run(statement);
                }
                if (from == 0) {
                    sql.change(
                            "INSERT INTO meta VALUES ('epoch', ?)",
                            UUID.randomUUID().toString());
                    sql.run("PRAGMA application_id = " + APPLICATION_ID);
                }
                sql.run("PRAGMA user_version = " + (from + 1));
            }
            sql.run("COMMIT");
        }
    }

    /** Refuses what is not ours, or newer than we are. */
    static void check(Sql sql, DataFolder data) throws SQLException, StoreProblem {
        int version = version(sql);
        long id = sql.number(0, "PRAGMA application_id");
        if (id != APPLICATION_ID && (version > 0 || sql.any("SELECT 1 FROM sqlite_schema LIMIT 1"))) {
            throw new StoreProblem(
                    Kind.UNUSABLE,
                    "The file " + data.database() + " is a database of another program. Choose another --data-dir.");
        }
        if (version > VERSION) {
            throw new StoreProblem(
                    Kind.NEWER,
                    "The history " + data.database() + " was written by a newer chat.jar (version " + version
                            + " of its tables; this one knows " + VERSION + "). Use that one, or another --data-dir.");
        }
    }

    static int version(Sql sql) throws SQLException {
        return (int) sql.number(0, "PRAGMA user_version");
    }
}
