package chat.client;

import chat.protocol.SignInKey;
import chat.protocol.SignInStatement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key of this installation, by which servers elsewhere know the user: Ed25519, in a file that its owner alone can read, made when it
 * is first needed. Looks at the disk: not on the loop.
 */
record SignInKeyFile(SignInKey open, PrivateKey secret) {
    private static final String NAME = "key.pem";
    private static final int BYTES_MAX = 4_096;
    private static final Pattern SECRET =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final Pattern OPEN =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    /** The key in that folder; a new one if there is none.
     *
     * @throws IOException with a sentence for people, without its full stop
     */
    static SignInKeyFile in(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        try {
            if (Files.notExists(file)) {
                make(folder, file);
            }
            return read(file);
        } catch (GeneralSecurityException e) {
            throw new IOException("This Java cannot make or use Ed25519 keys (" + e.getMessage() + ")", e);
        }
    }

    /** Two clients that start for the first time at once end up with the same key: the first one's. */
    private static void make(Path folder, Path file) throws IOException, GeneralSecurityException {
        DeviceFile.makeFolder(folder);
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String text = pem("PRIVATE KEY", pair.getPrivate().getEncoded())
                + pem("PUBLIC KEY", pair.getPublic().getEncoded());
        Path fresh = Files.createTempFile(folder, NAME, ".new"); // for its owner alone
        try {
            Files.writeString(fresh, text, StandardCharsets.US_ASCII);
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException faster) {
            // the other one's key then
        } catch (UnsupportedOperationException noLinks) {
            Files.move(fresh, file);
        } catch (IOException full) {
            throw new IOException("The key " + file + " cannot be written (" + JournalFile.reason(full) + ")", full);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n" + Base64.getEncoder().encodeToString(bytes) + "\n-----END " + what
                + "-----\n";
    }

    private static SignInKeyFile read(Path file) throws IOException, GeneralSecurityException {
        checkReaders(file);
        String text;
        try {
            if (Files.size(file) > BYTES_MAX) {
                throw unreadable(file);
            }
            text = Files.readString(file, StandardCharsets.US_ASCII);
        } catch (NoSuchFileException gone) {
            throw new IOException("The key " + file + " has just been taken away", gone);
        }
        Matcher secret = SECRET.matcher(text);
        Matcher open = OPEN.matcher(text);
        if (!secret.find() || !open.find()) {
            throw unreadable(file);
        }
        KeyFactory keys = KeyFactory.getInstance("Ed25519");
        SignInKeyFile found;
        try {
            PrivateKey half = keys.generatePrivate(new PKCS8EncodedKeySpec(bytes(secret)));
            PublicKey other = keys.generatePublic(new X509EncodedKeySpec(bytes(open)));
            found = new SignInKeyFile(SignInKey.of(other), half);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unreadable(file);
        }
        SignInStatement any = new SignInStatement("0".repeat(64), "0".repeat(32), "0".repeat(32), "");
        if (!any.isSigned(found.open, any.signedWith(found.secret))) {
            throw unreadable(file); // its halves are of two keys
        }
        return found;
    }

    private static byte[] bytes(Matcher pem) {
        return Base64.getMimeDecoder().decode(pem.group(1));
    }

    private static IOException unreadable(Path file) {
        return new IOException("The file " + file + " holds no key that this client has made: put the right one back,"
                + " or take it away, and you need a new invitation");
    }

    /** Who can read it can come in as its owner. */
    private static void checkReaders(Path file) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (!posix) {
            return;
        }
        Set<PosixFilePermission> granted = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        granted.retainAll(OTHERS);
        if (!granted.isEmpty()) {
            throw new IOException("Others can read your key " + file + ", or change it. Type: chmod 600 " + file
                    + ". If somebody may have read it, take the file away and ask for a new invitation");
        }
    }

    @Override
    public String toString() {
        return "SignInKeyFile[" + open.handle() + "]";
    }
}
