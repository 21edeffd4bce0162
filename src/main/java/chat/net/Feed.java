package chat.net;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A room's append-only stream of encoded frames, and the cursors of those who read it.
 *
 * <p>A frame is appended once and written to every member from the same memory. At the end of a turn in which something was
 * appended each member gets one write of all between its cursor and the end. When everybody is at the end the memory goes back to
 * the pool, so an idle feed owns none; while somebody lags, at most {@code bytesMax} are kept, and a member that has fallen behind
 * even that is closed as a slow reader, or goes on from the end, as it joined. One that has taken all it was offered is never too slow,
 * however much was appended: then it is we who lag, which {@link Headroom} bounds. Loop thread only. Knows bytes, never messages.
 */
public final class Feed {
    /** The longest that {@link #appendUnhurried} may hold back what is appended, ms. */
    static final int UNHURRIED_MILLIS_MAX = 250;

    /** A write takes 5 to 10 microseconds. */
    private static final int MEMBERS_PER_UNHURRIED_MILLI = 20;

    private static final Cursor[] NOBODY = new Cursor[0];

    private final EventLoop loop;
    private final SegmentPool pool;
    private final long bytesMax;
    private final int segmentBytes;
    private final ArrayDeque<Segment> segments = new ArrayDeque<>(2);
    private Cursor[] members = NOBODY;
    private int memberCount;
    private long end;
    private boolean dirty;
    /** Where a flush goes on that is spread over several turns, and what it has seen so far. */
    private int nextToFlush;

    private boolean allAtEnd = true;
    private boolean appendedSince;
    private @Nullable Timer unhurried;

    Feed(EventLoop loop, SegmentPool pool, long bytesMax) {
        this.loop = loop;
        this.pool = pool;
        this.bytesMax = bytesMax;
        this.segmentBytes = SegmentPool.segmentBytes(bytesMax);
    }

    /** From now on the connection gets all that is appended; if it falls too far behind it is closed. */
    public Cursor join(Connection connection) {
        return add(new Cursor(this, connection, end, null));
    }

    /**
     * The same, but a connection that falls too far behind goes on from the end: it gets the rest of the frame it has begun to get, and
     * nothing of what lies between.
     *
     * @param skipped called each time that happened, before anything else is appended; may send to the connection, but not append
     */
    public Cursor join(Connection connection, Runnable skipped) {
        return add(new Cursor(this, connection, end, skipped));
    }

    private Cursor add(Cursor cursor) {
        if (memberCount == members.length) {
            members = Arrays.copyOf(members, Math.max(8, memberCount * 2));
        }
        cursor.index = memberCount;
        members[memberCount++] = cursor;
        cursor.connection().outgoing().add(cursor);
        return cursor;
    }

    /** The member gets nothing of what it has not got yet, but for the rest of a frame that it has begun to get. */
    public void skip(Cursor cursor) {
        loop.lost(cursor.connection().outgoing().skipToEnd(cursor));
    }

    /** What was appended until now still goes out; nothing after it. */
    public void leave(Cursor cursor) {
        cursor.connection().outgoing().stop(cursor);
        cursor.connection().sending().wantFlush();
    }

    /** Appends for every member. */
    public void append(byte[] frame) {
        append(frame, null);
    }

    /**
     * Appends for every member but one, whose cursor steps over the frame.
     *
     * @param frame header and body, at most 1 MiB and 64 bytes
     */
    public void append(byte[] frame, @Nullable Cursor except) {
        if (memberCount != 0 && (memberCount != 1 || members[0] != except)) {
            put(frame);
            if (except != null) {
                except.connection().outgoing().skip(except, end - frame.length, end);
            }
            wantFlush();
        }
    }

    /**
     * Appends for every member what need not be there at once: it goes out with the next frame that must, or when the time since then
     * is ten times what a write for each member takes, {@link #UNHURRIED_MILLIS_MAX} at most. In a small room that is now.
     */
    public void appendUnhurried(byte[] frame) {
        if (memberCount == 0) {
            return;
        }
        put(frame);
        long millis = Math.min(UNHURRIED_MILLIS_MAX, memberCount / MEMBERS_PER_UNHURRIED_MILLI);
        if (millis == 0) {
            wantFlush();
        } else if (unhurried == null && (!dirty || nextToFlush > 0)) {
            unhurried = loop.after(millis, this::hurry);
        }
    }

    private void hurry() {
        unhurried = null;
        if (!segments.isEmpty()) {
            wantFlush();
        }
    }

    private void put(byte[] frame) {
        Segment last = segments.peekLast();
        if (last == null || !last.fits(frame.length)) {
            if (last != null) {
                trim();
            }
            last = pool.take(end, frame.length, segmentBytes);
            segments.addLast(last);
        }
        last.append(frame);
        end += frame.length;
        loop.headroom().appended(frame.length);
    }

    /** Frames appended from the very first on, bytes. */
    public long end() {
        return end;
    }

    /** Members that read this feed, those just leaving included. */
    public int members() {
        return memberCount;
    }

    /** Memory held, bytes. */
    public long heldBytes() {
        return segments.stream().mapToLong(Segment::capacity).sum();
    }

    /**
     * One write for each member that lags and can take it, from where the last turn had to stop until this turn has written its share.
     */
    void flush() {
        EndOfTurn turn = loop.endOfTurn();
        for (; nextToFlush < memberCount; nextToFlush++) {
            if (turn.writtenEnough()) {
                turn.flush(this);
                return;
            }
            allAtEnd &= members[nextToFlush].sending().flush();
        }
        boolean again = appendedSince;
        nextToFlush = 0;
        appendedSince = false;
        dirty = again;
        if (again) {
            turn.flush(this);
        } else if (allAtEnd) {
            release(end);
        }
        allAtEnd = true;
    }

    /** The segment that holds the byte at {@code position}, which must be below the end; null when it is no longer kept. */
    @Nullable
    Segment at(long position) {
        Segment last = segments.peekLast();
        if (last != null && last.first() <= position) {
            return last;
        }
        for (Segment segment : segments) {
            if (segment.first() <= position && position < segment.end()) {
                return segment;
            }
        }
        return null;
    }

    /** Takes the cursor off the feed; its position counts no more. */
    void remove(Cursor cursor) {
        int hole = cursor.index;
        if (hole >= memberCount || members[hole] != cursor) {
            return;
        }
        Cursor moved = members[--memberCount];
        members[hole] = moved;
        moved.index = hole;
        appendedSince |= hole < nextToFlush; // the one that moved may not have had its turn
        Arrays.fill(members, memberCount, memberCount + 1, null);
        if (memberCount == 0) {
            members = NOBODY;
            nextToFlush = 0;
            release(end);
        } else {
            caughtUp();
        }
    }

    /** Somebody who lagged does so no more: if it was the last, the memory can go back, which the next flush finds out. */
    void caughtUp() {
        if (!segments.isEmpty()) {
            wantFlush();
        }
    }

    private void wantFlush() {
        if (!dirty) {
            dirty = true;
            loop.endOfTurn().flush(this);
        } else if (nextToFlush > 0) {
            appendedSince = true; // those who had their turn already need another
        }
    }

    /** Makes room: gives back what nobody needs, and past the bound leaves those behind who need the oldest. */
    private void trim() {
        long needed = end;
        for (int i = 0; i < memberCount; i++) {
            needed = Math.min(needed, oldest(members[i]));
        }
        release(needed);
        long oldestKept = end - (bytesMax - segmentBytes);
        if (needed < oldestKept && segments.size() > 1) {
            leaveBehind(oldestKept);
        }
    }

    private void leaveBehind(long cut) {
        long kept = cut;
        List<Cursor> skipped = new ArrayList<>();
        for (int i = 0; i < memberCount; i++) {
            Cursor member = members[i];
            Connection connection = member.connection();
            long oldest = oldest(member);
            if (oldest >= cut || connection.sending().keepsUp()) {
                kept = Math.min(kept, oldest);
                continue;
            }
            if (member.skipped() == null || member.stopped()) { // who has left cannot be told what it missed
                connection.abort("slow_reader", null);
                connection.outgoing().forget(this);
            } else {
                loop.lost(connection.outgoing().skipToEnd(member));
                skipped.add(member);
            }
        }
        release(kept);
        for (Cursor member : skipped) {
            Runnable listener = member.skipped();
            if (listener != null && member.connection().open()) {
                member.connection().guarded(listener);
            }
        }
    }

    /** Whether one who could be written all from that position on lacks more than may be published at once: then we lag ourselves. */
    boolean weLag(long oldest) {
        return end - oldest > Headroom.share(bytesMax);
    }

    private static long oldest(Cursor member) {
        return member.connection().outgoing().oldest(member);
    }

    /** Gives back every segment that ends at or before {@code position}. */
    private void release(long position) {
        for (Segment first = segments.peekFirst();
                first != null && first.end() <= position;
                first = segments.peekFirst()) {
            pool.giveBack(segments.removeFirst(), segmentBytes);
        }
    }
}
