package chat.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The runs that one peer is owed, first things first, and how they are written with few system calls. Exists only while there are some.
 * Loop thread only.
 */
final class Runs {
    private static final int GATHERED_RUNS_MAX = 16;
    private static final int GATHERED_BYTES_MIN = 1024;

    private final ArrayDeque<Run> owed = new ArrayDeque<>(4);
    private int directBytes;
    private boolean directWritten;

    /** A frame for this peer alone, behind all else. */
    void add(byte[] frame) {
        owed.addLast(Run.of(frame));
        directBytes += frame.length;
    }

    /** A stretch of a feed, behind all else. */
    void add(Feed feed, long from, long to) {
        Run last = owed.peekLast();
        if (last == null || !last.extend(feed, from, to)) {
            owed.addLast(Run.of(feed, from, to));
        }
    }

    /**
     * Drops what is owed from that feed, but for the rest of a frame that has begun to go out: only the first run can stand in the middle
     * of a frame, nothing behind it has been written.
     */
    void skip(Feed feed) {
        Run first = owed.peekFirst();
        byte[] begun = first != null && first.feed() == feed ? first.restOfFrame() : new byte[0];
        drop(feed);
        if (begun.length > 0) {
            owed.addFirst(Run.of(begun));
            directBytes += begun.length;
        }
    }

    /** Drops what is owed from that feed. */
    void drop(Feed feed) {
        owed.removeIf(run -> run.feed() == feed);
    }

    boolean empty() {
        return owed.isEmpty();
    }

    /** The oldest position of that feed that is still needed; {@code none} if no run is of it. */
    long oldest(Feed feed, long none) {
        for (Run run : owed) {
            if (run.feed() == feed) {
                return run.from();
            }
        }
        return none;
    }

    /** Frames for this peer alone that wait, bytes. */
    int directBytes() {
        return directBytes;
    }

    /** True once after bytes of frames for this peer alone were written. */
    boolean takeDirectWritten() {
        boolean written = directWritten;
        directWritten = false;
        return written;
    }

    /** All that waits, bytes. */
    long bytes() {
        long sum = 0;
        for (Run run : owed) {
            sum += run.bytes();
        }
        return sum;
    }

    /**
     * One write for several runs at a time: a system call costs far more than anything else here. A few long runs, as around the one
     * frame of a member that spoke, are gathered by the system; many short ones are cheaper to copy into the scratch buffer.
     *
     * @return bytes written; fewer than {@code bytesMax} with something left means that the channel takes no more now
     */
    int write(GatheringByteChannel channel, int bytesMax, ByteBuffer scratch) throws IOException {
        int left = bytesMax;
        while (left > 0 && !owed.isEmpty()) {
            int offered;
            int taken;
            if (owed.size() == 1) {
                ByteBuffer only = owed.getFirst().window(left);
                offered = only.remaining();
                taken = channel.write(only);
            } else if (fewAndLong()) {
                ByteBuffer[] views = views(left);
                offered = remaining(views);
                taken = (int) channel.write(views);
            } else {
                ByteBuffer copied = copy(left, scratch);
                offered = copied.remaining();
                taken = channel.write(copied);
            }
            left -= taken;
            written(taken);
            if (taken < offered) {
                break;
            }
        }
        return bytesMax - left;
    }

    private boolean fewAndLong() {
        if (owed.size() > GATHERED_RUNS_MAX) {
            return false;
        }
        int bytes = 0;
        for (Run run : owed) {
            bytes += run.bytes();
        }
        return bytes >= owed.size() * GATHERED_BYTES_MIN;
    }

    /** As many of the first runs as fit the allowance; ends early where one goes on in another segment. */
    private ByteBuffer[] views(int bytesMax) {
        List<ByteBuffer> views = new ArrayList<>(owed.size());
        int left = bytesMax;
        for (Run run : owed) {
            ByteBuffer view = run.view(left);
            views.add(view);
            left -= view.remaining();
            if (view.remaining() < run.bytes() || left == 0) {
                break;
            }
        }
        return views.toArray(new ByteBuffer[0]);
    }

    private static int remaining(ByteBuffer[] views) {
        int bytes = 0;
        for (ByteBuffer view : views) {
            bytes += view.remaining();
        }
        return bytes;
    }

    private ByteBuffer copy(int bytesMax, ByteBuffer scratch) {
        scratch.clear().limit(Math.min(bytesMax, scratch.capacity()));
        for (Run run : owed) {
            if (!run.copyTo(scratch)) {
                break;
            }
        }
        return scratch.flip();
    }

    /** Takes so many bytes off the front of the queue. */
    private void written(int bytes) {
        for (int left = bytes; left > 0; ) {
            Run run = owed.getFirst();
            int of = Math.min(left, run.bytes());
            run.advance(of);
            left -= of;
            if (run.feed() == null) {
                directBytes -= of;
                directWritten = true;
            }
            if (run.done()) {
                owed.removeFirst();
            }
        }
    }
}
