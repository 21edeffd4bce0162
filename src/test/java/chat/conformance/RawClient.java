package chat.conformance;

import java.io.EOFException;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A socket and nothing else: none of the project's code is between the test and the bytes. Remembers all that it was sent,
 * to show it when something else was expected.
 */
final class RawClient implements AutoCloseable {
    /** Far more than anything needs; only a failure waits for so long. */
    private static final int DEADLINE_MILLIS = 20_000;

    private final String name;
    private final int headerBytes;
    private final Socket socket = new Socket();
    private final PushbackInputStream in;
    private final Segments.Pending pending;
    private final List<String> seen = new ArrayList<>();
    private byte @Nullable [] peeked;
    private boolean listed;
    private boolean ready;

    RawClient(String name, int port, int headerBytes, Segments segments) throws IOException {
        this.name = name;
        this.headerBytes = headerBytes;
        this.pending = new Segments.Pending(segments);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(DEADLINE_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), DEADLINE_MILLIS);
        in = new PushbackInputStream(socket.getInputStream());
    }

    int localPort() {
        return socket.getLocalPort();
    }

    boolean open() {
        return !socket.isClosed();
    }

    /** Whether it was sent a user list, so is in the room. */
    boolean listed() {
        return listed;
    }

    /** Whether it is in, in the session profile. */
    boolean ready() {
        return ready;
    }

    void send(byte[] bytes) throws IOException {
        try {
            pending.send(bytes, socket.getOutputStream());
        } catch (SocketException e) {
            // The server may close before it took all of this; what it said before that is still to be read.
            seen.add("<could not send: " + e.getMessage() + ">");
        }
    }

    void flush() throws IOException {
        if (socket.isClosed() || socket.isOutputShutdown()) {
            return;
        }
        try {
            pending.flush(socket.getOutputStream());
        } catch (SocketException e) {
            seen.add("<could not send: " + e.getMessage() + ">"); // as above
        }
    }

    byte[] frame(byte[] body) {
        byte[] header = String.format("%-" + headerBytes + "d", body.length).getBytes(StandardCharsets.US_ASCII);
        byte[] frame = Arrays.copyOf(header, header.length + body.length);
        System.arraycopy(body, 0, frame, header.length, body.length);
        return frame;
    }

    /** Whether the next frame has this body; if so it is taken. */
    boolean nextIs(byte[] body) throws IOException {
        return nextIs(next -> Arrays.equals(next, body));
    }

    /** The same for a body that is right. */
    boolean nextIs(Predicate<byte[]> right) throws IOException {
        if (peeked == null && ended()) {
            return false;
        }
        byte[] next = peeked == null ? readFrame() : peeked;
        peeked = next;
        if (!right.test(next)) {
            return false;
        }
        peeked = null;
        return true;
    }

    /** The next frame must have this body. */
    void expect(byte[] body) throws IOException {
        expect(next -> Arrays.equals(next, body), show(body));
    }

    /** The next frame must have a body that is right. */
    void expect(Predicate<byte[]> right, String shown) throws IOException {
        if (!nextIs(right)) {
            throw new AssertionError("expected for " + name + ": " + shown + "\nbut it was sent:      "
                    + (peeked == null ? "nothing, and closed" : show(peeked)) + history());
        }
    }

    /** Whether the connection has ended; waits until there is a byte or that. */
    private boolean ended() throws IOException {
        try {
            int next = in.read();
            if (next >= 0) {
                in.unread(next);
            }
            return next < 0;
        } catch (SocketTimeoutException e) {
            throw new AssertionError(name + " was sent nothing" + history(), e);
        } catch (SocketException reset) {
            seen.add("<reset>");
            return true; // the server had not read all that was sent when it closed: also an end
        }
    }

    /** The connection must end, and nothing come before that. */
    void expectClosed() throws IOException {
        if (peeked == null && ended()) {
            socket.close();
        } else {
            throw new AssertionError(name + " should have been closed but was sent: "
                    + show(peeked == null ? readFrame() : peeked) + history());
        }
    }

    /** Nothing may lie in the socket. Says less than a frame that comes after it does, but also of one who hears none. */
    void expectNothing() throws IOException {
        if (peeked != null || in.available() > 0) {
            throw new AssertionError(
                    name + " was sent more than expected: " + show(peeked == null ? readFrame() : peeked) + history());
        }
    }

    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** It has not half-closed. */
    boolean canSend() {
        return !socket.isOutputShutdown();
    }

    void halfClose() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private byte[] readFrame() throws IOException {
        String header = new String(readFully(headerBytes), StandardCharsets.ISO_8859_1);
        if (!header.matches("(0|[1-9][0-9]{0,6}) *")) {
            throw new AssertionError(name + " was sent something that is no header: '" + header + "'" + history());
        }
        byte[] body = readFully(Integer.parseInt(header.strip()));
        String shown = show(body);
        seen.add(shown);
        listed |= shown.startsWith("!USERLIST:");
        ready |= shown.equals("!READY:{}");
        return body;
    }

    private byte[] readFully(int bytes) throws IOException {
        try {
            byte[] all = in.readNBytes(bytes);
            if (all.length < bytes) {
                throw new EOFException("the connection ended after " + all.length + " of " + bytes + " bytes");
            }
            return all;
        } catch (IOException e) {
            throw new AssertionError(name + " was sent nothing, or not enough: " + e.getMessage() + history(), e);
        }
    }

    private String history() {
        return "\nall that " + name + " was sent:\n  " + String.join("\n  ", seen);
    }

    private static String show(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).replace("\n", "\\n");
        return text.length() > 300 ? text.substring(0, 300) + "... (" + body.length + " bytes)" : text;
    }
}
