package chat.net;

import chat.protocol.FrameReader;
import java.io.IOException;
import java.nio.ByteBuffer;
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
    private final SocketChannel channel;
    private final FrameReader reader;
    private final ConnectionHandler handler;
    private final int turnBytesMax;
    private boolean deferred;
    private boolean paused;
    private long framesBefore;
    private long frameSinceNanos;
    private long frameBytes;

    /**
     * Nothing is read before it is asked for.
     *
     * @param turnBytesMax read in one turn, bytes
     */
    Inbound(
            Connection connection,
            EventLoop loop,
            SocketChannel channel,
            FrameReader reader,
            ConnectionHandler handler,
            int turnBytesMax) {
        this.connection = connection;
        this.loop = loop;
        this.channel = channel;
        this.reader = reader;
        this.handler = handler;
        this.turnBytesMax = turnBytesMax;
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
                deferred = true;
                loop.intake().defer(connection);
                return;
            }
            int taken = receive(allowed);
            if (taken < allowed) {
                return;
            }
            left -= taken;
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
            int taken = channel.read(loop.intake().staging(loop.intake().allowance(turnBytesMax)));
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
            connection.guarded(() -> take(staging, loop.nanos()));
            connection.tookIn();
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
