package chat.net;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * Direct buffers for feeds, handed out last-returned-first so that a quiet server works in memory the processor still holds.
 *
 * <p>Loop thread only. Keeps at most {@link #SPARE_MAX} of a size; what comes back beyond that is left to the garbage collector, which
 * sees little of it and comes late: so as many as a feed of the default size has, and one more.
 */
final class SegmentPool {
    static final int SEGMENT_BYTES = 256 * 1024;
    static final int SPARE_MAX = 17;

    private final Map<Integer, ArrayDeque<Segment>> spare = new HashMap<>();
    private long takenBytes;

    /** The size of the pieces in which a feed of that bound is kept: a quarter of it at most, so that it can be kept to. */
    static int segmentBytes(long feedBytesMax) {
        return (int) Math.min(SEGMENT_BYTES, feedBytesMax / 4);
    }

    /**
     * A segment that begins at {@code position} and holds at least {@code frameBytes}; a larger frame gets one of its own size.
     *
     * @param segmentBytes the size otherwise
     */
    Segment take(long position, int frameBytes, int segmentBytes) {
        ArrayDeque<Segment> of = frameBytes <= segmentBytes ? spare.get(segmentBytes) : null;
        Segment segment = of == null ? null : of.pollLast();
        if (segment == null) {
            segment = new Segment(Math.max(segmentBytes, frameBytes));
        }
        segment.restart(position);
        takenBytes += segment.capacity();
        return segment;
    }

    void giveBack(Segment segment, int segmentBytes) {
        takenBytes -= segment.capacity();
        if (segment.capacity() == segmentBytes) {
            ArrayDeque<Segment> of = spare.computeIfAbsent(segmentBytes, size -> new ArrayDeque<>());
            if (of.size() < SPARE_MAX) {
                of.addLast(segment);
            }
        }
    }

    /** What all feeds together hold. */
    long takenBytes() {
        return takenBytes;
    }
}
