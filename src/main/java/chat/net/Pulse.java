package chat.net;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The loop's sign of life: since when the turn that it is in has been running. Written by the loop thread, read by any.
 *
 * <p>Costs the loop two writes a turn. Another thread that has seen all there is to see may go to sleep and be woken by the next change,
 * so that an idle loop has no company that ticks.
 */
public final class Pulse {
    private final AtomicLong busySinceNanos = new AtomicLong();
    private volatile @Nullable Thread sleeper;

    Pulse() {}

    /** When the turn began that is running now, monotonic; 0 = the loop waits for something to do. */
    public long busySinceNanos() {
        return busySinceNanos.get();
    }

    /** The calling thread is unparked when {@link #busySinceNanos} changes next; it should look once more before it parks. */
    public void wakeMeAtChange() {
        sleeper = Thread.currentThread();
    }

    void began(long now) {
        change(now == 0 ? 1 : now);
    }

    void ended() {
        change(0);
    }

    private void change(long since) {
        busySinceNanos.set(since); // in full order with the sleeper: it asks to be woken first, and looks then
        Thread waiting = sleeper;
        if (waiting != null) {
            sleeper = null;
            LockSupport.unpark(waiting);
        }
    }
}
