package chat.protocol;

import org.jspecify.annotations.Nullable;

/**
 * By what a client wants to be known: in the first frame, over TLS.
 *
 * @param key whose secret half it will prove to have
 * @param nonce its own part of what is signed, as 32 hexadecimal digits; never the same twice
 * @param invite what admits the key if the server does not know it yet; null if nothing
 */
public record KeyOffer(
        SignInKey key, String nonce, @Nullable InviteCode invite) {
    /** Hexadecimal digits of a nonce, the client's and the server's. */
    public static final int NONCE_DIGITS = 32;

    public KeyOffer {
        SessionBounds.hex("nonce", nonce, NONCE_DIGITS);
    }
}
