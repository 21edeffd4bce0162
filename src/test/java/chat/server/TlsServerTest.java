package chat.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.hub.Openness;
import chat.net.TlsKey;
import chat.net.TlsSource;
import chat.protocol.FrameHeader;
import chat.protocol.Limits;
import chat.store.MemoryLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A whole server that offers TLS on its port. */
class TlsServerTest {
    private static final Path OPENSSL = Path.of("/usr/bin/openssl");
    private static final Path KEYS = Path.of("src/test/resources/tls");

    private static TlsSource key(String file) throws IOException {
        return new TlsSource.Given(TlsKey.read(KEYS.resolve(file), KEYS.resolve(file)));
    }

    @Test
    void a_handshake_that_never_ends_has_the_time_of_a_sign_in() throws IOException {
        try (SimServer sim = server()) {
            SimServer.Client slow = sim.connect(elsewhere()).raw("\u0016\u0003\u0001");
            sim.turn(5);
            sim.pass(9_900);
            assertThat(slow.ended()).isFalse();
            sim.pass(200);
            assertThat(slow.ended()).isTrue();
            assertThat(sim.log()).contains("reason=sign_in_timeout");
        }
    }

    @Test
    void one_that_trickles_in_has_no_more() throws IOException {
        try (SimServer sim = server()) {
            SimServer.Client slow = sim.connect(elsewhere()).raw("\u0016\u0003\u0001");
            for (int i = 0; i < 101; i++) {
                slow.raw("\u0001");
                sim.pass(100);
            }
            assertThat(slow.ended()).isTrue();
        }
    }

    @Test
    void who_comes_plainly_from_elsewhere_is_told_of_tls() throws IOException {
        try (SimServer sim = server()) {
            SimServer.Client plain =
                    sim.connect(elsewhere()).send("USERNAME:zoe:{\"v\":1,\"device\":\"" + "0f".repeat(16) + "\"}");
            sim.turn(5);
            assertThat(plain.read()).singleElement().asString().contains("Come with chat.jar client without --tls off");
            assertThat(plain.ended()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"ec.pem, -tls1_3", "ec.pem, -tls1_2", "rsa-chain.pem, -tls1_3", "rsa-chain.pem, -tls1_2"})
    void openssl_comes_in_and_goes(String file, String version) throws Exception {
        assumeTrue(Files.isExecutable(OPENSSL));
        try (RunningServer server = RunningServer.with(key(file), Openness.ANYBODY)) {
            Process openssl = openssl(server, version);
            OutputStream to = openssl.getOutputStream();
            to.write(frame("USERNAME:ada"));
            to.flush();
            InputStream from = openssl.getInputStream();
            StringBuilder seen = new StringBuilder();
            while (!seen.toString().contains("!USERLIST:[\"ada\"]")) {
                int next = from.read();
                assertThat(next).as("openssl has ended: " + seen).isNotNegative();
                seen.append((char) next);
            }
            to.write(frame("!DISCONNECT"));
            to.flush();
            from.readAllBytes();
            assertThat(openssl.waitFor()).isZero();
            assertThat(server.log).anyMatch(line -> line.contains("signed_in"));
        }
    }

    @ParameterizedTest
    @CsvSource({"-tls1_1, protocol version", "-no_tls1_3 -cipher ECDHE-ECDSA-AES128-SHA, handshake failure"})
    void openssl_of_an_older_kind_is_told_by_an_alert(String options, String alert) throws Exception {
        assumeTrue(Files.isExecutable(OPENSSL));
        try (RunningServer server = RunningServer.with(key("ec.pem"), Openness.ANYBODY)) {
            Process openssl = openssl(server, options.split(" "));
            openssl.getOutputStream().close();
            String said = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(openssl.waitFor()).as(said).isNotZero();
            assertThat(said).contains("alert " + alert);
        }
    }

    private static Process openssl(RunningServer server, String... options) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                OPENSSL.toString(),
                "s_client",
                "-quiet",
                "-connect",
                "127.0.0.1:" + server.address().getPort()));
        line.addAll(List.of(options));
        if (List.of(options).contains("-tls1_1")) {
            line.addAll(List.of("-cipher", "DEFAULT@SECLEVEL=0")); // or it would not even try
        }
        return new ProcessBuilder(line).redirectErrorStream(true).start();
    }

    private static byte[] frame(String body) {
        return FrameHeader.DEFAULT.frame(body.getBytes(StandardCharsets.UTF_8));
    }

    private static SimServer server() throws IOException {
        return new SimServer(
                Limits.DEFAULT, (loop, answers) -> new MemoryLog(answers), LegacyPolicy.LOOPBACK, key("ec.pem"));
    }

    private static InetAddress elsewhere() throws IOException {
        return InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 7});
    }
}
