package chat.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * By what the sender knows its own message when everybody gets the same bytes: the first 16 hexadecimal digits of SHA-256 over
 * device, a dot and the number. Tells the others nothing.
 */
public record Tag(String hex) {
    private static final int DIGITS = 16;

    public Tag {
        SessionBounds.hex("tag", hex, DIGITS);
    }

    public static Tag of(DeviceId device, long n) {
        byte[] hash = sha256().digest((device.hex() + "." + n).getBytes(StandardCharsets.US_ASCII));
        return new Tag(HexFormat.of().formatHex(hash, 0, DIGITS / 2));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
