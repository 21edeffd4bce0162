package chat.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
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
    private final List<Cursor> cursors = new ArrayList<>(1);
    private @Nullable Runs runs;
    private boolean directWritten;
    private boolean channelFull;
    private boolean stopping;
    private boolean ended;

    /** From now on the peer gets what is appended there; nothing, if it gets nothing at all any more. */
    void add(Cursor cursor) {
        cursors.add(cursor);
        if (ended) {
            stop(cursor);
        }
    }

    /** A frame for this peer alone, behind all that is due now. */
    void send(byte[] frame) {
        claimAll();
        queue().add(frame);
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

    /** The same for every feed, also those that are still to come. */
    void stop() {
        ended = true;
        cursors.forEach(this::stop);
    }

    /**
     * The peer gets nothing of what the cursor's feed holds now, but for the rest of a frame that it has begun to get.
     *
     * @return bytes that were owed and are not any more
     */
    long skipToEnd(Cursor cursor) {
        if (cursor.stopped()) {
            return 0;
        }
        long before = bytes();
        Feed feed = cursor.feed();
        cursor.advance(feed.end());
        if (runs != null) {
            runs.skip(feed);
            dropEmptyQueue();
        }
        return before - bytes();
    }

    /** The oldest position of the cursor's feed that is still needed. */
    long oldest(Cursor cursor) {
        return runs == null ? cursor.position() : runs.oldest(cursor.feed(), cursor.position());
    }

    /** Whether this peer lacks so much of a feed that nothing should be added before it is written more. */
    boolean weLag() {
        for (int i = 0; i < cursors.size(); i++) {
            Cursor cursor = cursors.get(i);
            if (cursor.feed().weLag(oldest(cursor))) {
                return true;
            }
        }
        return false;
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
        return runs == null ? 0 : runs.directBytes();
    }

    /** All that waits, bytes. */
    long bytes() {
        long sum = runs == null ? 0 : runs.bytes();
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
            left -= runs.write(channel, left, scratch);
            directWritten |= runs.takeDirectWritten();
            channelFull = left > 0 && !runs.empty();
            dropEmptyQueue();
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
        boolean written = directWritten && directBytes() == 0;
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
        return all;
    }

    /** Drops what is owed from a feed that no longer has it. */
    void forget(Feed feed) {
        cursors.stream().filter(cursor -> cursor.feed() == feed).forEach(cursor -> cursor.advance(Long.MAX_VALUE));
        stopping = true;
        if (runs != null) {
            runs.drop(feed);
            dropEmptyQueue();
        }
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
            queue().add(cursor.feed(), from, to);
            cursor.advance(to);
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

    private Runs queue() {
        if (runs == null) {
            runs = new Runs();
        }
        return runs;
    }

    private void dropEmptyQueue() {
        if (runs != null && runs.empty()) {
            runs = null;
        }
    }
}
