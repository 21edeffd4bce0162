package chat.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** How the bytes that a client sends are cut into writes. Nagle's algorithm is off, so each write leaves by itself. */
enum Segments {
    /** A frame a write. */
    WHOLE,
    SINGLE_BYTES,
    PAIRS,
    /** All that a client sends before anything else happens in one write. */
    COALESCED;

    /** Of a long body only so much at either end is cut small: what lies between meets no other code. */
    private static final int CUT_SMALL_BYTES = 300;

    private static final int CUT_LARGE_BYTES = 1021;

    void write(byte[] bytes, OutputStream out) throws IOException {
        int small = this == SINGLE_BYTES ? 1 : this == PAIRS ? 2 : bytes.length;
        for (int at = 0; at < bytes.length; ) {
            boolean inside = at >= CUT_SMALL_BYTES && bytes.length - at > CUT_SMALL_BYTES + CUT_LARGE_BYTES;
            int size = Math.min(inside ? Math.max(small, CUT_LARGE_BYTES) : small, bytes.length - at);
            out.write(bytes, at, size);
            at += size;
        }
    }

    /** What has been sent and not yet written, of one client. */
    static final class Pending {
        private final Segments segments;
        private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();

        Pending(Segments segments) {
            this.segments = segments;
        }

        void send(byte[] bytes, OutputStream out) throws IOException {
            if (segments == COALESCED) {
                waiting.writeBytes(bytes);
            } else {
                segments.write(bytes, out);
            }
        }

        void flush(OutputStream out) throws IOException {
            if (waiting.size() > 0) {
                out.write(waiting.toByteArray());
                waiting.reset();
            }
        }
    }
}
