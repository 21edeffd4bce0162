package chat.net;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Bytes owed to one peer that must go out before anything else does: a stretch of a feed, or a frame for this peer alone. Begins or
 * goes on at its own position and always ends where a frame ends. Loop thread only.
 */
final class Run {
    private final @Nullable Feed feed;
    private final @Nullable ByteBuffer direct;
    private long from;
    private long to;

    private Run(@Nullable Feed feed, @Nullable ByteBuffer direct, long from, long to) {
        this.feed = feed;
        this.direct = direct;
        this.from = from;
        this.to = to;
    }

    static Run of(Feed feed, long from, long to) {
        return new Run(feed, null, from, to);
    }

    static Run of(byte[] frame) {
        return new Run(null, ByteBuffer.wrap(frame), 0, frame.length);
    }

    @Nullable
    Feed feed() {
        return feed;
    }

    long from() {
        return from;
    }

    int bytes() {
        return (int) (to - from);
    }

    boolean done() {
        return from >= to;
    }

    /** Takes in what follows directly, so that a member that is written to late does not collect a run for every turn. */
    boolean extend(Feed other, long otherFrom, long otherTo) {
        if (feed != other || to != otherFrom) {
            return false;
        }
        to = otherTo;
        return true;
    }

    /** That many bytes are out. */
    void advance(int bytes) {
        from += bytes;
    }

    /**
     * Appends what is left to {@code copy} as far as it has room; this run stays as it is.
     *
     * @return whether all went in
     */
    boolean copyTo(ByteBuffer copy) {
        long at = from;
        while (at < to && copy.hasRemaining()) {
            ByteBuffer window = window(at, copy.remaining());
            at += window.remaining();
            copy.put(window);
        }
        return at == to;
    }

    /** The next bytes, at most so many; good only until the next call. */
    ByteBuffer window(int bytesMax) {
        return window(from, bytesMax);
    }

    /** The next bytes, at most so many, as a buffer of its own. */
    ByteBuffer view(int bytesMax) {
        if (direct != null) {
            return direct.duplicate().limit((int) Math.min(to, from + bytesMax)).position((int) from);
        }
        Segment segment = segment(from);
        return segment.view(from, Math.min(Math.min(to, segment.end()), from + bytesMax));
    }

    /** What is left of the frame in whose middle this run of a feed stands; empty if it stands where one begins. */
    byte[] restOfFrame() {
        Segment segment = segment(from);
        byte[] rest = new byte[(int) (segment.frameEnd(from) - from)];
        segment.window(from, from + rest.length).get(rest);
        return rest;
    }

    private ByteBuffer window(long at, int bytesMax) {
        if (direct != null) {
            return direct.limit((int) Math.min(to, at + bytesMax)).position((int) at);
        }
        Segment segment = segment(at);
        return segment.window(at, Math.min(Math.min(to, segment.end()), at + bytesMax));
    }

    private Segment segment(long at) {
        Segment segment = feed == null ? null : feed.at(at);
        if (segment == null) {
            throw new IllegalStateException("position " + at + " is no longer in the feed"
                    + (feed == null ? "" : ", which ends at " + feed.end()));
        }
        return segment;
    }
}
