package chat.hub;

import chat.protocol.InviteCode;
import chat.protocol.SignInKey;
import chat.protocol.SignInStatement;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.Queue;
import java.util.function.Consumer;

/** Checks signatures when the test says so, and hands out numbers instead of what nobody can guess. */
final class FakeProofs implements ProofCheck {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private long last;
    boolean full;
    boolean believesAll;
    boolean sameNonce;

    /** @param last the numbers from here on */
    FakeProofs(long last) {
        this.last = last;
    }

    long last() {
        return last;
    }

    @Override
    public String nonce() {
        return HexFormat.of().formatHex(sixteen(sameNonce ? 0 : ++last));
    }

    @Override
    public InviteCode code() {
        return InviteCode.of(sixteen(++last));
    }

    private static byte[] sixteen(long number) {
        return ByteBuffer.allocate(16).putLong(number).putLong(~number).array();
    }

    @Override
    public boolean check(SignInStatement statement, SignInKey key, String answer, Consumer<Boolean> whenKnown) {
        if (full) {
            return false;
        }
        waiting.add(() -> whenKnown.accept(believesAll || statement.isSigned(key, answer)));
        return true;
    }

    int waiting() {
        return waiting.size();
    }

    /** All that wait are answered. */
    void answer() {
        for (int left = waiting.size(); left > 0; left--) {
            waiting.remove().run();
        }
    }
}
