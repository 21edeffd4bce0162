package chat.net;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The key and self-signed certificate that a server makes for itself and keeps in its data folder, for its owner alone (0600). Made by the
 * JDK's own keytool, a process that takes a second: on no thread that others wait for.
 */
public final class TlsKeyFile {
    static final String NAME = "tls.pem";

    private static final String ALIAS = "chat";
    private static final String PASSWORD = "CHAT_KEY_PASSWORD";
    private static final int PASSWORD_BYTES = 24;
    /** A pin is for the key, and clients look at no date: a certificate that ends one day would only cut everybody off. */
    private static final String DAYS = "36500";

    private static final long KEYTOOL_SECONDS_MAX = 60;
    private static final int SAID_BYTES_MAX = 500;
    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rw-------");

    private TlsKeyFile() {}

    /**
     * The key that is kept there, or a new one.
     *
     * @throws TlsProblem with a sentence for people
     */
    public static TlsKey of(Path folder) throws TlsProblem {
        Path file = folder.resolve(NAME);
        try {
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                make(folder, file);
            }
            if (isPosix(file) && !Files.getPosixFilePermissions(file).equals(OWNER_ALONE)) {
                throw new TlsProblem("Others may look at the server's key in " + file + ". Type: chmod 600 " + file
                        + " if you are sure that nobody has, else remove it: then a new one is made.");
            }
        } catch (TlsProblem e) {
            throw e;
        } catch (IOException e) {
            throw new TlsProblem("The server's key cannot be kept in " + folder + ": " + e.getMessage() + ".", e);
        }
        return TlsKey.read(file, file);
    }

    private static void make(Path folder, Path file) throws IOException {
        if (!Files.exists(folder)) {
            Files.createDirectories(folder, mode(folder, PosixFilePermissions.fromString("rwx------")));
        }
        Path apart = Files.createTempDirectory(
                folder, NAME + ".", mode(folder, PosixFilePermissions.fromString("rwx------")));
        Path store = apart.resolve("key.p12");
        Path fresh = apart.resolve(NAME);
        try {
            String password = password();
            keytool(store, password);
            Files.createFile(fresh, mode(folder, OWNER_ALONE));
            Files.writeString(fresh, read(store, password).pem(), StandardCharsets.US_ASCII);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(store);
            Files.deleteIfExists(fresh);
            Files.delete(apart);
        }
    }

    /** For a file that lives for a second. */
    private static String password() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().encodeToString(random);
    }

    /** P-256: what every client of TLS 1.2 and 1.3 takes. */
    private static void keytool(Path store, String password) throws IOException {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        if (!Files.isExecutable(tool)) {
            throw new TlsProblem("There is no " + tool
                    + " to make the server's key with. Give it one by --cert and --key," + " or start with --tls off.");
        }
        ProcessBuilder line = new ProcessBuilder(List.of(
                tool.toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-sigalg",
                "SHA256withECDSA",
                "-dname",
                "CN=chat",
                "-validity",
                DAYS,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass:env",
                PASSWORD));
        line.environment().put(PASSWORD, password);
        line.redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        Process process = line.start();
        try (InputStream said = process.getInputStream()) {
            String words = new String(said.readNBytes(SAID_BYTES_MAX), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(KEYTOOL_SECONDS_MAX, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new TlsProblem("keytool made no key for the server (" + words + ").");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TlsProblem("The server ended before its key was made.", e);
        } finally {
            process.destroy();
        }
    }

    private static TlsKey read(Path file, String password) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            return new TlsKey(
                    (PrivateKey) store.getKey(ALIAS, password.toCharArray()),
                    List.of(store.getCertificateChain(ALIAS)));
        } catch (GeneralSecurityException e) {
            throw new TlsProblem("keytool made a key that cannot be read.", e);
        }
    }

    private static FileAttribute<?>[] mode(Path in, Set<PosixFilePermission> mode) {
        return isPosix(in)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
