package chat.net;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;

/** What both ends of our TLS have in common: its versions, its suites, and what a key is called. Any thread. */
final class TlsContexts {
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};
    /** Sessions that are kept so that their clients may come back with less work; stateless tickets need none of it. */
    private static final int SESSIONS_MAX = 256;

    private static final int SESSION_SECONDS = 300;

    private TlsContexts() {}

    static SSLContext of(KeyManager[] keys, TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {trust}, new SecureRandom());
            context.getServerSessionContext().setSessionCacheSize(SESSIONS_MAX);
            context.getServerSessionContext().setSessionTimeout(SESSION_SECONDS);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    /** Only versions and suites that nobody has to be ashamed of. */
    static SSLEngine strict(SSLEngine engine) {
        engine.setEnabledProtocols(VERSIONS);
        engine.setEnabledCipherSuites(Arrays.stream(engine.getEnabledCipherSuites())
                .filter(TlsContexts::good)
                .toArray(String[]::new));
        return engine;
    }

    /** Keys made anew for each connection, and encryption that notices what was changed. */
    private static boolean good(String suite) {
        boolean fresh =
                suite.startsWith("TLS_ECDHE_") || suite.startsWith("TLS_AES_") || suite.startsWith("TLS_CHACHA20_");
        return fresh && (suite.contains("_GCM_") || suite.contains("_CHACHA20_"));
    }

    /** SHA-256 of its public key (SubjectPublicKeyInfo), lower-case hexadecimal: the same when the certificate is renewed for that key. */
    static String fingerprint(X509Certificate certificate) {
        try {
            byte[] key = certificate.getPublicKey().getEncoded();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
