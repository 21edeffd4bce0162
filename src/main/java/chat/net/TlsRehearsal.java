package chat.net;

import java.nio.ByteBuffer;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** A handshake in memory before the first real one: the JDK's TLS takes a third of a second to find all its parts, for which no loop should wait. */
final class TlsRehearsal {
    private static final int STEPS_MAX = 100;

    private final SSLEngine server;
    private final SSLEngine client;
    private final ByteBuffer plain = ByteBuffer.allocate(32 * 1024);
    private final ByteBuffer toServer = ByteBuffer.allocate(64 * 1024);
    private final ByteBuffer toClient = ByteBuffer.allocate(64 * 1024);

    private TlsRehearsal(SSLContext context) {
        server = TlsContexts.strict(context.createSSLEngine());
        server.setUseClientMode(false);
        client = TlsContexts.strict(
                TlsContexts.of(new KeyManager[0], new TlsTrustingAll()).createSSLEngine());
        client.setUseClientMode(true);
    }

    /** @throws TlsProblem if what works for nobody would not work for anybody */
    static void of(SSLContext context) throws TlsProblem {
        try {
            new TlsRehearsal(context).run();
        } catch (SSLException | RuntimeException e) {
            throw new TlsProblem("The server's own key does not work for TLS (" + e.getMessage() + ").", e);
        }
    }

    private void run() throws SSLException {
        client.beginHandshake();
        server.beginHandshake();
        for (int i = 0; i < STEPS_MAX && (shakes(client) || shakes(server)); i++) {
            step(client, toClient, toServer);
            step(server, toServer, toClient);
        }
        if (shakes(client) || shakes(server)) {
            throw new SSLException("it does not come to an end");
        }
    }

    private static boolean shakes(SSLEngine engine) {
        return engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING;
    }

    private void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
        switch (engine.getHandshakeStatus()) {
            case NEED_WRAP -> engine.wrap(ByteBuffer.allocate(0), out);
            case NEED_TASK -> engine.getDelegatedTask().run();
            default -> {
                in.flip();
                plain.clear();
                engine.unwrap(in, plain);
                in.compact();
            }
        }
    }
}
