package chat.protocol;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;

/**
 * What is signed to sign in with a key: that this name is wanted from this server, now. Each part is there so that a signature is of no
 * use elsewhere: the label in another protocol, the server's fingerprint with another server, the two nonces at another time, the name for
 * another name.
 *
 * @param fingerprint of the server's key, as the side that signs or checks has seen it itself: 64 hexadecimal digits
 * @param challenge the server's nonce
 * @param nonce the client's
 * @param name the name of the first frame, as it stood there
 */
public record SignInStatement(String fingerprint, String challenge, String nonce, String name) {
    /** The way of proving, as the challenge and the proof name it. */
    public static final String WAY = "ed25519";

    private static final String LABEL = "chat.jar sign-in 1";
    private static final int FINGERPRINT_DIGITS = 64;

    public SignInStatement {
        SessionBounds.hex("fingerprint", fingerprint, FINGERPRINT_DIGITS);
        SessionBounds.hex("nonce", challenge, KeyOffer.NONCE_DIGITS);
        SessionBounds.hex("nonce", nonce, KeyOffer.NONCE_DIGITS);
    }

    /** The bytes; all but the last part have a fixed length, so two statements never have the same. */
    public byte[] bytes() {
        return String.join("\n", LABEL, fingerprint, challenge, nonce, name).getBytes(StandardCharsets.UTF_8);
    }

    /** The signature as it goes over the wire. */
    public String signedWith(PrivateKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key);
        signature.update(bytes());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    /** Whether that is this key's signature under this statement. Takes a fraction of a millisecond: not for the loop. */
    public boolean isSigned(SignInKey key, String answer) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key.forChecking());
            signature.update(bytes());
            return signature.verify(Base64.getUrlDecoder().decode(answer));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false; // no point of the curve, no signature, no base64: all of it is no proof
        }
    }
}
