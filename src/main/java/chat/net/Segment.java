package chat.net;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A stretch of a feed: whole encoded frames, one behind the other, in one direct buffer, at absolute positions
 * {@code first} (inclusive) to {@code end} (exclusive) of that feed. Loop thread only.
 */
final class Segment {
    private final ByteBuffer bytes;
    private int[] frameEnds = new int[256];
    private int frames;
    private long first;
    private long end;

    Segment(int capacity) {
        bytes = ByteBuffer.allocateDirect(capacity);
    }

    /** Empty again, beginning at this position of whatever feed takes it. */
    void restart(long position) {
        first = position;
        end = position;
        frames = 0;
    }

    long first() {
        return first;
    }

    long end() {
        return end;
    }

    int capacity() {
        return bytes.capacity();
    }

    boolean fits(int frameBytes) {
        return end - first + frameBytes <= bytes.capacity();
    }

    void append(byte[] frame) {
        bytes.clear().position((int) (end - first));
        bytes.put(frame);
        end += frame.length;
        if (frames == frameEnds.length) {
            frameEnds = Arrays.copyOf(frameEnds, frames * 2);
        }
        frameEnds[frames++] = (int) (end - first);
    }

    /** Where the frame ends that holds the byte at {@code position}; {@code position} itself if a frame begins there. */
    long frameEnd(long position) {
        int within = (int) (position - first);
        int found = Arrays.binarySearch(frameEnds, 0, frames, within);
        return within == 0 || found >= 0 ? position : first + frameEnds[-found - 1];
    }

    /** The same bytes as a buffer of its own, for a write of several. */
    ByteBuffer view(long from, long to) {
        return bytes.duplicate().limit((int) (to - first)).position((int) (from - first));
    }

    /** The bytes from {@code from} to {@code to}; the one shared buffer set anew, so good only until the next call. */
    ByteBuffer window(long from, long to) {
        return bytes.limit((int) (to - first)).position((int) (from - first));
    }
}
