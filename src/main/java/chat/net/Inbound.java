package chat.net;

import chat.protocol.FrameReader;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/**
 * The receiving half of a connection: bytes in, whole bodies to the handler, and since when a frame is unfinished. Loop thread only.
 *
 * <p>Knows no socket; what a handler throws goes through to the connection.
 */
final class Inbound {
    private final FrameReader reader;
    private final ConnectionHandler handler;
    private boolean paused;
    private long framesBefore;
    private long frameSinceNanos;
    private long frameBytes;

    Inbound(FrameReader reader, ConnectionHandler handler) {
        this.reader = reader;
        this.handler = handler;
    }

    /** Takes all of these bytes, now or, if the handler pauses, later. */
    void take(ByteBuffer bytes, long now) {
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
