package chat.client;

import chat.protocol.KeyOffer;
import chat.protocol.LinkEvent;
import chat.protocol.LinkRequest;
import chat.protocol.SignInStatement;
import java.util.Optional;

/**
 * What one connection can prove: that the key it has shown is ours, under the name it has asked for.
 *
 * @param name as it stood in the hello
 */
record Proof(Credentials by, KeyOffer shown, String name) {
    /**
     * The answer to a challenge; nothing if it asks for what we do not know.
     *
     * @param serverKey the fingerprint that this connection has seen: a server in between has another
     */
    Optional<LinkRequest.Proof> to(LinkEvent.Challenge challenge, String serverKey) {
        boolean known = challenge.ways().contains(SignInStatement.WAY);
        boolean fits = challenge.nonce().length() == KeyOffer.NONCE_DIGITS;
        if (!known || !fits) {
            return Optional.empty();
        }
        try {
            SignInStatement statement = new SignInStatement(serverKey, challenge.nonce(), shown.nonce(), name);
            return Optional.of(new LinkRequest.Proof(SignInStatement.WAY, "", by.sign(statement)));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a nonce of other signs than ours
        }
    }
}
