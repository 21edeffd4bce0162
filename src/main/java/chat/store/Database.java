package chat.store;

import chat.store.StoreProblem.Kind;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** How connections to the database are opened, and what SQLite's errors mean. */
final class Database {
    /** How long we wait for another process that holds the database, ms. */
    static final int BUSY_MILLIS_MAX = 10_000;

    private Database() {}

    /** Opens the database for writing, making or migrating it where needed. */
    static Sql writer(DataFolder data) throws StoreProblem {
        data.makeDatabase();
        NativeLibrary.load(data);
        Sql sql = null;
        try {
            sql = open(data);
            // Nothing is written to a file that is damaged or not ours.
            if (sql.number(0, "PRAGMA schema_version") == 0) {
                sql.run("PRAGMA auto_vacuum = INCREMENTAL"); // heard only before there are tables
            }
            Schema.check(sql, data);
            sql.run("PRAGMA journal_mode = WAL");
            sql.run("PRAGMA synchronous = FULL");
            sql.run("PRAGMA fullfsync = ON"); // on macOS a plain sync leaves the drive's cache out
            sql.run("PRAGMA checkpoint_fullfsync = ON");
            sql.run("PRAGMA wal_autocheckpoint = 0"); // ours: SQLite would swallow the error of a failed one
            sql.run("PRAGMA journal_size_limit = 67108864");
            sql.run("PRAGMA cache_size = -32768");
            Schema.bring(sql, data);
            sql.number(0, "SELECT max(id) FROM entry");
            return sql;
        } catch (SQLException e) {
            closeQuietly(sql);
            throw problem(e, data);
        } catch (StoreProblem e) {
            closeQuietly(sql);
            throw e;
        }
    }

    /** Opens an existing database for reading. */
    static Sql reader(DataFolder data) throws StoreProblem {
        NativeLibrary.load(data);
        Sql sql = null;
        try {
            sql = open(data);
            sql.number(0, "PRAGMA schema_version");
            Schema.check(sql, data);
            if (Schema.version(sql) < Schema.VERSION) {
                throw new StoreProblem(
                        Kind.UNUSABLE,
                        "The history " + data.database() + " is of an older version; start a server on it once.");
            }
            sql.run("PRAGMA query_only = ON");
            sql.run("PRAGMA cache_size = -16384");
            return sql;
        } catch (SQLException e) {
            closeQuietly(sql);
            throw problem(e, data);
        } catch (StoreProblem e) {
            closeQuietly(sql);
            throw e;
        }
    }

    /** Whether there is a database that is broken somewhere. Reads all of it. */
    static boolean isDamaged(DataFolder data) throws StoreProblem {
        if (Files.notExists(data.database())) {
            return false;
        }
        NativeLibrary.load(data);
        Sql sql = null;
        try {
            sql = open(data);
            sql.number(0, "PRAGMA schema_version");
            Schema.check(sql, data);
            try (ResultSet row = sql.with("PRAGMA integrity_check(1)").executeQuery()) {
                return !row.next() || !row.getString(1).equals("ok");
            }
        } catch (SQLException e) {
            StoreProblem problem = problem(e, data);
            if (problem.kind() == Kind.DAMAGED) {
                return true;
            }
            throw problem;
        } finally {
            closeQuietly(sql);
        }
    }

    private static Sql open(DataFolder data) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setGetGeneratedKeys(false); // else the driver asks for the last key after each insert
        // Not through DriverManager: that would look for drivers in the whole class path.
        Connection connection = config.createConnection("jdbc:sqlite:" + data.database());
        Sql sql = new Sql(connection);
        sql.run("PRAGMA busy_timeout = " + BUSY_MILLIS_MAX);
        sql.run("PRAGMA temp_store = MEMORY"); // nothing goes to a temporary folder
        return sql;
    }

    private static void closeQuietly(@org.jspecify.annotations.Nullable Sql sql) {
        if (sql == null) {
            return;
        }
        try {
            sql.close();
        } catch (SQLException e) {
            // The first problem is the one to tell.
        }
    }

    /** What an error means for whoever wants to use the database. */
    static StoreProblem problem(SQLException e, DataFolder data) {
        Kind kind = kind(e);
        String file = "The history " + data.database();
        return new StoreProblem(
                kind,
                switch (kind) {
                    case DAMAGED ->
                        file + " is damaged. `server --repair` sets it aside and begins a new one; what can"
                                + " be read of it may come out with `history export`.";
                    case FULL ->
                        "There is no space left for " + file.substring(0, 1).toLowerCase(java.util.Locale.ROOT)
                                + file.substring(1) + ".";
                    case BUSY -> file + " is held by another program.";
                    case LOST ->
                        file + " could not be written for good: the disk reports " + e.getMessage()
                                + ". What was acknowledged before is safe; look at the disk, then start again.";
                    default -> file + " cannot be used: " + e.getMessage() + ".";
                });
    }

    static Kind kind(SQLException e) {
        return switch (code(e)) {
            case SQLITE_CORRUPT,
                    SQLITE_CORRUPT_INDEX,
                    SQLITE_CORRUPT_SEQUENCE,
                    SQLITE_CORRUPT_VTAB,
                    SQLITE_NOTADB,
                    SQLITE_IOERR_SHORT_READ,
                    SQLITE_IOERR_DATA,
                    SQLITE_IOERR_CORRUPTFS -> Kind.DAMAGED;
            // A write that failed before the sync was never promised to anybody; the next one may go well.
            case SQLITE_FULL, SQLITE_IOERR_WRITE, SQLITE_IOERR_SHMSIZE -> Kind.FULL;
            case SQLITE_BUSY,
                    SQLITE_BUSY_RECOVERY,
                    SQLITE_BUSY_SNAPSHOT,
                    SQLITE_BUSY_TIMEOUT,
                    SQLITE_LOCKED,
                    SQLITE_LOCKED_SHAREDCACHE,
                    SQLITE_LOCKED_VTAB,
                    SQLITE_PROTOCOL -> Kind.BUSY;
            case SQLITE_CANTOPEN,
                    SQLITE_CANTOPEN_CONVPATH,
                    SQLITE_CANTOPEN_DIRTYWAL,
                    SQLITE_CANTOPEN_FULLPATH,
                    SQLITE_CANTOPEN_ISDIR,
                    SQLITE_CANTOPEN_SYMLINK,
                    SQLITE_PERM,
                    SQLITE_READONLY,
                    SQLITE_READONLY_CANTINIT,
                    SQLITE_READONLY_CANTLOCK,
                    SQLITE_READONLY_DBMOVED,
                    SQLITE_READONLY_DIRECTORY,
                    SQLITE_READONLY_RECOVERY,
                    SQLITE_READONLY_ROLLBACK -> Kind.UNUSABLE;
            default -> Kind.LOST;
        };
    }

    private static SQLiteErrorCode code(SQLException e) {
        return e instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.SQLITE_ERROR;
    }
}
