package chat.server;

import chat.protocol.FrameHeader;
import chat.sim.SimSocket;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/** One connection of a simulated client, below its messages: what it has to send goes out in pieces, what comes in becomes whole bodies. */
final class SimWire {
    private static final int HEADER_BYTES = 64;
    private static final int PONG_BYTES_MAX = 100;
    private static final byte[] PING = "!PING:".getBytes(StandardCharsets.US_ASCII);

    final SimSocket socket;
    /** The client does not read. */
    boolean stalled;

    private final int client;
    private final SimTrace trace;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private byte[] partial = new byte[0];

    SimWire(int client, SimSocket socket, SimTrace trace) {
        this.client = client;
        this.socket = socket;
        this.trace = trace;
    }

    void queue(String body) {
        queue(body.getBytes(StandardCharsets.UTF_8));
    }

    void queue(byte[] body) {
        pending.writeBytes(FrameHeader.DEFAULT.frame(body));
    }

    /** Bytes that are no frame. */
    void queueRaw(byte[] bytes) {
        pending.writeBytes(bytes);
    }

    int pendingBytes() {
        return pending.size();
    }

    void sendSome(int most) {
        if (pending.size() > 0) {
            byte[] bytes = pending.toByteArray();
            int count = Math.min(most, bytes.length);
            pending.reset();
            pending.write(bytes, count, bytes.length - count);
            socket.peerSends(count == bytes.length ? bytes : Arrays.copyOf(bytes, count));
        }
    }

    void sendAll() {
        sendSome(Integer.MAX_VALUE);
    }

    /** All that it sent has been read, but for a sign of life perhaps, or never will be. */
    boolean quiet() {
        return socket.peerSeesEnd() || pending.size() + socket.unread() <= PONG_BYTES_MAX;
    }

    /** Takes in up to so many bytes, unless it is stalled. */
    void read(int most, Consumer<byte[]> bodies) {
        byte[] bytes = stalled ? new byte[0] : socket.peerReads(most);
        if (bytes.length == 0) {
            return;
        }
        trace.heard(client, bytes);
        byte[] all = partial.length == 0 ? bytes : joined(partial, bytes);
        int from = 0;
        while (all.length - from >= HEADER_BYTES) {
            int length = length(all, from);
            if (all.length - from - HEADER_BYTES < length) {
                break;
            }
            byte[] body = Arrays.copyOfRange(all, from + HEADER_BYTES, from + HEADER_BYTES + length);
            if (!Arrays.equals(body, 0, Math.min(PING.length, length), PING, 0, PING.length)) {
                trace.news();
            }
            from += HEADER_BYTES + length;
            bodies.accept(body);
        }
        partial = Arrays.copyOfRange(all, from, all.length);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private int length(byte[] all, int from) {
        String header = new String(all, from, HEADER_BYTES, StandardCharsets.US_ASCII);
        if (header.charAt(0) < '0' || header.charAt(0) > '9' || header.strip().length() > 7) {
            throw new AssertionError("client " + client + " got the header '" + header + "'");
        }
        return Integer.parseInt(header.strip());
    }
}
