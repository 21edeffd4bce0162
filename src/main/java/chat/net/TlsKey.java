package chat.net;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** A server's key and its certificate, with those that vouch for it. If it exists, the two belong together. Any thread. */
public final class TlsKey {
    private static final int FILE_BYTES_MAX = 1024 * 1024;
    private static final Pattern PRIVATE =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]*)PRIVATE KEY-----([^-]*)-----END \\1PRIVATE KEY-----");
    private static final Pattern CERTIFICATES =
            Pattern.compile("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----");

    private final PrivateKey key;
    private final X509Certificate[] chain;
    private final SSLContext context;

    TlsKey(PrivateKey key, List<? extends Certificate> chain) throws TlsProblem {
        this.key = key;
        this.chain = chain.toArray(X509Certificate[]::new);
        checkPair();
        this.context = TlsContexts.of(new KeyManager[] {new Presented()}, new TlsTrustingAll());
    }

    /**
     * Reads PEM files, which may be one: a certificate with those above it, and its key, unencrypted PKCS#8 of EC or RSA.
     *
     * @throws TlsProblem with a sentence for people
     */
    public static TlsKey read(Path certificates, Path key) throws TlsProblem {
        List<X509Certificate> chain = certificates(certificates);
        String pem = text(key);
        Matcher found = PRIVATE.matcher(pem);
        if (!found.find()) {
            throw new TlsProblem("There is no private key in " + key + ".");
        }
        if (!found.group(1).isEmpty()) {
            throw new TlsProblem(
                    "The key in " + key + " is of another kind than unencrypted PKCS#8. Type: openssl pkcs8 -topk8"
                            + " -nocrypt -in " + key + " -out NEWFILE, and give that one.");
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(found.group(2));
            String kind = chain.get(0).getPublicKey().getAlgorithm();
            PrivateKey read = KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(der));
            return new TlsKey(read, chain);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new TlsProblem(
                    "The key in " + key + " is not the key of the certificate in " + certificates + ".", e);
        }
    }

    /** All certificates in a PEM file, one at least. */
    static List<X509Certificate> certificates(Path file) throws TlsProblem {
        Matcher blocks = CERTIFICATES.matcher(text(file));
        StringBuilder only = new StringBuilder();
        while (blocks.find()) {
            only.append(blocks.group()).append('\n');
        }
        if (only.isEmpty()) {
            throw new TlsProblem("There is no certificate in " + file + ".");
        }
        try {
            byte[] pem = only.toString().getBytes(StandardCharsets.US_ASCII);
            return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (GeneralSecurityException e) {
            throw new TlsProblem("The certificate in " + file + " cannot be read.", e);
        }
    }

    private static String text(Path file) throws TlsProblem {
        try {
            if (Files.size(file) > FILE_BYTES_MAX) {
                throw new TlsProblem(file + " is too big for a key or a certificate.");
            }
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new TlsProblem("There is no file " + file + ".", e);
        } catch (TlsProblem e) {
            throw e;
        } catch (IOException e) {
            throw new TlsProblem("Cannot read " + file + ": " + e.getMessage() + ".", e);
        }
    }

    /** SHA-256 of the public key (SubjectPublicKeyInfo), lower-case hexadecimal. */
    public String fingerprint() {
        return TlsContexts.fingerprint(chain[0]);
    }

    /** As PEM: the certificates, then the key. */
    String pem() {
        StringBuilder text = new StringBuilder();
        try {
            for (X509Certificate certificate : chain) {
                block(text, "CERTIFICATE", certificate.getEncoded());
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was read and cannot be written", e);
        }
        block(text, "PRIVATE KEY", key.getEncoded());
        return text.toString();
    }

    private static void block(StringBuilder into, String what, byte[] der) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        into.append("-----BEGIN ").append(what).append("-----\n").append(lines);
        into.append("\n-----END ").append(what).append("-----\n");
    }

    /** What servers with this key speak TLS with. */
    SSLContext context() {
        return context;
    }

    private void checkPair() throws TlsProblem {
        boolean elliptic = key.getAlgorithm().equals("EC");
        if (!elliptic && !key.getAlgorithm().equals("RSA")) {
            throw new TlsProblem("A key of TLS is EC or RSA here, not " + key.getAlgorithm() + ".");
        }
        byte[] sample = {'c', 'h', 'a', 't'};
        try {
            Signature hand = Signature.getInstance(elliptic ? "SHA256withECDSA" : "SHA256withRSA");
            hand.initSign(key);
            hand.update(sample);
            byte[] signed = hand.sign();
            hand.initVerify(chain[0].getPublicKey());
            hand.update(sample);
            if (hand.verify(signed)) {
                return;
            }
        } catch (GeneralSecurityException e) {
            throw new TlsProblem("The key does not belong to the certificate.", e);
        }
        throw new TlsProblem("The key does not belong to the certificate.");
    }

    /** Always this one. */
    private final class Presented extends X509ExtendedKeyManager {
        private static final String ONLY = "chat";

        private @Nullable String alias(String kind) {
            return kind.equals(key.getAlgorithm()) ? ONLY : null;
        }

        @Override
        public @Nullable String chooseEngineServerAlias(String kind, Principal[] issuers, SSLEngine engine) {
            return alias(kind);
        }

        @Override
        public @Nullable String chooseServerAlias(String kind, Principal[] issuers, Socket socket) {
            return alias(kind);
        }

        @Override
        public String @Nullable [] getServerAliases(String kind, Principal[] issuers) {
            return alias(kind) == null ? null : new String[] {ONLY};
        }

        @Override
        public String @Nullable [] getClientAliases(String kind, Principal[] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseClientAlias(String[] kinds, Principal[] issuers, Socket socket) {
            return null;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return Arrays.copyOf(chain, chain.length);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return key;
        }
    }
}
