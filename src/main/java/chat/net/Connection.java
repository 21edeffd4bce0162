package chat.net;

import chat.protocol.FrameReader;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.file.attribute.UserPrincipal;
import java.util.Objects;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * One peer's socket: whole bodies in, owed frames out at the end of the turn. Loop thread only.
 *
 * <p>An idle connection owns no buffer. Writing is {@link Sending}'s, reading {@link Inbound}'s; OP_WRITE is asked for only while the socket holds a
 * remainder back. Nothing closes at once: {@link #close} and {@link #abort} mark, and the loop ends what is marked when the turn is over.
 */
public final class Connection implements Ready {
    /** How long a peer that was sent off may take to read the last frame and hang up, ms. */
    static final long LINGER_MILLIS = 1000;

    private final EventLoop loop;
    private final SocketChannel channel;
    private final ConnectionHandler handler;
    private final ConnectionLimits limits;
    private final Inbound inbound;
    private final Sending sending;
    private final long id;
    private final Interest interest;
    private final Deadlines deadlines;
    private final Farewell farewell;
    private final @Nullable TlsSide tlsSide;
    private @Nullable TlsLink tls;
    private State state;
    private long memoryBytes;

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
            long id,
            @Nullable TlsSide tlsSide)
            throws IOException {
        this.loop = loop;
        this.channel = channel;
        this.tlsSide = tlsSide;
        boolean mayTurnTls = tlsSide != null && !tlsSide.speaksFirst();
        this.inbound = new Inbound(this, loop, channel, reader, handler, limits.readBytesMax(), mayTurnTls);
        this.handler = handler;
        this.limits = limits;
        this.id = id;
        this.sending = new Sending(this, loop, channel, limits);
        this.state = channel.isConnected() ? State.OPEN : State.CONNECTING;
        this.sending.allow(state == State.OPEN);
        this.deadlines = new Deadlines(this, loop, handler, limits);
        this.farewell = new Farewell(handler);
        int first = state == State.OPEN ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT;
        this.interest = new Interest(loop.poll().register(channel, first, this), first);
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

    /**
     * The key of the server's certificate, at either end of a TLS connection that stands: SHA-256 of its SubjectPublicKeyInfo in lower-case
     * hexadecimal. Empty if the connection is not encrypted.
     */
    public String serverKey() {
        return tls == null ? "" : tls.serverKey();
    }

    /**
     * Who the kernel says is at the other end of a Unix-domain socket. Two such users are equal if their numbers are; the name may come
     * from a directory service and take its time: not on the loop.
     */
    public UserPrincipal peerUser() throws IOException {
        return channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
    }

    /** Sends a frame to this peer alone, behind all that it is owed now. Ignored once the connection is closing. */
    public void send(byte[] frame) {
        if (state == State.OPEN) {
            sending.send(frame);
        }
    }

    /** Closes when what is owed now is written; nothing more is read or sent. The first reason counts. */
    public void close(String why) {
        if (state == State.CONNECTING || (state == State.OPEN && tls != null && !tls.up())) {
            abort(why, null); // nothing can be said there yet
        } else if (state == State.OPEN) {
            state = State.CLOSING;
            farewell.because(why, null);
            inbound.stop();
            countMemory();
            sending.close();
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
            loop.lost(sending.outgoing().bytes());
            state = State.CLOSED;
            sending.allow(false);
            farewell.because(why, how);
            loop.endOfTurn().doomed(this);
        }
    }

    /** Goes on reading after a handler's {@code false}: first what was already received, then the socket. */
    public void resumeReading() {
        if (inbound.paused() && state == State.OPEN) {
            guarded(() -> inbound.resume(loop.nanos()));
            countMemory();
            deadlines.watchFrame();
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
        return state == State.OPEN && !inbound.paused() && !sending.owedTooMuch();
    }

    /** What this peer alone is owed, bytes; what it is owed from feeds does not count. */
    public int owedAloneBytes() {
        return sending.outgoing().directBytes();
    }

    /** All that this peer is owed, bytes. */
    public long owedBytes() {
        return sending.outgoing().bytes();
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
            sending.writable();
            if (tls != null) {
                tls.writable();
            }
        }
        if ((ops & SelectionKey.OP_READ) != 0 && !inbound.deferred()) {
            read();
        }
    }

    @Override
    public void moved(SelectionKey to) {
        interest.moved(to);
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
        deadlines.watchFrame();
        if (inbound.paused()) {
            updateInterest();
        }
    }

    /** Called by the loop when the turn's writing is over and {@link #close} was called: ends, or keeps what could not be written. */
    void endClosing() {
        if (state != State.CLOSING) {
            return;
        }
        try {
            if (sending.drained()) {
                linger();
            } else if (sending.outgoing().bytes() > limits.owedBytesMax()) {
                abort("slow_reader", null);
            } // else the rest goes when the socket takes it; until then the feed keeps it as it does for all who lag
        } catch (Throwable e) {
            failed(e);
        }
    }

    /** The last act: off the selector, off the feeds, and the owner is told. */
    void dispose() {
        loop.memory().change(-memoryBytes);
        memoryBytes = 0;
        try {
            sending.abandon();
        } catch (Throwable e) {
            loop.threw(this, e);
        } finally {
            interest.end();
            if (tls != null) {
                tls.end();
            }
            farewell.close(this, loop, channel);
            farewell.tell(this);
        }
    }

    /** What of our memory this connection holds: the frame that is not whole, and frames for this peer alone. */
    long memoryBytes() {
        return memoryBytes;
    }

    void countMemory() {
        long bytes = state == State.CLOSED
                ? 0
                : inbound.capacityBytes() + sending.outgoing().directBytes() + (tls == null ? 0 : tls.heldBytes());
        loop.memory().change(bytes - memoryBytes);
        memoryBytes = bytes;
    }

    Outgoing outgoing() {
        return sending.outgoing();
    }

    Inbound inbound() {
        return inbound;
    }

    /** Its deadlines are looked at about once a second as long as there is something to watch. */
    Deadlines deadlines() {
        return deadlines;
    }

    /** It is over, and at most still waits to be disposed of. */
    boolean over() {
        return state == State.CLOSED;
    }

    Sending sending() {
        return sending;
    }

    void tellFlushed() {
        if (state == State.OPEN) {
            guarded(handler::flushed);
        }
    }

    private void finishConnect() {
        try {
            if (channel.finishConnect()) {
                state = State.OPEN;
                connected();
            }
        } catch (IOException e) {
            abort("connect_failed", e);
        } catch (Throwable e) {
            failed(e);
        }
    }

    /** It stands; or it stood at once, and closed since. */
    void connected() {
        if (state == State.OPEN && tlsSide != null) {
            guarded(() -> beginTls(ByteBuffer.allocate(0)));
        } else if (state == State.OPEN) {
            sending.allow(true);
            updateInterest();
            tellOpened();
        }
    }

    /** From here on this connection is TLS; what the peer has sent of it already is copied. */
    void beginTls(ByteBuffer head) {
        ByteBuffer copy = ByteBuffer.allocate(head.remaining()).put(head).flip();
        TlsSide side = Objects.requireNonNull(tlsSide);
        TlsLink link = new TlsLink(this, loop, side, channel, copy);
        tls = link;
        inbound.through(link);
        sending.through(link);
        sending.allow(false);
        if (!side.admit(link)) {
            link.refused();
        }
        countMemory();
        updateInterest();
    }

    /** The handshake is over: now it is as any other. */
    void secured() {
        sending.allow(true);
        sending.wantFlush();
        updateInterest();
        if (tlsSide != null && tlsSide.speaksFirst()) {
            tellOpened();
        }
    }

    /** There is something to read that the selector does not tell of. */
    void readSoon() {
        if (state == State.OPEN) {
            inbound.defer();
        }
    }

    /** The owner learns that the connection it asked for stands. */
    void tellOpened() {
        if (state == State.OPEN) {
            guarded(handler::opened);
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
    void failed(Throwable e) {
        abort("handler_failed", null);
        loop.threw(this, e);
    }

    /** The owner is told and FIN sent now; the socket itself stays until the peer hangs up or {@link #LINGER_MILLIS} are over. */
    private void linger() {
        sending.abandon();
        countMemory();
        if (farewell.isFor("eof")) {
            abort("eof", null);
            return;
        }
        try {
            if (tls != null) {
                tls.sayGoodBye();
            }
            channel.shutdownOutput();
        } catch (IOException e) {
            abort("reset", e);
            return;
        }
        state = State.LINGERING;
        sending.allow(false);
        updateInterest();
        loop.after(LINGER_MILLIS, () -> abort("linger", null));
        farewell.tell(this);
    }

    void updateInterest() {
        if (state != State.CLOSED && state != State.CONNECTING) {
            boolean may = !inbound.paused() && !sending.owedTooMuch() && (tls == null || !tls.waits());
            boolean reads = state == State.LINGERING || (state == State.OPEN && may);
            interest.of(reads, sending.full() && state != State.LINGERING);
        }
    }
}
