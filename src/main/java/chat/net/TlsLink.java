package chat.net;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;
import tlschannel.NeedsReadException;
import tlschannel.NeedsTaskException;
import tlschannel.NeedsWriteException;
import tlschannel.TlsChannel;

/**
 * TLS between a connection and its socket: plain bytes for the connection's reading and writing half, which know nothing of it but that
 * it may hold bytes back. Loop thread only; the long steps of a handshake run elsewhere, and nothing is touched meanwhile.
 *
 * <p>Never closes anything: what it throws ends the connection.
 */
final class TlsLink implements GatheringByteChannel, ReadableByteChannel {
    /** How a connection's first byte says TLS; a header of ours begins with a digit or a blank. */
    static final byte FIRST_BYTE = 0x16;

    /** What a peer may send before it is through with its handshake, bytes. */
    static final int HANDSHAKE_BYTES_MAX = 64 * 1024;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int ALERT_BYTES_MAX = 1024;

    private final Connection connection;
    private final EventLoop loop;
    private final TlsSide side;
    private final SocketChannel channel;
    private final TlsSocket socket;
    private final TlsBuffers buffers = new TlsBuffers();
    private @Nullable TlsChannel tls;
    private Stage stage = Stage.WAITING;
    private boolean heardNothing = true;
    private boolean holdsBack;
    private String serverKey = "";

    private enum Stage {
        /** For its turn. */
        WAITING,
        SHAKING_HANDS,
        /** For a step of the handshake that another thread makes. */
        THINKING,
        UP,
        ENDED
    }

    /** @param head what was read of the peer's TLS already */
    TlsLink(Connection connection, EventLoop loop, TlsSide side, SocketChannel channel, ByteBuffer head) {
        this.connection = connection;
        this.loop = loop;
        this.side = side;
        this.channel = channel;
        this.socket = new TlsSocket(channel, head);
    }

    /** It is its turn. */
    void begin() {
        if (stage == Stage.WAITING) {
            stage = Stage.SHAKING_HANDS;
            connection.readSoon();
            connection.updateInterest();
        }
    }

    /** It will never be its turn. */
    void refused() {
        connection.abort("handshakes_full", null);
    }

    /** Whether the socket is not to be looked at, since nothing could be done with what comes. */
    boolean waits() {
        return stage == Stage.WAITING || stage == Stage.THINKING;
    }

    /** The handshake is over: there is somebody to talk to. */
    boolean up() {
        return stage == Stage.UP;
    }

    /** The fingerprint of the server's key; empty before the handshake is over. */
    String serverKey() {
        return serverKey;
    }

    /** Encrypted bytes wait for the socket. */
    boolean holdsBack() {
        return holdsBack;
    }

    /** What of our memory it holds in buffers; idle it holds none. */
    int heldBytes() {
        return buffers.heldBytes() + socket.headBytes();
    }

    /** Takes the handshake further, and once that is over reads what came: 0 when there is nothing, also when more waits in the kernel. */
    @Override
    public int read(ByteBuffer into) throws IOException {
        if (waits() || stage == Stage.ENDED) {
            return 0;
        }
        try {
            TlsChannel open = channel();
            if (stage == Stage.SHAKING_HANDS) {
                open.handshake();
                handsShaken();
            }
            return heardNothing ? readFirst(open, into) : open.read(into);
        } catch (NeedsReadException e) {
            checkPatience();
            return 0;
        } catch (NeedsWriteException e) {
            holdsBack = true;
            connection.sending().heldBack();
            return 0;
        } catch (NeedsTaskException e) {
            think(e.getTask());
            return 0;
        } catch (IOException | RuntimeException e) {
            throw broken(e);
        }
    }

    /**
     * The library keeps the buffer that it needed for the handshake until it has been of use once more: so the first thing that is said
     * comes by way of it, which a buffer too small for that brings about. Otherwise each idle connection would hold 4 KiB for nothing.
     */
    private int readFirst(TlsChannel open, ByteBuffer into) throws IOException {
        int limit = into.limit();
        into.limit(into.position() + 1);
        try {
            int taken = open.read(into);
            heardNothing = taken <= 0;
            return taken;
        } finally {
            into.limit(limit);
        }
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        return (int) write(new ByteBuffer[] {from}, 0, 1);
    }

    @Override
    public long write(ByteBuffer[] from) throws IOException {
        return write(from, 0, from.length);
    }

    /** Encrypts as much as the socket takes, and a record more: {@link #holdsBack} tells of that. */
    @Override
    public long write(ByteBuffer[] from, int offset, int length) throws IOException {
        if (stage != Stage.UP || (holdsBack && !sendHeld())) {
            return 0;
        }
        long before = remaining(from, offset, length);
        sendAll(from, offset, length);
        return before - remaining(from, offset, length);
    }

    /** Whether all that was encrypted is with the socket; sends the rest if it takes it. */
    boolean sendHeld() throws IOException {
        if (holdsBack && stage == Stage.UP) {
            sendAll(new ByteBuffer[] {NOTHING.duplicate()}, 0, 1);
        }
        return !holdsBack;
    }

    /** The socket takes more. */
    void writable() {
        if (stage == Stage.SHAKING_HANDS) {
            holdsBack = false;
            connection.readSoon();
        }
    }

    /** Tells the peer that nothing more comes, if that can be told now; nothing is read or written through here afterwards. */
    void sayGoodBye() {
        TlsChannel open = tls;
        if (stage == Stage.UP && open != null) {
            try {
                open.shutdown();
            } catch (IOException | RuntimeException e) {
                // It has hung up, or takes nothing: the end of the connection says the same, less politely.
            }
        }
        end();
    }

    /** No more of it; whoever has its turn next may have it. */
    void end() {
        stage = Stage.ENDED;
        tls = null;
        side.over(this);
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    /** The socket is its connection's to close. */
    @Override
    public void close() {}

    private TlsChannel channel() throws IOException {
        TlsChannel open = tls;
        if (open == null) {
            open = side.channel(socket, buffers, loop);
            tls = open;
        }
        return open;
    }

    private void handsShaken() throws IOException {
        serverKey = side.serverKey(engine().getSession());
        stage = Stage.UP;
        side.over(this);
        connection.secured();
    }

    private SSLEngine engine() throws IOException {
        return channel().getSslEngine();
    }

    /** Between its handshake and its end a peer has no long steps to ask of us: one who begins anew would have us work without an end. */
    private void think(Runnable task) throws IOException {
        if (stage == Stage.UP) {
            throw new TlsProblem("the peer wants another handshake");
        }
        stage = Stage.THINKING;
        connection.updateInterest();
        side.tasks().execute(() -> {
            try {
                task.run();
            } finally {
                loop.execute(this::thought);
            }
        });
    }

    private void thought() {
        if (stage == Stage.THINKING) {
            stage = Stage.SHAKING_HANDS;
            connection.readSoon();
            connection.updateInterest();
        }
    }

    private void checkPatience() throws IOException {
        if (stage == Stage.SHAKING_HANDS && socket.bytesRead() > HANDSHAKE_BYTES_MAX) {
            throw new TlsProblem("a handshake of more than " + HANDSHAKE_BYTES_MAX + " bytes");
        }
    }

    private void sendAll(ByteBuffer[] from, int offset, int length) throws IOException {
        try {
            channel().write(from, offset, length);
            holdsBack = false;
        } catch (NeedsWriteException e) {
            holdsBack = true;
        } catch (NeedsReadException | NeedsTaskException e) {
            throw new TlsProblem("the peer wants another handshake", e);
        } catch (RuntimeException e) {
            throw broken(e);
        }
    }

    /** What went wrong, for whoever closes the connection; the peer is told by an alert, as far as one write tells it. */
    private IOException broken(Exception e) {
        if (tls != null && tls.getSslEngine() != null) {
            try {
                SSLEngine ours = tls.getSslEngine();
                ByteBuffer alert = ByteBuffer.allocate(ours.getSession().getPacketBufferSize() + ALERT_BYTES_MAX);
                ours.wrap(NOTHING.duplicate(), alert);
                channel.write(alert.flip());
            } catch (IOException | RuntimeException mute) {
                e.addSuppressed(mute);
            }
        }
        if (stage == Stage.SHAKING_HANDS) {
            return e instanceof TlsProblem problem ? problem : new TlsProblem(reason(e), e);
        }
        return e instanceof IOException io ? io : new TlsProblem(reason(e), e);
    }

    private static String reason(Exception e) {
        if (e instanceof EOFException || e.getMessage() == null) {
            return "the peer hung up in the middle of it";
        }
        return e.getMessage();
    }

    private static long remaining(ByteBuffer[] buffers, int offset, int length) {
        long bytes = 0;
        for (int i = offset; i < offset + length; i++) {
            bytes += buffers[i].remaining();
        }
        return bytes;
    }
}
