package chat.net;

import java.util.concurrent.TimeUnit;

/**
 * How much may still be published before what was published is written: so that no reader is too slow for what one turn has brought
 * about, as when a disk that stood still gives back thousands of messages at once. Loop thread only. Knows bytes, never messages.
 *
 * <p>A turn has a share, a quarter of what a feed may keep. One that has used it up gets another when the feeds hold no more than that,
 * which is at once if everybody reads, and otherwise after {@link #REFILL_MILLIS}: so those who do not read hold nobody up for long.
 */
final class Headroom {
    /** A reader that takes a quarter of a feed in that time is never passed over. */
    static final long REFILL_MILLIS = 50;

    private static final long REFILL_NANOS = TimeUnit.MILLISECONDS.toNanos(REFILL_MILLIS);

    private final EventLoop loop;
    private final SegmentPool pool;
    private long shareBytes = Long.MAX_VALUE;
    private long left = Long.MAX_VALUE;
    private long refilledNanos;
    private boolean closed;
    private boolean behind;

    Headroom(EventLoop loop, SegmentPool pool) {
        this.loop = loop;
        this.pool = pool;
    }

    /** There is a feed that keeps so much for those who lag. */
    void feed(long bytesMax) {
        shareBytes = Math.min(shareBytes, share(bytesMax));
        left = Math.min(left, shareBytes);
    }

    /** Of what a feed keeps at most, what may be published at once. */
    static long share(long bytesMax) {
        return bytesMax / 4;
    }

    /** So much was appended to a feed. */
    void appended(int bytes) {
        left -= bytes;
    }

    /** One who reads promptly is owed so much for itself alone that nothing should be added before it is written to. */
    void close() {
        closed = true;
    }

    /** What was sent before counts no more: somebody who is sent a page in each turn must not keep all others from being heard. */
    void reopen() {
        closed = false;
    }

    /** Whether more may be published in this turn. */
    boolean open() {
        return left > 0 && !closed && !behind;
    }

    /** Whether we lag ourselves: those who would take more than we have written are to be written to before anything is read. */
    boolean behind() {
        return behind;
    }

    /**
     * All is written that this turn may write.
     *
     * @param lagging somebody could have been written more, and lacks more than a share
     */
    void turnEnds(boolean lagging) {
        long nowNanos = loop.nanos();
        behind = lagging;
        if (left > 0 || pool.takenBytes() <= shareBytes || nowNanos - refilledNanos >= REFILL_NANOS) {
            left = shareBytes;
            refilledNanos = nowNanos;
        }
    }
}
