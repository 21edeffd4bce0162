package chat.cli;

import chat.net.TlsKey;
import chat.net.TlsProblem;
import chat.net.TlsSource;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code chat.jar server} about TLS. picocli fills the fields. */
final class TlsOptions {
    /** Whether it is offered. */
    enum Offered {
        ON,
        OFF
    }

    @Option(
            names = "--tls",
            paramLabel = "on|off",
            description =
                    "whether clients may come by TLS, on the same port (default: on, where other machines reach it)")
    @Nullable
    Offered offered;

    @Option(
            names = "--cert",
            paramLabel = "FILE",
            description = "the server's certificate and those above it, PEM (default: one of its own, made at the first"
                    + " start and kept in the data folder)")
    @Nullable
    Path certificate;

    @Option(names = "--key", paramLabel = "FILE", description = "the key of --cert: PEM, PKCS#8, of EC or RSA")
    @Nullable
    Path key;

    /** Of this one setting, without the others that it needs. */
    void alone() {
        certificate = null;
        key = null;
    }

    /**
     * Where the key comes from.
     *
     * @param reached whether other machines reach the port
     * @param folder where one is made if none is given
     */
    TlsSource source(boolean reached, Path folder) {
        Path chain = certificate;
        Path secret = key;
        if (chain == null && secret == null) {
            boolean on = offered == null ? reached : offered == Offered.ON;
            return on ? new TlsSource.Kept(folder) : new TlsSource.None();
        }
        if (offered == Offered.OFF) {
            throw new IllegalArgumentException("--cert and --key are for --tls on, and here it is off.");
        }
        if (chain == null || secret == null) {
            throw new IllegalArgumentException("--cert and --key go together; they may name the same file.");
        }
        try {
            return new TlsSource.Given(TlsKey.read(chain, secret));
        } catch (TlsProblem wrong) {
            throw new IllegalArgumentException(wrong.getMessage(), wrong);
        }
    }
}
