package chat.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** The encrypted side of a TLS connection: its socket, and before that what had been read of it already. Loop thread only. */
final class TlsSocket implements ByteChannel {
    private final SocketChannel socket;
    private @Nullable ByteBuffer head;
    private long bytesRead;

    /** @param head what came before anybody knew that it was TLS; may be empty */
    TlsSocket(SocketChannel socket, ByteBuffer head) {
        this.socket = socket;
        this.head = head.hasRemaining() ? head : null;
    }

    /** What waits to be read again, bytes. */
    int headBytes() {
        return head == null ? 0 : head.capacity();
    }

    /** All that came until now, bytes. */
    long bytesRead() {
        return bytesRead;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        ByteBuffer first = head;
        int taken;
        if (first == null) {
            taken = socket.read(into);
        } else {
            taken = Math.min(first.remaining(), into.remaining());
            into.put(first.slice().limit(taken));
            first.position(first.position() + taken);
            head = first.hasRemaining() ? first : null;
        }
        bytesRead += Math.max(0, taken);
        return taken;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        return socket.write(from);
    }

    @Override
    public boolean isOpen() {
        return socket.isOpen();
    }

    /** The socket is its connection's to close. */
    @Override
    public void close() {}
}
