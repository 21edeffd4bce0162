package chat.store;

import chat.hub.MessageLog;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

/** A durable history on a disk that does what a test of another package tells it. */
public final class FaultyStore {
    private final FaultyDisk disk = new FaultyDisk(told -> {});

    /** The history in that folder. */
    public MessageLog open(Path folder, Executor loop) {
        try {
            return SqliteLog.open(DataFolder.make(folder), loop, disk);
        } catch (StoreProblem e) {
            throw new AssertionError(e.sentence());
        }
    }

    /** From now on commits do not come back. */
    public void stall() {
        disk.stall = new CountDownLatch(1);
    }

    public void goOn() {
        disk.stall.countDown();
    }

    /** From now on syncs fail. */
    public void failSyncs() {
        disk.commitSyncFails = true;
    }

    /** From now on there is no room for anything, or there is again. */
    public void full(boolean now) {
        disk.pagesMax = now ? 1 : 0;
    }
}
