package chat.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What stands for a secret where others can see it. */
final class Digest {
    static final int DIGITS = 16;

    /** Only ever copied: looking one up by its name costs more than digesting a few bytes. */
    private static final MessageDigest UNUSED = sha256();

    private Digest() {}

    /** The first 16 hexadecimal digits of SHA-256 over that. */
    static String digits(String ascii) {
        byte[] hash = unused().digest(ascii.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(hash, 0, DIGITS / 2);
    }

    /** All 64 of them. */
    static String allDigits(String ascii) {
        return HexFormat.of().formatHex(unused().digest(ascii.getBytes(StandardCharsets.US_ASCII)));
    }

    private static MessageDigest unused() {
        try {
            return (MessageDigest) UNUSED.clone();
        } catch (CloneNotSupportedException e) {
            return sha256(); // a provider whose digests cannot be copied
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
