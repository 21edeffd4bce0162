package chat.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys and certificates in files: those that are given, and the one that a server makes for itself. */
class TlsKeyTest {
    @TempDir
    Path folder;

    @Test
    void a_key_and_its_certificate_are_read_from_one_file_or_two_of_either_kind() throws IOException {
        assertThat(TlsStage.key("ec.pem").fingerprint())
                .isEqualTo("1908ddf10c45840f392ab539ad7279172a08e73295b77b73243067cd4fb5f8c1");
        TlsKey rsa = TlsStage.key("rsa-chain.pem");
        assertThat(rsa.fingerprint()).hasSize(64);
        TlsRehearsal.of(rsa.context());
        Path copy = Files.writeString(folder.resolve("copy"), rsa.pem());
        assertThat(TlsKey.read(copy, TlsStage.KEYS.resolve("rsa-chain.pem")).fingerprint())
                .isEqualTo(rsa.fingerprint());
    }

    @Test
    void what_does_not_fit_is_told_in_a_sentence() throws IOException {
        Path ec = TlsStage.KEYS.resolve("ec.pem");
        refused(ec, TlsStage.KEYS.resolve("other.pem"), "The key does not belong to the certificate.");
        refused(ec, TlsStage.KEYS.resolve("rsa-chain.pem"), "is not the key of the certificate in");
        refused(ec, TlsStage.KEYS.resolve("ec-old-form.pem"), "openssl pkcs8 -topk8");
        refused(ec, TlsStage.KEYS.resolve("ca.pem"), "There is no private key in");
        refused(Files.writeString(folder.resolve("none"), "nothing\n"), ec, "There is no certificate in");
        refused(folder.resolve("missing"), ec, "There is no file");
    }

    private static void refused(Path certificate, Path key, String sentence) {
        assertThatThrownBy(() -> TlsKey.read(certificate, key))
                .isInstanceOf(TlsProblem.class)
                .hasMessageContaining(sentence)
                .message()
                .endsWith(".");
    }

    @Test
    void a_server_makes_its_key_once_for_itself_alone() throws IOException {
        Path data = folder.resolve("data");
        TlsKey made = ServerTls.prepare(new TlsSource.Kept(data));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
        Path file = data.resolve(TlsKeyFile.NAME);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var all = Files.list(data)) {
            assertThat(all).containsExactly(file);
        }
        assertThat(TlsKeyFile.of(data).fingerprint()).isEqualTo(made.fingerprint());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> TlsKeyFile.of(data)).hasMessageContaining("Others may look at the server's key");
    }
}
