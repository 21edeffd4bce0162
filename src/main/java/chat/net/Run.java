package chat.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
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

    /**
     * One write of at most {@code bytesMax}.
     *
     * @return bytes that the channel took; fewer than it was offered means that it is full
     */
    int write(WritableByteChannel channel, int bytesMax) throws IOException {
        int taken = channel.write(window(bytesMax));
        from += taken;
        return taken;
    }

    /** How many bytes the next write offers. */
    int offer(int bytesMax) {
        if (feed == null) {
            return Math.min(bytes(), bytesMax);
        }
        Segment segment = segment(feed);
        return (int) Math.min(Math.min(to, segment.end()) - from, bytesMax);
    }

    /** Appends a private copy of what is left to {@code copy}. */
    void copyTo(ByteBuffer copy) {
        while (!done()) {
            ByteBuffer window = window(Integer.MAX_VALUE);
            from += window.remaining();
            copy.put(window);
        }
    }

    private ByteBuffer window(int bytesMax) {
        if (direct != null) {
            return direct.limit((int) from + Math.min(bytes(), bytesMax)).position((int) from);
        }
        if (feed == null) {
            throw new IllegalStateException("a run has a feed or bytes of its own");
        }
        return segment(feed).window(from, from + offer(bytesMax));
    }

    private Segment segment(Feed of) {
        Segment segment = of.at(from);
        if (segment == null) {
            throw new IllegalStateException(
                    "position " + from + " is no longer in the feed, which ends at " + of.end());
        }
        return segment;
    }
}
