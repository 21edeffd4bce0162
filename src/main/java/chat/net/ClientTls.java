package chat.net;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.Executor;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import tlschannel.ClientTlsChannel;
import tlschannel.TlsChannel;

/**
 * TLS to one server, once. The handshake proves that the server has the key of its certificate; whether that key may be talked to is its
 * user's to decide when the connection stands, before a word is said: by {@link Connection#serverKey} and by {@link #vouched}.
 *
 * <p>Made on any thread, may take its time; used on the loop, with its long steps on a thread of its own.
 */
public final class ClientTls implements TlsSide {
    private final String host;
    private final int port;
    private final Witness witness;
    private final SSLContext context;
    private volatile boolean vouched;

    private ClientTls(String host, int port, Witness witness) {
        this.host = host;
        this.port = port;
        this.witness = witness;
        this.context = TlsContexts.of(new KeyManager[0], witness);
    }

    /**
     * To that server.
     *
     * @param host its name, which a certificate must bear to be vouched for
     * @param authorities PEM file of those whose word counts; null = those of this machine's Java
     * @throws TlsProblem with a sentence for people when that file is none
     */
    public static ClientTls to(String host, int port, @Nullable Path authorities) throws TlsProblem {
        List<X509Certificate> theirs = authorities == null ? null : TlsKey.certificates(authorities);
        return new ClientTls(host, port, new Witness(true, theirs));
    }

    /** The same without asking any authority, where the key itself is known: their list takes its time to be read. */
    public static ClientTls unjudged(String host, int port) {
        return new ClientTls(host, port, new Witness(false, null));
    }

    /** Whether an authority that counts says that the server is called so. Known when the connection stands. */
    public boolean vouched() {
        return vouched;
    }

    @Override
    public boolean speaksFirst() {
        return true;
    }

    @Override
    public boolean admit(TlsLink link) {
        link.begin();
        return true;
    }

    @Override
    public void over(TlsLink link) {}

    @Override
    public TlsChannel channel(TlsSocket socket, TlsBuffers buffers, EventLoop loop) {
        SSLEngine engine = TlsContexts.strict(context.createSSLEngine(host, port));
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS"); // what a name in a certificate has to look like
        engine.setSSLParameters(parameters);
        return ClientTlsChannel.newBuilder(socket, engine)
                .withRunTasks(false)
                .withPlainBufferAllocator(buffers)
                .withEncryptedBufferAllocator(buffers)
                .build();
    }

    @Override
    public Executor tasks() {
        return task -> {
            Thread thread = new Thread(task, "handshake");
            thread.setDaemon(true);
            thread.start();
        };
    }

    @Override
    public String serverKey(SSLSession session) throws IOException {
        vouched = witness.vouched;
        if (session.getPeerCertificates()[0] instanceof X509Certificate certificate) {
            return TlsContexts.fingerprint(certificate);
        }
        throw new TlsProblem("the server has shown no certificate");
    }

    /** Lets every certificate pass, and notes what the authorities say of it. */
    private static final class Witness extends X509ExtendedTrustManager {
        private final boolean asks;
        private final @Nullable List<X509Certificate> authorities;
        private volatile boolean vouched;

        /** @param authorities null = this machine's */
        Witness(boolean asks, @Nullable List<X509Certificate> authorities) {
            this.asks = asks;
            this.authorities = authorities;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {
            if (!asks) {
                return;
            }
            try {
                judge().checkServerTrusted(chain, kind, engine);
                vouched = true;
            } catch (GeneralSecurityException | IOException | RuntimeException nobody) {
                vouched = false; // as most certificates of chat servers are: their keys are known instead
            }
        }

        private X509ExtendedTrustManager judge() throws GeneralSecurityException, IOException {
            KeyStore store = null;
            if (authorities != null) {
                store = KeyStore.getInstance(KeyStore.getDefaultType());
                store.load(null, null);
                for (X509Certificate authority : authorities) {
                    store.setCertificateEntry("ca" + store.size(), authority);
                }
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager judge) {
                    return judge;
                }
            }
            throw new CertificateException("nobody judges certificates here");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
