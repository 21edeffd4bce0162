package chat.protocol;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;

/**
 * The public half of an Ed25519 key by which somebody signs in: 32 bytes, as 43 characters of base64url. No secret. Only whether a key can
 * be one is looked at here; whose it is the server's history knows.
 */
public record SignInKey(String text) {
    private static final int BYTES = 32;
    private static final int CHARS = 43;

    /** What stands before the 32 bytes in a SubjectPublicKeyInfo of such a key. */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    /**
     * Points of small order, without the sign bit: for these there are signatures that anybody can make, so a name bound to one would
     * be anybody's. RFC 8032 leaves it to us to refuse them.
     */
    private static final Set<String> ANYBODYS = Set.of(
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000000",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");

    public SignInKey {
        byte[] point = bytes(text);
        point[BYTES - 1] &= 0x7f;
        if (ANYBODYS.contains(HexFormat.of().formatHex(point))) {
            throw wrong();
        }
    }

    /** The key with these 32 bytes, which are what a public key ends with in every usual form. */
    public static SignInKey of(PublicKey key) {
        byte[] encoded = key.getEncoded();
        if (encoded == null || encoded.length != X509_PREFIX.length + BYTES) {
            throw wrong();
        }
        byte[] raw = Arrays.copyOfRange(encoded, X509_PREFIX.length, encoded.length);
        return new SignInKey(Base64.getUrlEncoder().withoutPadding().encodeToString(raw));
    }

    /** What it is called among people and in lists: short, and not worth forging, since nothing is decided by it. */
    public String handle() {
        return Digest.digits("key." + text);
    }

    /** What stands for it for ever where the key itself may be replaced, as 64 hexadecimal digits. */
    public String digest() {
        return Digest.allDigits("key." + text);
    }

    /** As signatures are checked with; it need not be a point of the curve, and then this or the check says so. */
    public PublicKey forChecking() throws GeneralSecurityException {
        byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + BYTES);
        System.arraycopy(bytes(text), 0, encoded, X509_PREFIX.length, BYTES);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static byte[] bytes(String text) {
        if (text.length() != CHARS) {
            throw wrong();
        }
        byte[] raw;
        try {
            raw = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw wrong();
        }
        // One key has one spelling, or it could stand in the list of keys twice.
        if (!Base64.getUrlEncoder().withoutPadding().encodeToString(raw).equals(text)) {
            throw wrong();
        }
        return raw;
    }

    private static IllegalArgumentException wrong() {
        return new IllegalArgumentException("The field key is no Ed25519 public key in base64url.");
    }
}
