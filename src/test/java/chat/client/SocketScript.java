package chat.client;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A server on a Unix-domain socket that does as a test says; it knows headers and bytes and nothing else. Never waits. */
final class SocketScript implements AutoCloseable {
    private static final int HEADER_BYTES = 64;

    private final Path path;
    private final ServerSocketChannel listener;
    private final ByteBuffer heard = ByteBuffer.allocate(64 * 1024);
    private @Nullable SocketChannel peer;

    SocketScript(Path path) throws IOException {
        this.path = path;
        listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(path));
        listener.configureBlocking(false);
    }

    /** Whether somebody is here, and has said so much since they came. */
    boolean heard(String part) throws IOException {
        if (peer == null) {
            peer = listener.accept();
            if (peer == null) {
                return false;
            }
            peer.configureBlocking(false);
            heard.clear();
        }
        peer.read(heard);
        return new String(heard.array(), 0, heard.position(), StandardCharsets.UTF_8).contains(part);
    }

    /** Whether nobody who is here has said anything. */
    boolean silent() throws IOException {
        heard("");
        return heard.position() == 0;
    }

    void sends(String... bodies) throws IOException {
        for (String body : bodies) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            String header = String.format(Locale.ROOT, "%-" + HEADER_BYTES + "d", bytes.length);
            peer().write(ByteBuffer.wrap(header.getBytes(StandardCharsets.US_ASCII)));
            peer().write(ByteBuffer.wrap(bytes));
        }
    }

    /** Lets them in, known for certain. */
    void welcomesVerified(String name) throws IOException {
        String welcome = SessionScript.welcome(name, "e1").replace("\"you\":", "\"verified\":true,\"you\":");
        sends(welcome, SessionScript.open(0, 0), "!READY:{}");
    }

    void hangsUp() throws IOException {
        peer().close();
        peer = null;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        if (peer != null) {
            peer.close();
        }
        Files.deleteIfExists(path);
    }

    private SocketChannel peer() {
        if (peer == null) {
            throw new IllegalStateException("nobody is here");
        }
        return peer;
    }
}
