package chat.protocol;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of one connection, which come in any pieces, into whole bodies. Owns the bytes of the one frame that
 * is not whole yet, and nothing while there is none. A frame that lies wholly inside what was just read is handed out
 * where it lies, without a copy.
 *
 * <p>One thread at a time; a receiver must not call {@link #read} or {@link #resume} from within. Memory grows with the
 * bytes that really came, never from an announced length; only a pause may hold more than one frame, namely the rest of
 * what was read when the receiver paused.
 */
public final class FrameReader {
    /** A body up to this size is skipped rather than fatal, unless told otherwise. */
    public static final int SKIP_BYTES_MAX = 1024 * 1024;

    private static final int HEADER_NOT_READ = -1;

    private final FrameHeader header;
    private int bodyBytesMax;
    private int skipBytesMax = SKIP_BYTES_MAX;

    /** What is kept, from position to limit; null when nothing is. */
    private @Nullable ByteBuffer held;

    /** The length of the body that is awaited, once its header is read. */
    private int bodyBytes = HEADER_NOT_READ;

    private int bytesToSkip;
    private long frames;
    private boolean paused;
    private boolean stopped;

    public FrameReader(FrameHeader header, int bodyBytesMax) {
        this.header = header;
        this.bodyBytesMax = bodyBytesMax;
    }

    /** The longest body to hand out, for frames whose header is not read yet. */
    public void bodyBytesMax(int bytes) {
        bodyBytesMax = bytes;
    }

    /** The longest body to skip with a fault; anything longer is fatal. 0 makes every body that is too long fatal. */
    public void skipBytesMax(int bytes) {
        skipBytesMax = bytes;
    }

    /**
     * Takes all of these bytes and hands out the bodies that are whole.
     *
     * @return false if the receiver paused, now or before, in which case the rest is kept here, or if a fatal fault
     *     stopped this reader for good, in which case the rest is dropped
     */
    public boolean read(ByteBuffer in, Receiver to) {
        if (stopped) {
            in.position(in.limit());
            return false;
        }
        if (paused) {
            keep(in, in.remaining());
            return false;
        }
        if (!finishHeld(in, to) || !take(in, to)) {
            if (!stopped) {
                keep(in, in.remaining());
            }
            in.position(in.limit());
            return false;
        }
        keep(in, in.remaining());
        return headerMayBegin(to);
    }

    /**
     * Goes on with what a pause left behind.
     *
     * @return as {@link #read}
     */
    public boolean resume(Receiver to) {
        paused = false;
        if (held != null) {
            take(held, to);
            dropIfEmpty();
        }
        return !paused && !stopped && headerMayBegin(to);
    }

    /** Bytes kept here, in memory, until more come or a pause ends. */
    public int heldBytes() {
        return held == null ? 0 : held.remaining();
    }

    /** Memory that is taken up for {@link #heldBytes}. */
    public int capacityBytes() {
        return held == null ? 0 : held.capacity();
    }

    /** Bodies handed out from the very first on. */
    public long frames() {
        return frames;
    }

    /** Whether a frame has begun and the peer still owes the rest of it. */
    public boolean midFrame() {
        return !paused && !stopped && (held != null || bodyBytes != HEADER_NOT_READ || bytesToSkip > 0);
    }

    /** Whether a header has begun and is not whole. */
    public boolean midHeader() {
        return midFrame() && held != null && bodyBytes == HEADER_NOT_READ;
    }

    /** Whether the receiver paused and nobody resumed. */
    public boolean paused() {
        return paused;
    }

    /** Whether a fatal fault was told; nothing more comes out of here. */
    public boolean stopped() {
        return stopped;
    }

    /** Nothing more comes out of here, and nothing is kept. May be called by a receiver. */
    public void stop() {
        stopped = true;
        held = null;
    }

    /** Copies from the input just what the unfinished header, then the unfinished body, needs. */
    private boolean finishHeld(ByteBuffer in, Receiver to) {
        while (held != null && in.hasRemaining()) {
            keep(in, Math.min(wanted() - held.remaining(), in.remaining()));
            if (!take(held, to)) {
                dropIfEmpty();
                return false;
            }
            dropIfEmpty();
        }
        return true;
    }

    /** Tells of a header that is wrong already, before it is whole. */
    private boolean headerMayBegin(Receiver to) {
        if (held == null || bodyBytes != HEADER_NOT_READ) {
            return true;
        }
        try {
            header.checkBegun(held, held.position(), held.limit());
            return true;
        } catch (FrameHeader.Malformed e) {
            return tell(e.fault(), to);
        }
    }

    private int wanted() {
        return bodyBytes == HEADER_NOT_READ ? header.bytes() : bodyBytes;
    }

    /** Hands out the frames that are whole in here and leaves the position where the unfinished one begins. */
    private boolean take(ByteBuffer in, Receiver to) {
        int limit = in.limit();
        int at = in.position();
        while (true) {
            if (bytesToSkip > 0) {
                int skipped = Math.min(bytesToSkip, limit - at);
                bytesToSkip -= skipped;
                at += skipped;
            }
            if (bodyBytes == HEADER_NOT_READ) {
                if (limit - at < header.bytes()) {
                    break;
                }
                Fault fault = readHeader(in, at);
                at += header.bytes();
                if (fault != null) {
                    in.position(at);
                    if (!tell(fault, to)) {
                        return false;
                    }
                    continue;
                }
            }
            if (limit - at < bodyBytes) {
                break;
            }
            int end = at + bodyBytes;
            bodyBytes = HEADER_NOT_READ;
            frames++;
            in.limit(end).position(at);
            boolean goOn = to.body(in);
            in.limit(limit).position(end);
            at = end;
            if (!goOn || stopped) {
                paused = true;
                return false;
            }
        }
        in.position(at);
        return true;
    }

    private @Nullable Fault readHeader(ByteBuffer in, int at) {
        int length;
        try {
            length = header.parse(in, at);
        } catch (FrameHeader.Malformed e) {
            return e.fault();
        }
        if (length <= bodyBytesMax) {
            bodyBytes = length;
            return null;
        }
        if (length <= skipBytesMax) {
            bytesToSkip = length;
            return new Fault(
                    Fault.Kind.BODY_TOO_LONG,
                    "A message of " + length + " bytes was dropped: the most is " + bodyBytesMax + ".",
                    Fault.Severity.PASSING);
        }
        return new Fault(
                Fault.Kind.BODY_FAR_TOO_LONG,
                "A message of " + length + " bytes was announced: the most is " + bodyBytesMax + ".",
                Fault.Severity.FATAL);
    }

    private boolean tell(Fault fault, Receiver to) {
        if (fault.fatal()) {
            stopped = true;
            held = null;
            to.fault(fault);
            return false;
        }
        paused = !to.fault(fault);
        return !paused;
    }

    /** Moves so many bytes from the input behind what is kept. */
    private void keep(ByteBuffer in, int bytes) {
        if (bytes == 0) {
            return;
        }
        ByteBuffer into = roomFor(bytes);
        int end = into.limit();
        into.limit(end + bytes);
        into.put(end, in, in.position(), bytes);
        in.position(in.position() + bytes);
        held = into;
    }

    private ByteBuffer roomFor(int bytes) {
        if (held == null) {
            return ByteBuffer.allocate(Math.max(header.bytes(), bytes)).limit(0);
        }
        if (held.capacity() - held.limit() >= bytes) {
            return held;
        }
        int needed = held.remaining() + bytes;
        // Doubling keeps 1-byte segments linear; the end of the frame caps it.
        int capacity = Math.max(needed, Math.min(2 * held.capacity(), wanted()));
        return ByteBuffer.allocate(capacity).put(held).flip();
    }

    private void dropIfEmpty() {
        if (held != null && !held.hasRemaining()) {
            held = null;
        }
    }

    /** Where the bodies go. */
    public interface Receiver {
        /**
         * One whole body, from the buffer's position to its limit.
         *
         * @param body valid only during the call
         * @return false to pause after this one
         */
        boolean body(ByteBuffer body);

        /**
         * Bytes that are no good. After a fatal one nothing more comes.
         *
         * @return false to pause; ignored if the fault is fatal
         */
        boolean fault(Fault fault);
    }
}
