package chat.net;

import chat.sim.SimSocket;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;

/** A client's end of TLS on a network in memory: the JDK's own engine, and what it would send in pieces that a test chooses. */
final class TlsPeer {
    private static final int BUFFER_BYTES = 256 * 1024;

    final SSLEngine engine;
    final SimSocket socket;
    /** Bytes of one step at most; what is left waits here. */
    private final int pieceBytes;

    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER_BYTES);
    private final ByteBuffer plain = ByteBuffer.allocate(BUFFER_BYTES);
    private byte[] due = new byte[0];
    private int sent;
    private boolean heldBack;
    private boolean closedByServer;

    TlsPeer(SimSocket socket, String version, int pieceBytes) throws SSLException {
        this.socket = socket;
        this.pieceBytes = pieceBytes;
        engine = TlsContexts.of(new KeyManager[0], new TlsTrustingAll()).createSSLEngine();
        engine.setUseClientMode(true);
        engine.setEnabledProtocols(new String[] {version});
        engine.beginHandshake();
    }

    /** Takes what came, answers, and sends a piece of what it has to send. */
    void step() throws SSLException {
        in.put(socket.peerReads(in.remaining()));
        boolean more = true;
        while (more) {
            more = switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> task();
                case NEED_WRAP -> wrap(new byte[0]);
                default -> unwrap();
            };
        }
        int bytes = heldBack ? 0 : Math.min(pieceBytes, due.length - sent);
        if (bytes > 0) {
            byte[] piece = new byte[bytes];
            System.arraycopy(due, sent, piece, 0, bytes);
            sent += bytes;
            socket.peerSends(piece);
        }
    }

    private boolean task() {
        engine.getDelegatedTask().run();
        return true;
    }

    /** Encrypts that; it goes out with the next steps. */
    boolean wrap(byte[] text) throws SSLException {
        ByteBuffer from = ByteBuffer.wrap(text);
        boolean any = false;
        do {
            ByteBuffer out = ByteBuffer.allocate(BUFFER_BYTES);
            SSLEngineResult result = engine.wrap(from, out);
            raw(Arrays.copyOf(out.array(), out.position()));
            any |= out.position() > 0;
            if (result.getStatus() != SSLEngineResult.Status.OK) {
                return false;
            }
        } while (from.hasRemaining());
        return any;
    }

    /** Sends bytes as they are, behind what waits. */
    void raw(byte[] bytes) {
        byte[] longer = Arrays.copyOfRange(due, sent, due.length + bytes.length);
        System.arraycopy(bytes, 0, longer, due.length - sent, bytes.length);
        due = longer;
        sent = 0;
    }

    /** Forgets what would have been sent but so many bytes. */
    void keepOnly(int bytes) {
        due = Arrays.copyOfRange(due, sent, sent + Math.min(bytes, due.length - sent));
        sent = 0;
    }

    /** From now on nothing goes out; what would is kept. */
    void holdBack() {
        heldBack = true;
    }

    void letGo() {
        heldBack = false;
    }

    int dueBytes() {
        return due.length - sent;
    }

    private boolean unwrap() throws SSLException {
        if (closedByServer) {
            return false;
        }
        in.flip();
        plain.clear();
        SSLEngineResult result = engine.unwrap(in, plain);
        in.compact();
        heard.write(plain.array(), 0, plain.position());
        closedByServer = result.getStatus() == SSLEngineResult.Status.CLOSED;
        return result.bytesConsumed() > 0;
    }

    /** All that the server has said. */
    String heard() {
        return heard.toString(StandardCharsets.UTF_8);
    }

    boolean up() {
        return engine.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.NOT_HANDSHAKING
                && !engine.getSession().getProtocol().equals("NONE");
    }

    /** The server has said by TLS that it ends. */
    boolean toldOfTheEnd() {
        return closedByServer;
    }
}
