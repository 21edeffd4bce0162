package chat.hub;

import chat.protocol.InviteCode;
import chat.protocol.SignInKey;
import chat.protocol.SignInStatement;
import java.util.function.Consumer;

/** What signing in with a key needs from outside: randomness, and somebody to check signatures while the loop goes on. */
public interface ProofCheck {
    /** 128 bits that nobody can guess, as 32 hexadecimal digits. */
    String nonce();

    /** One that nobody can guess. */
    InviteCode code();

    /**
     * Finds out whether that is this key's signature, and has it answered on the loop.
     *
     * @return false when too many are waiting: then nothing is answered
     */
    boolean check(SignInStatement statement, SignInKey key, String answer, Consumer<Boolean> whenKnown);
}
