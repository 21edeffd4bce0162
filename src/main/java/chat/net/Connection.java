package chat.net;

import chat.protocol.Fault;
import chat.protocol.FrameReader;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * One peer's socket: whole bodies in, owed frames out at the end of the turn. Loop thread only.
 *
 * <p>An idle connection owns no buffer. Writing happens only in {@link #flush()}; OP_WRITE is asked for only while the socket holds a
 * remainder back. Nothing closes at once: {@link #close} and {@link #abort} mark, and the loop ends what is marked when the turn is over.
 */
public final class Connection implements Ready {
    /** How long a peer that was sent off may take to read the last frame and hang up, ms. */
    static final long LINGER_MILLIS = 1000;

    private static final Fault FRAME_TOO_SLOW = new Fault(
            Fault.Kind.FRAME_TOO_SLOW, "A frame was begun and did not become whole in time.", Fault.Severity.FATAL);

    private final EventLoop loop;
    private final SocketChannel channel;
    private final ConnectionHandler handler;
    private final ConnectionLimits limits;
    private final Inbound inbound;
    private final Outgoing outgoing = new Outgoing();
    private final long id;
    private SelectionKey key;
    private State state;
    private int interest;
    private boolean owedTooMuch;
    private boolean full;
    private boolean flushWanted;
    private boolean watched;
    private long memoryBytes;
    private long fullSinceNanos;
    private @Nullable String reason;
    private @Nullable IOException cause;

    /** LINGERING: told its owner that it is closed, sent FIN, and only waits for the peer's, so that no RST eats the last frame. */
    private enum State {
        CONNECTING,
        OPEN,
        CLOSING,
        LINGERING,
        CLOSED
    }

    Connection(
            EventLoop loop,
            SocketChannel channel,
            FrameReader reader,
            ConnectionHandler handler,
            ConnectionLimits limits,
            long id)
            throws IOException {
        this.loop = loop;
        this.channel = channel;
        this.inbound = new Inbound(this, loop, channel, reader, handler, limits.readBytesMax());
        this.handler = handler;
        this.limits = limits;
        this.id = id;
        this.state = channel.isConnected() ? State.OPEN : State.CONNECTING;
        this.interest = state == State.OPEN ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT;
        this.key = loop.poll().register(channel, interest, this);
    }

    /** Counts up from 1 in the order in which connections came about. */
    public long id() {
        return id;
    }

    /** Whether it stands and nobody has closed it, here or there. */
    public boolean open() {
        return state == State.OPEN;
    }

    /** The peer's address; null before the connection stands. */
    public @Nullable SocketAddress remoteAddress() {
        try {
            return channel.getRemoteAddress();
        } catch (IOException e) {
            return null; // closed: whoever asks then has nothing to name it by
        }
    }

    /** Sends a frame to this peer alone, behind all that it is owed now. Ignored once the connection is closing. */
    public void send(byte[] frame) {
        if (state != State.OPEN) {
            return;
        }
        outgoing.send(frame);
        countMemory();
        wantFlush();
        if (outgoing.directBytes() > limits.owedBytesMax()) {
            abort("slow_reader", null);
        } else if (outgoing.directBytes() > limits.owedBytesMax() / 2) {
            owedTooMuch = true;
            updateInterest();
        }
    }

    /** Closes when what is owed now is written; nothing more is read or sent. The first reason counts. */
    public void close(String why) {
        if (state == State.CONNECTING) {
            abort(why, null);
        } else if (state == State.OPEN) {
            state = State.CLOSING;
            reason = why;
            inbound.stop();
            countMemory();
            outgoing.stop();
            wantFlush();
            loop.endOfTurn().closing(this);
            updateInterest();
        }
    }

    /** Closes at the end of the turn, whatever is owed. */
    void abort(String why, @Nullable IOException how) {
        if (state == State.LINGERING) {
            state = State.CLOSED;
            loop.endOfTurn().doomed(this);
        } else if (state != State.CLOSED) {
            loop.lost(outgoing.bytes());
            state = State.CLOSED;
            reason = reason == null ? why : reason;
            cause = how;
            loop.endOfTurn().doomed(this);
        }
    }

    /** Goes on reading after a handler's {@code false}: first what was already received, then the socket. */
    public void resumeReading() {
        if (inbound.paused() && state == State.OPEN) {
            guarded(() -> inbound.resume(loop.nanos()));
            countMemory();
            watchFrame();
            updateInterest();
        }
    }

    /** Looks now whether the peer has sent something, also when this turn has read its share: it takes too little to matter. */
    public void look() {
        if (state == State.OPEN && !inbound.paused()) {
            inbound.look();
        }
    }

    /** Whether the peer is being read: nobody has paused, and it takes what it is owed. */
    public boolean reads() {
        return state == State.OPEN && !inbound.paused() && !owedTooMuch;
    }

    /** What this peer alone is owed, bytes; what it is owed from feeds does not count. */
    public int owedAloneBytes() {
        return outgoing.directBytes();
    }

    /** All that this peer is owed, bytes. */
    public long owedBytes() {
        return outgoing.bytes();
    }

    /** Bytes of an unfinished frame that are kept for this peer. */
    public int heldBytes() {
        return inbound.heldBytes();
    }

    @Override
    public void ready(int ops) {
        if ((ops & SelectionKey.OP_CONNECT) != 0) {
            finishConnect();
        }
        if ((ops & SelectionKey.OP_WRITE) != 0) {
            full = false;
            wantFlush();
        }
        if ((ops & SelectionKey.OP_READ) != 0 && !inbound.deferred()) {
            read();
        }
    }

    @Override
    public void moved(SelectionKey to) {
        key = to;
    }

    @Override
    public void lost() {
        abort("reset", null);
    }

    /** Reads at most what the turn allows; what is left is read in the next turn. */
    void read() {
        try {
            if (state == State.LINGERING) {
                inbound.discard();
            } else {
                inbound.read();
            }
        } catch (Throwable e) {
            failed(e);
        }
    }

    /** Something came in, and its frames have been handled. */
    void tookIn() {
        countMemory();
        watchFrame();
        if (inbound.paused()) {
            updateInterest();
        }
    }

    /** Writes what is owed as far as the socket and the turn allow; true when nothing is owed. */
    boolean flush() {
        if (full || state == State.LINGERING || state == State.CLOSED || state == State.CONNECTING) {
            return outgoing.empty();
        }
        try {
            loop.endOfTurn()
                    .hasWritten(outgoing.write(
                            channel, limits.writeBytesMax(), loop.intake().scratch()));
        } catch (IOException e) {
            abort("reset", e);
            return false;
        } catch (Throwable e) {
            failed(e);
            return false;
        }
        if (outgoing.channelFull()) {
            countMemory();
            full = true;
            fullSinceNanos = loop.nanos();
            watch();
            updateInterest();
            return false;
        }
        if (state == State.OPEN && interest == SelectionKey.OP_READ && outgoing.settled()) {
            return true; // one who only listens: nothing has changed but its cursor
        }
        boolean empty = outgoing.empty();
        if (!empty) {
            wantFlush();
        }
        afterWrite();
        return empty;
    }

    /** Called by the loop when the turn's writing is over and {@link #close} was called: ends, or keeps what could not be written. */
    void endClosing() {
        if (state != State.CLOSING) {
            return;
        }
        try {
            if (outgoing.empty()) {
                linger();
            } else if (outgoing.bytes() > limits.owedBytesMax()) {
                abort("slow_reader", null);
            } // else the rest goes when the socket takes it; until then the feed keeps it as it does for all who lag
        } catch (Throwable e) {
            failed(e);
        }
    }

    /** Called by the loop about once a second while this connection is watched; false when there is nothing left to watch. */
    boolean checkDeadlines(long now) {
        if (state == State.CLOSED) {
            watched = false;
            return false;
        }
        if (full && limits.stallNanosMax() > 0 && now - fullSinceNanos > limits.stallNanosMax()) {
            abort("write_stalled", null);
        }
        if (state == State.OPEN && inbound.tooSlow(now, limits.frameNanosMax())) {
            guarded(() -> handler.fault(FRAME_TOO_SLOW));
            close("frame_too_slow");
        }
        watched = full || (state == State.OPEN && inbound.midFrame());
        return watched;
    }

    /** The last act: off the selector, off the feeds, and the owner is told. */
    void dispose() {
        loop.memory().change(-memoryBytes);
        memoryBytes = 0;
        try {
            outgoing.abandon().forEach(Connection::leaveFeed);
        } catch (Throwable e) {
            loop.threw(this, e);
        } finally {
            closeChannel();
            tellClosed();
        }
    }

    /** What of our memory this connection holds: the frame that is not whole, and frames for this peer alone. */
    long memoryBytes() {
        return memoryBytes;
    }

    private void countMemory() {
        long bytes = state == State.CLOSED ? 0 : inbound.capacityBytes() + outgoing.directBytes();
        loop.memory().change(bytes - memoryBytes);
        memoryBytes = bytes;
    }

    Outgoing outgoing() {
        return outgoing;
    }

    void wantFlush() {
        if (!flushWanted) {
            flushWanted = true;
            loop.endOfTurn().flush(this);
        }
    }

    void flushNow() {
        flushWanted = false;
        if (flush()) {
            outgoing.caughtUp();
        }
    }

    void tellFlushed() {
        if (state == State.OPEN) {
            guarded(handler::flushed);
        }
    }

    private void afterWrite() {
        countMemory();
        if (outgoing.takeDirectWritten()) {
            loop.endOfTurn().flushed(this);
        }
        outgoing.takeStopped().forEach(loop.endOfTurn()::departed);
        if (state == State.CLOSING && outgoing.empty()) {
            loop.endOfTurn().closing(this);
        }
        if (owedTooMuch && outgoing.directBytes() <= limits.owedBytesMax() / 2) {
            owedTooMuch = false;
        }
        updateInterest();
    }

    private void finishConnect() {
        try {
            if (channel.finishConnect()) {
                state = State.OPEN;
                updateInterest();
                tellOpened();
            }
        } catch (IOException e) {
            abort("connect_failed", e);
        } catch (Throwable e) {
            failed(e);
        }
    }

    /** The owner learns that the connection it asked for stands. */
    void tellOpened() {
        if (state == State.OPEN) {
            guarded(handler::opened);
        }
    }

    private void watchFrame() {
        if (inbound.midFrame()) {
            watch();
        }
    }

    private void watch() {
        if (!watched) {
            watched = true;
            loop.watch(this);
        }
    }

    /** Runs a handler's code; what it throws closes this connection and nothing else. */
    void guarded(Runnable call) {
        try {
            call.run();
        } catch (Throwable e) {
            failed(e);
        }
    }

    /** Somebody's code, or the JDK's, threw what it must not; no more memory is one of the ways. Marked first: telling may throw too. */
    private void failed(Throwable e) {
        abort("handler_failed", null);
        loop.threw(this, e);
    }

    /** The owner is told and FIN sent now; the socket itself stays until the peer hangs up or {@link #LINGER_MILLIS} are over. */
    private void linger() {
        outgoing.abandon().forEach(Connection::leaveFeed);
        countMemory();
        if ("eof".equals(reason)) {
            abort("eof", null);
            return;
        }
        try {
            channel.shutdownOutput();
        } catch (IOException e) {
            abort("reset", e);
            return;
        }
        state = State.LINGERING;
        updateInterest();
        loop.after(LINGER_MILLIS, () -> abort("linger", null));
        tellClosed();
    }

    /** Tells the owner that it is over, once. */
    private void tellClosed() {
        String why = reason;
        if (why != null) {
            reason = null;
            guarded(() -> handler.closed(why, cause));
        }
    }

    private void closeChannel() {
        key.cancel();
        try {
            if (full) {
                // With FIN the kernel would keep what this peer did not read, megabytes perhaps, and offer it for
                // minutes.
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
            channel.close();
        } catch (IOException e) {
            // The descriptor is gone all the same, and nobody is left to be told.
            cause = cause == null ? e : cause;
        } catch (Throwable e) {
            loop.threw(this, e);
        }
    }

    private void updateInterest() {
        if (!key.isValid() || state == State.CLOSED || state == State.CONNECTING) {
            return;
        }
        boolean reads = state == State.LINGERING || (state == State.OPEN && !inbound.paused() && !owedTooMuch);
        int ops = (reads ? SelectionKey.OP_READ : 0) | (full && state != State.LINGERING ? SelectionKey.OP_WRITE : 0);
        if (interest != ops) {
            interest = ops;
            key.interestOps(ops);
        }
    }

    private static void leaveFeed(Cursor cursor) {
        cursor.feed().remove(cursor);
    }
}
