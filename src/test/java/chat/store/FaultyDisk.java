package chat.store;

import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A disk that does what a test tells it. The fields are set by the test's thread and read by the store's. */
final class FaultyDisk implements Disk {
    volatile boolean commitSyncFails;
    volatile boolean checkpointSyncFails;
    /** Most pages of the database; SQLite itself reports a full disk beyond. 0 = any. */
    volatile int pagesMax;
    /** What a commit waits for. */
    volatile CountDownLatch stall = new CountDownLatch(0);

    private final Consumer<String> told;

    /**
     * @param told hears "commit" and "checkpoint" when one is about to begin; on the store's thread
     */
    FaultyDisk(Consumer<String> told) {
        this.told = told;
    }

    @Override
    public void begin(Sql sql) throws SQLException {
        sql.run("PRAGMA max_page_count = " + (pagesMax == 0 ? 1_000_000 : pagesMax));
        sql.run("BEGIN IMMEDIATE");
    }

    @Override
    public void commit(Sql sql) throws SQLException {
        told.accept("commit");
        try {
            stall.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (commitSyncFails) {
            throw failedSync();
        }
        sql.run("COMMIT");
    }

    @Override
    public long checkpoint(Sql sql) throws SQLException {
        told.accept("checkpoint");
        if (checkpointSyncFails) {
            throw failedSync();
        }
        return Disk.super.checkpoint(sql);
    }

    private static SQLException failedSync() {
        return new SQLiteException("[SQLITE_IOERR_FSYNC] planted", SQLiteErrorCode.SQLITE_IOERR_FSYNC);
    }
}
