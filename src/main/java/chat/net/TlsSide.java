package chat.net;

import java.io.IOException;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLSession;
import tlschannel.TlsChannel;

/** The end at which a connection speaks TLS: when a handshake may begin, with what, and what is learned by it. Loop thread only. */
sealed interface TlsSide permits ServerTls, ClientTls {
    /** Whether TLS begins as soon as the connection stands; else only if the peer begins it. */
    boolean speaksFirst();

    /** Asks for a handshake, which begins with {@link TlsLink#begin}, now or later; false when it cannot be had. */
    boolean admit(TlsLink link);

    /** The handshake is over, or the connection is. Told at least once of whoever was admitted. */
    void over(TlsLink link);

    /** What does the work for one connection. */
    TlsChannel channel(TlsSocket socket, TlsBuffers buffers, EventLoop loop) throws IOException;

    /** Where its long steps run. */
    Executor tasks();

    /** The fingerprint of the server's key, now that both know it. */
    String serverKey(SSLSession session) throws IOException;
}
