package chat.store;

import java.sql.ResultSet;
import java.sql.SQLException;

/** The moments at which the disk can fail or stall. Tests put themselves between; everything else uses {@link #REAL}. */
interface Disk {
    /** The machine's. */
    Disk REAL = new Disk() {};

    /** Begins a transaction that writes; waits for other processes. */
    default void begin(Sql sql) throws SQLException {
        sql.run("BEGIN IMMEDIATE");
    }

    /** Ends it, kept for good: written to the log of the database and synced. */
    default void commit(Sql sql) throws SQLException {
        sql.run("COMMIT");
    }

    /**
     * Carries the log over into the database as far as readers allow.
     *
     * @return pages of the log that are still to be carried over
     */
    default long checkpoint(Sql sql) throws SQLException {
        try (ResultSet row = sql.with("PRAGMA wal_checkpoint(PASSIVE)").executeQuery()) {
            return row.next() ? row.getLong(2) - row.getLong(3) : 0;
        }
    }
}
