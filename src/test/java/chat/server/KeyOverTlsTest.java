package chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hub.Openness;
import chat.net.TlsSource;
import chat.protocol.DeviceId;
import chat.protocol.FrameHeader;
import chat.protocol.InviteCode;
import chat.protocol.KeyOffer;
import chat.protocol.LinkEvent;
import chat.protocol.LinkRequest;
import chat.protocol.SessionCodec;
import chat.protocol.SessionEvent;
import chat.protocol.SessionHello;
import chat.protocol.SignInKey;
import chat.protocol.SignInStatement;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in with a key over real sockets and real TLS, with a client that is not ours. */
class KeyOverTlsTest {
    private static final FrameHeader HEADER = FrameHeader.DEFAULT;
    private static final String NONCE = "ab".repeat(16);

    @TempDir
    Path folder;

    @Test
    void an_invitation_a_key_that_is_known_and_what_is_none_of_both() throws Exception {
        KeyPair annas = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        KeyPair others = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        try (RunningServer server = RunningServer.with(new TlsSource.Kept(folder), Openness.INVITED)) {
            InviteCode code = invitation(server);
            assertThat(refusal(signIn(server, "anna", annas, annas, null)).code())
                    .isEqualTo("not_invited");
            assertThat(refusal(signIn(server, "anna", annas, others, code)).code())
                    .as("a key that is somebody else's")
                    .isEqualTo("bad_proof");
            LinkEvent.Welcome first = welcome(signIn(server, "anna", annas, annas, code));
            assertThat(first.verified()).isTrue();
            assertThat(first.proof()).isTrue();
            assertThat(first.you()).isEqualTo("anna");
            assertThat(refusal(signIn(server, "bert", others, others, code)).code())
                    .as("used up")
                    .isEqualTo("not_invited");
            assertThat(welcome(signIn(server, "anna", annas, annas, null)).you())
                    .isEqualTo("anna");
            assertThat(server.log).noneMatch(line -> line.contains(code.text()));
            assertThat(server.log.toString()).contains("signed_in");
        }
    }

    @Test
    void who_says_something_else_than_a_proof_is_told_and_may_still_prove() throws Exception {
        KeyPair annas = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        try (RunningServer server = RunningServer.with(new TlsSource.Kept(folder), Openness.INVITED);
                Guest guest = new Guest(server)) {
            InviteCode code = invitation(server);
            guest.hello("anna", annas, code);
            LinkEvent.Challenge challenge = (LinkEvent.Challenge) guest.heard();
            guest.say("!PING:{\"t\":1}");
            assertThat(refusal(guest.heard()).code()).isEqualTo("not_yet");
            guest.say("!PONG");
            assertThat(refusal(guest.heard()).code()).isEqualTo("no_message");
            guest.prove(challenge, "anna", annas);
            assertThat(welcome(guest.heard()).you()).isEqualTo("anna");
        }
    }

    private static InviteCode invitation(RunningServer server) throws Exception {
        CompletableFuture<String> line = new CompletableFuture<>();
        server.server.loop().execute(() -> server.server.invitesBy("line", line::complete));
        String[] words = line.get(20, TimeUnit.SECONDS).split(" ", -1);
        return new InviteCode(words[words.length - 1]);
    }

    private SessionEvent signIn(
            RunningServer server, String name, KeyPair shown, KeyPair signing, @Nullable InviteCode code)
            throws Exception {
        try (Guest guest = new Guest(server)) {
            guest.hello(name, shown, code);
            guest.prove((LinkEvent.Challenge) guest.heard(), name, signing);
            return guest.heard();
        }
    }

    private static LinkEvent.Refused refusal(SessionEvent event) {
        assertThat(event).isInstanceOf(LinkEvent.Refused.class);
        return (LinkEvent.Refused) event;
    }

    private static LinkEvent.Welcome welcome(SessionEvent event) {
        assertThat(event).isInstanceOf(LinkEvent.Welcome.class);
        return (LinkEvent.Welcome) event;
    }

    /** A client by the JDK's own blocking TLS. */
    private static final class Guest implements AutoCloseable {
        private final SSLSocket socket;
        private final DataInputStream in;

        Guest(RunningServer server) throws IOException, GeneralSecurityException {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Anybody()}, null);
            socket = (SSLSocket) context.getSocketFactory()
                    .createSocket(
                            server.address().getAddress(), server.address().getPort());
            socket.setSoTimeout(20_000);
            socket.startHandshake();
            in = new DataInputStream(socket.getInputStream());
        }

        void hello(String name, KeyPair key, @Nullable InviteCode code) throws IOException {
            KeyOffer offer = new KeyOffer(SignInKey.of(key.getPublic()), NONCE, code);
            DeviceId device = new DeviceId("0".repeat(32));
            send(SessionCodec.encodeHello(name, new SessionHello(1, "test", device, offer)));
        }

        void prove(LinkEvent.Challenge challenge, String name, KeyPair key)
                throws IOException, GeneralSecurityException {
            byte[] info =
                    socket.getSession().getPeerCertificates()[0].getPublicKey().getEncoded();
            String fingerprint = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(info));
            SignInStatement statement = new SignInStatement(fingerprint, challenge.nonce(), NONCE, name);
            send(SessionCodec.encode(
                    new LinkRequest.Proof(SignInStatement.WAY, "", statement.signedWith(key.getPrivate()))));
        }

        void say(String body) throws IOException {
            send(body.getBytes(StandardCharsets.UTF_8));
        }

        private void send(byte[] body) throws IOException {
            socket.getOutputStream().write(HEADER.frame(body));
        }

        SessionEvent heard() throws Exception {
            byte[] header = in.readNBytes(HEADER.bytes());
            int length = Integer.parseInt(new String(header, StandardCharsets.US_ASCII).strip());
            return SessionCodec.decodeEvent(ByteBuffer.wrap(in.readNBytes(length)))
                    .orElseThrow();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** The fingerprint is what is looked at here. */
    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
