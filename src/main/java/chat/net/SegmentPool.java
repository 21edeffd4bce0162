package chat.net;

import java.util.ArrayDeque;

/**
 * Direct buffers for feeds, handed out last-returned-first so that a quiet server works in memory the processor still holds.
 *
 * <p>Loop thread only. Keeps at most {@link #SPARE_MAX}; what comes back beyond that is left to the garbage collector, which sees
 * little of it and comes late: so as many as a feed of the default size has, and one more.
 */
final class SegmentPool {
    static final int SEGMENT_BYTES = 256 * 1024;
    static final int SPARE_MAX = 17;

    private final ArrayDeque<Segment> spare = new ArrayDeque<>();

    /** A segment that begins at {@code position} and holds at least {@code frameBytes}; a larger frame gets one of its own size. */
    Segment take(long position, int frameBytes) {
        Segment segment = frameBytes <= SEGMENT_BYTES ? spare.pollLast() : null;
        if (segment == null) {
            segment = new Segment(Math.max(SEGMENT_BYTES, frameBytes));
        }
        segment.restart(position);
        return segment;
    }

    void giveBack(Segment segment) {
        if (segment.capacity() == SEGMENT_BYTES && spare.size() < SPARE_MAX) {
            spare.addLast(segment);
        }
    }
}
