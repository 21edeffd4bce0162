package chat.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is owed to one peer, in the order in which it came about: first the queued {@linkplain Run runs}, then from each cursor
 * to the end of its feed. Loop thread only.
 *
 * <p>A member that only listens has an empty queue and costs nothing but its cursor. Whatever breaks the plain sequence (a frame
 * for this peer alone, a frame of its own that it must not hear, a write that the socket took in part) first moves what was due
 * until then into the queue, so that a frame is never cut by another and nothing overtakes.
 */
final class Outgoing {
    private static final int GATHERED_RUNS_MAX = 16;
    private static final int GATHERED_BYTES_MIN = 1024;

    private final List<Cursor> cursors = new ArrayList<>(1);
    private @Nullable ArrayDeque<Run> runs;
    private int directBytes;
    private boolean directWritten;
    private boolean channelFull;
    private boolean stopping;

    void add(Cursor cursor) {
        cursors.add(cursor);
    }

    /** A frame for this peer alone, behind all that is due now. */
    void send(byte[] frame) {
        claimAll();
        queue().addLast(Run.of(frame));
        directBytes += frame.length;
    }

    /** The peer does not get the frame from {@code from} to {@code to}, but all before it. One that was stopped gets neither. */
    void skip(Cursor cursor, long from, long to) {
        if (!cursor.stopped()) {
            claim(cursor, from);
            cursor.advance(to);
        }
    }

    /** The peer gets all until now of this feed, and no more. */
    void stop(Cursor cursor) {
        claim(cursor, cursor.feed().end());
        cursor.advance(Long.MAX_VALUE);
        stopping = true;
    }

    /** The same for every feed. */
    void stop() {
        cursors.forEach(this::stop);
    }

    /**
     * The peer gets nothing of what the cursor's feed holds now, but for the rest of a frame that it has begun to get. Only the first
     * run can stand in the middle of a frame: nothing behind it has been written.
     *
     * @return bytes that were owed and are not any more
     */
    long skipToEnd(Cursor cursor) {
        if (cursor.stopped()) {
            return 0;
        }
        long before = bytes();
        Feed feed = cursor.feed();
        Run first = runs == null ? null : runs.peekFirst();
        byte[] begun = first != null && first.feed() == feed ? first.restOfFrame() : new byte[0];
        cursor.advance(feed.end());
        dropRuns(feed);
        if (begun.length > 0) {
            queue().addFirst(Run.of(begun));
            directBytes += begun.length;
        }
        return before - bytes();
    }

    /** The oldest position of the cursor's feed that is still needed. */
    long oldest(Cursor cursor) {
        if (runs != null) {
            for (Run run : runs) {
                if (run.feed() == cursor.feed()) {
                    return run.from();
                }
            }
        }
        return cursor.position();
    }

    boolean empty() {
        if (runs != null) {
            return false;
        }
        for (int i = 0; i < cursors.size(); i++) {
            if (cursors.get(i).behind()) {
                return false;
            }
        }
        return true;
    }

    /** Frames for this peer alone that wait, bytes. */
    int directBytes() {
        return directBytes;
    }

    /** All that waits, bytes. */
    long bytes() {
        long sum = 0;
        if (runs != null) {
            for (Run run : runs) {
                sum += run.bytes();
            }
        }
        for (Cursor cursor : cursors) {
            sum += Math.max(0, cursor.feed().end() - cursor.position());
        }
        return sum;
    }

    /**
     * Writes until nothing is owed, the channel is full, or {@code bytesMax} are through.
     *
     * @param scratch where several runs are put together; direct, and nobody else's during the call
     * @return bytes written; {@link #channelFull()} tells whether the channel took less than it was offered
     */
    int write(GatheringByteChannel channel, int bytesMax, ByteBuffer scratch) throws IOException {
        channelFull = false;
        int left = bytesMax;
        if (runs != null) {
            claimAll();
            left = writeRuns(runs, channel, left, scratch);
        }
        for (int i = 0; left > 0 && runs == null && i < cursors.size(); i++) {
            left = writeFeed(cursors.get(i), channel, left);
        }
        return bytesMax - left;
    }

    /** The last write was not taken whole: wait until the channel is writable. */
    boolean channelFull() {
        return channelFull;
    }

    /** True once after frames for this peer alone have all been written. */
    boolean takeDirectWritten() {
        boolean written = directWritten && directBytes == 0;
        directWritten &= !written;
        return written;
    }

    /** Cursors that were stopped and whose last bytes are out, taken off this list. */
    List<Cursor> takeStopped() {
        if (runs != null || !stopping) {
            return List.of();
        }
        stopping = false;
        List<Cursor> stopped = List.of();
        for (int i = cursors.size() - 1; i >= 0; i--) {
            if (cursors.get(i).position() == Long.MAX_VALUE) {
                stopped = stopped.isEmpty() ? new ArrayList<>(1) : stopped;
                stopped.add(cursors.remove(i));
            }
        }
        return stopped;
    }

    /** Every cursor, taken off this list, with what was queued dropped. */
    List<Cursor> abandon() {
        List<Cursor> all = List.copyOf(cursors);
        cursors.clear();
        runs = null;
        directBytes = 0;
        return all;
    }

    /** Drops what is owed from a feed that no longer has it. */
    void forget(Feed feed) {
        cursors.stream().filter(cursor -> cursor.feed() == feed).forEach(cursor -> cursor.advance(Long.MAX_VALUE));
        stopping = true;
        dropRuns(feed);
    }

    /** Nothing is owed, nothing was sent to this peer alone since this was asked last, and nothing is about to leave a feed. */
    boolean settled() {
        return runs == null && !directWritten && !stopping && empty();
    }

    /** Tells the feeds that nothing of theirs is owed any more. */
    void caughtUp() {
        for (int i = 0; i < cursors.size(); i++) {
            cursors.get(i).feed().caughtUp();
        }
    }

    private void claimAll() {
        for (int i = 0; i < cursors.size(); i++) {
            claim(cursors.get(i), cursors.get(i).feed().end());
        }
    }

    /** Queues what is between the cursor and {@code to} and moves the cursor there. */
    private void claim(Cursor cursor, long to) {
        long from = cursor.position();
        if (from < to) {
            Run last = queue().peekLast();
            if (last == null || !last.extend(cursor.feed(), from, to)) {
                queue().addLast(Run.of(cursor.feed(), from, to));
            }
            cursor.advance(to);
        }
    }

    /**
     * One write for several runs at a time: a system call costs far more than anything else here. A few long runs, as around the one
     * frame of a member that spoke, are gathered by the system; many short ones are cheaper to copy into the scratch buffer.
     *
     * @return what is left of the allowance
     */
    private int writeRuns(ArrayDeque<Run> owed, GatheringByteChannel channel, int bytesMax, ByteBuffer scratch)
            throws IOException {
        int left = bytesMax;
        while (left > 0 && !owed.isEmpty()) {
            int offered;
            int taken;
            if (owed.size() == 1) {
                ByteBuffer only = owed.getFirst().window(left);
                offered = only.remaining();
                taken = channel.write(only);
            } else if (fewAndLong(owed)) {
                ByteBuffer[] views = views(owed, left);
                offered = remaining(views);
                taken = (int) channel.write(views);
            } else {
                ByteBuffer copied = copy(owed, left, scratch);
                offered = copied.remaining();
                taken = channel.write(copied);
            }
            left -= taken;
            written(owed, taken);
            if (taken < offered) {
                channelFull = true;
                return left;
            }
        }
        dropEmptyQueue();
        return left;
    }

    private static boolean fewAndLong(ArrayDeque<Run> owed) {
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
    private static ByteBuffer[] views(ArrayDeque<Run> owed, int bytesMax) {
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

    private static ByteBuffer copy(ArrayDeque<Run> owed, int bytesMax, ByteBuffer scratch) {
        scratch.clear().limit(Math.min(bytesMax, scratch.capacity()));
        for (Run run : owed) {
            if (!run.copyTo(scratch)) {
                break;
            }
        }
        return scratch.flip();
    }

    /** Takes so many bytes off the front of the queue. */
    private void written(ArrayDeque<Run> owed, int bytes) {
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

    /** The plain way: from the cursor to the end of the feed, one write for each segment, of which there is mostly one. */
    private int writeFeed(Cursor cursor, GatheringByteChannel channel, int bytesMax) throws IOException {
        Feed feed = cursor.feed();
        int left = bytesMax;
        while (cursor.behind() && left > 0) {
            long from = cursor.position();
            Segment segment = feed.at(from);
            if (segment == null) {
                throw new IllegalStateException(
                        "cursor at " + from + " is no longer in the feed, which ends at " + feed.end());
            }
            int offered = (int) Math.min(segment.end() - from, left);
            int taken = channel.write(segment.window(from, from + offered));
            cursor.advance(from + taken);
            left -= taken;
            channelFull = taken < offered;
            if (channelFull || (left == 0 && cursor.behind())) {
                claim(cursor, feed.end());
                return left;
            }
        }
        return left;
    }

    private ArrayDeque<Run> queue() {
        if (runs == null) {
            runs = new ArrayDeque<>(4);
        }
        return runs;
    }

    private void dropRuns(Feed feed) {
        if (runs != null) {
            runs.removeIf(run -> run.feed() == feed);
            dropEmptyQueue();
        }
    }

    private void dropEmptyQueue() {
        if (runs != null && runs.isEmpty()) {
            runs = null;
        }
    }
}
