package chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A server of the session profile that does as a test says, on real sockets of the loopback, one client at a time. It knows headers and
 * bytes and nothing else of this project, so what it expects and says are the bytes of docs/protocol.md.
 */
final class SessionScript implements AutoCloseable {
    static final String LIMITS = "\"limits\":{\"text_bytes\":16384,\"text_lines\":200,\"frame_bytes\":33792,"
            + "\"page_entries\":200,\"unacknowledged\":4,\"requests\":3,\"ping_seconds\":15,\"lost_seconds\":30}";

    private static final int HEADER_BYTES = 64;
    private static final int TURNS_MAX = 500;

    private final ServerSocket listener;
    private final Runnable turn;
    private @Nullable Socket peer;

    /** @param turn lets the client do something; the script calls it while it waits */
    SessionScript(int port, Runnable turn) throws IOException {
        this.turn = turn;
        listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The next client, with its first body. */
    String accepts() throws IOException {
        listener.setSoTimeout(10);
        for (int i = 0; i < TURNS_MAX; i++) {
            try {
                peer = listener.accept();
                peer.setTcpNoDelay(true);
                return next();
            } catch (SocketTimeoutException nobodyYet) {
                turn.run();
            }
        }
        throw new AssertionError("nobody came");
    }

    /** The client's next body that is no ping. */
    String next() throws IOException {
        while (true) {
            String body = frame();
            if (!body.startsWith("!PING:")) {
                return body;
            }
            sends(body.replace("!PING:", "!PONG:"));
        }
    }

    void expects(String body) throws IOException {
        assertThat(next()).isEqualTo(body);
    }

    /** Expects nothing more from the client for now; pings are no words. */
    void expectsSilence() throws IOException {
        for (int i = 0; i < 5; i++) {
            turn.run();
        }
        while (in().available() > 0) {
            String body = frame();
            assertThat(body).startsWith("!PING:");
        }
    }

    void sends(String... bodies) throws IOException {
        for (String body : bodies) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            byte[] frame = Arrays.copyOf(header(bytes.length), HEADER_BYTES + bytes.length);
            System.arraycopy(bytes, 0, frame, HEADER_BYTES, bytes.length);
            socket().getOutputStream().write(frame);
        }
    }

    /** In one go: welcome, lobby with so much said and read, ready. */
    void welcomes(String name, String epoch, long last, long read) throws IOException {
        sends(welcome(name, epoch), open(last, read), "!READY:{}");
    }

    static String welcome(String name, String epoch) {
        return "!WELCOME:{\"v\":1,\"server\":\"script\",\"you\":\"" + name + "\",\"epoch\":\"" + epoch
                + "\",\"now\":1795420801000,\"rooms\":[\"lobby\"]," + LIMITS + "}";
    }

    static String open(long last, long read) {
        return "!OPEN:{\"room\":\"lobby\",\"first\":1,\"last\":" + last + ",\"read\":" + read + ",\"members\":2}";
    }

    static String said(long seq, String from, String tag, String text) {
        return "!SAID:{\"room\":\"lobby\"," + entry(seq, from, tag, text).substring(1);
    }

    static String entry(long seq, String from, String tag, String text) {
        return "{\"seq\":" + seq + ",\"at\":1795420801000,\"from\":\"" + from + "\",\"tag\":\"" + tag + "\",\"text\":\""
                + text + "\"}";
    }

    void hangsUp() throws IOException {
        socket().close();
    }

    /** Whether the client has hung up. */
    boolean gone() throws IOException {
        return in().available() == 0 && closedByPeer();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        if (peer != null) {
            peer.close();
        }
    }

    private boolean closedByPeer() throws IOException {
        socket().setSoTimeout(1);
        try {
            return in().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } finally {
            socket().setSoTimeout(0);
        }
    }

    private String frame() throws IOException {
        String header = new String(bytes(HEADER_BYTES), StandardCharsets.US_ASCII);
        assertThat(header).matches("[0-9]{1,7} +");
        return new String(bytes(Integer.parseInt(header.strip())), StandardCharsets.UTF_8);
    }

    private byte[] bytes(int count) throws IOException {
        for (int i = 0; in().available() < count; i++) {
            assertThat(i).as("turns until %d bytes came", count).isLessThan(TURNS_MAX);
            turn.run();
        }
        return in().readNBytes(count);
    }

    private InputStream in() throws IOException {
        return socket().getInputStream();
    }

    private Socket socket() {
        return Objects.requireNonNull(peer, "nobody has come");
    }

    private static byte[] header(int length) {
        return String.format(Locale.ROOT, "%-" + HEADER_BYTES + "d", length).getBytes(StandardCharsets.US_ASCII);
    }
}
