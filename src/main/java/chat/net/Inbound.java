package chat.net;

import chat.protocol.FrameReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/**
 * The receiving half of a connection: what the turn allows is read from the socket, whole bodies go to the handler, and since when a
 * frame is unfinished is known. Loop thread only.
 *
 * <p>What a handler throws ends the connection.
 */
final class Inbound {
    /** One read, bytes: what a handler that pauses can leave behind in memory. */
    static final int READ_BYTES_MAX = 16 * 1024 + 512;

    /** One look, bytes: a first frame. */
    private static final int LOOK_BYTES_MAX = 2 * 1024;

    private final Connection connection;
    private final EventLoop loop;
    private final SocketChannel socket;
    private final FrameReader reader;
    private final ConnectionHandler handler;
    private final int turnBytesMax;
    /** The socket, or what makes plain bytes of what comes there. */
    private ReadableByteChannel channel;

    /** The first byte is still to come, and may begin TLS. */
    private boolean mayTurnTls;

    private boolean secret;
    private boolean deferred;
    private boolean paused;
    private long framesBefore;
    private long frameSinceNanos;
    private long frameBytes;

    /**
     * Nothing is read before it is asked for.
     *
     * @param turnBytesMax read in one turn, bytes
     * @param mayTurnTls whether the peer may begin with TLS
     */
    Inbound(
            Connection connection,
            EventLoop loop,
            SocketChannel socket,
            FrameReader reader,
            ConnectionHandler handler,
            int turnBytesMax,
            boolean mayTurnTls) {
        this.connection = connection;
        this.loop = loop;
        this.socket = socket;
        this.channel = socket;
        this.mayTurnTls = mayTurnTls;
        this.reader = reader;
        this.handler = handler;
        this.turnBytesMax = turnBytesMax;
    }

    /** From now on it is read through there, which may hold what the selector does not know of. */
    void through(TlsLink link) {
        channel = link;
        secret = true;
    }

    /** Asks to be read in the next turn, whatever the selector says. */
    void defer() {
        if (!deferred) {
            deferred = true;
            loop.intake().defer(connection);
        }
    }

    /** Reads at most what the turn allows, and asks to be read in the next turn if that is not all. */
    void read() {
        deferred = false;
        int left = turnBytesMax;
        while (left > 0 && connection.open() && !paused) {
            int allowed = loop.intake().allowance(Math.min(left, READ_BYTES_MAX));
            if (allowed == 0 && left == turnBytesMax) {
                allowed = loop.intake().least(left);
            }
            if (allowed == 0) {
                defer();
                return;
            }
            int taken = receive(allowed);
            if (taken < allowed && (!secret || taken == 0)) {
                return;
            }
            left -= taken;
        }
        if (secret && connection.reads()) {
            defer();
        }
    }

    /** Reads a little, whatever the turn has read already. */
    void look() {
        receive(LOOK_BYTES_MAX);
    }

    /** Waits for the next turn to be read on. */
    boolean deferred() {
        return deferred;
    }

    /** Reads what nobody wants any more, until the peer has ended too. */
    void discard() {
        deferred = false;
        try {
            int taken = socket.read(loop.intake().staging(loop.intake().allowance(turnBytesMax)));
            if (taken < 0) {
                connection.abort("linger", null);
            } else {
                loop.intake().hasRead(taken);
            }
        } catch (IOException e) {
            connection.abort("linger", e);
        }
    }

    /** One read and all the frames in it; returns how many bytes came, 0 when the peer has ended. */
    private int receive(int bytesMax) {
        ByteBuffer staging = loop.intake().staging(bytesMax);
        int taken;
        try {
            taken = channel.read(staging);
        } catch (IOException e) {
            connection.abort("reset", e);
            return 0;
        }
        if (taken < 0) {
            connection.close("eof");
            return 0;
        }
        if (taken > 0) {
            loop.intake().hasRead(taken);
            staging.flip();
            if (mayTurnTls) {
                mayTurnTls = false;
                if (staging.get(0) == TlsLink.FIRST_BYTE) {
                    connection.beginTls(staging);
                    return 0;
                }
            }
            connection.guarded(() -> take(staging, loop.nanos()));
            connection.tookIn();
        } else if (secret) {
            connection.countMemory(); // of a part of what cannot be decrypted before it is whole
        }
        return taken;
    }

    /** Takes all of these bytes, now or, if the handler pauses, later. */
    private void take(ByteBuffer bytes, long now) {
        framesBefore = reader.frames();
        frameBytes += bytes.remaining();
        paused = true; // so it stays if the handler throws
        handler.heard();
        paused = !reader.read(bytes, handler);
        noteFrame(now);
    }

    /** Goes on with what a pause left behind. */
    void resume(long now) {
        framesBefore = reader.frames();
        paused = !reader.resume(handler);
        noteFrame(now);
        if (secret && !paused) {
            defer();
        }
    }

    boolean paused() {
        return paused;
    }

    /** A frame has begun and the peer owes the rest. */
    boolean midFrame() {
        return !paused && reader.midFrame();
    }

    int heldBytes() {
        return reader.heldBytes();
    }

    /** Nothing more is taken, and what is kept of an unfinished frame is let go. */
    void stop() {
        reader.stop();
    }

    int capacityBytes() {
        return reader.capacityBytes();
    }

    /** The unfinished frame has had its time, and does not come in at the least pace either. */
    boolean tooSlow(long now, long frameNanosMax) {
        long age = now - frameSinceNanos;
        long due = TimeUnit.NANOSECONDS.toSeconds(age) * ConnectionLimits.FRAME_BYTES_PER_SECOND_MIN;
        return midFrame() && frameNanosMax > 0 && age > frameNanosMax && frameBytes < due;
    }

    /** The age of the unfinished frame, not of the stream: one who sends without a break is always in the middle of some frame. */
    private void noteFrame(long now) {
        if (!midFrame()) {
            frameSinceNanos = 0;
            frameBytes = 0;
        } else if (frameSinceNanos == 0 || reader.frames() != framesBefore) {
            frameSinceNanos = now | 1;
            frameBytes = reader.heldBytes();
        }
    }
}
