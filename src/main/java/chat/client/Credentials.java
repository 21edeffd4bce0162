package chat.client;

import chat.protocol.InviteCode;
import chat.protocol.KeyOffer;
import chat.protocol.SignInStatement;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * By what the user is known to servers elsewhere: the key of this installation, and an invitation until it was used. Loop thread only; the
 * key's file is read, and made where there is none, on a thread of its own, before the first hello that needs it.
 */
final class Credentials {
    private static final int NONCE_BYTES = 16;

    /** Nothing to show. */
    static final Credentials NONE = new Credentials(null, null);

    private final @Nullable Path folder;
    private final SecureRandom random = new SecureRandom();
    private @Nullable InviteCode invite;
    private @Nullable SignInKeyFile key;

    /**
     * @param folder where the key is; null: there is nowhere to keep one, and none is shown
     */
    Credentials(@Nullable Path folder, @Nullable InviteCode invite) {
        this.folder = folder;
        this.invite = invite;
    }

    /** What a hello shows of them. */
    sealed interface Shown {
        /** The key; null if there is none to show. */
        record Offer(@Nullable KeyOffer key) implements Shown {}

        /** There is a key that must not be used, a sentence without its full stop. */
        record Unusable(String sentence) implements Shown {}
    }

    /** What to show on the next connection: told within the call, or by the loop when the key has been read. */
    void offer(Executor loop, Consumer<Shown> answer) {
        Path where = folder;
        if (where == null) {
            answer.accept(new Shown.Offer(null));
        } else if (key != null) {
            answer.accept(shown(key));
        } else {
            Thread thread = new Thread(() -> read(where, loop, answer), "chat-key");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void read(Path where, Executor loop, Consumer<Shown> answer) {
        try {
            SignInKeyFile found = SignInKeyFile.in(where);
            loop.execute(() -> {
                key = found;
                answer.accept(shown(found));
            });
        } catch (IOException problem) {
            String sentence = LinkProblems.withoutStop(String.valueOf(problem.getMessage()));
            loop.execute(() -> answer.accept(new Shown.Unusable(sentence)));
        }
    }

    private Shown shown(SignInKeyFile of) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return new Shown.Offer(new KeyOffer(of.open(), HexFormat.of().formatHex(nonce), invite));
    }

    /** The proof that the key is ours. Takes a fraction of a millisecond. */
    String sign(SignInStatement statement) {
        SignInKeyFile known = key;
        if (known == null) {
            throw new IllegalStateException("asked to sign before there was a key");
        }
        try {
            return statement.signedWith(known.secret());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that could sign cannot sign any more", e);
        }
    }

    /** The server knows us by our key: the invitation has done its work. */
    void known() {
        invite = null;
    }
}
