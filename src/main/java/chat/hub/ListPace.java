package chat.hub;

import java.util.concurrent.TimeUnit;

/** When the user list of legacy members is due: after a change, and not before the last one has had its share of the way out. */
final class ListPace {
    /** User lists may take so much of the way out: a list's pause is the time that its bytes to all members take at 25 MB/s. */
    private static final long NANOS_PER_BYTE = 40;

    private boolean due;
    private boolean sent;
    private long notBefore;

    void changed() {
        due = true;
    }

    boolean due() {
        return due;
    }

    /** Nobody is there to be sent one. */
    void nobody() {
        due = false;
    }

    /** Nanoseconds until the list may go out, 0 = now. */
    long waitNanos(long now) {
        return sent ? Math.max(0, notBefore - now) : 0;
    }

    void sent(long now, long bytes, int pauseMillisMax) {
        due = false;
        sent = true;
        notBefore = now + Math.min(bytes * NANOS_PER_BYTE, TimeUnit.MILLISECONDS.toNanos(pauseMillisMax));
    }
}
