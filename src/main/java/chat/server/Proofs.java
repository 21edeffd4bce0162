package chat.server;

import chat.hub.ProofCheck;
import chat.net.EventLoop;
import chat.protocol.InviteCode;
import chat.protocol.SignInKey;
import chat.protocol.SignInStatement;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Checks signatures on a thread of its own, one after the other, and tells the loop. {@link #check} belongs to the loop thread; the thread
 * ends when it has had nothing to do for a while.
 */
final class Proofs implements ProofCheck, AutoCloseable {
    /** So many may wait: some 40 ms of work. */
    static final int WAITING_MAX = 256;

    private static final int RANDOM_BYTES = 16;

    private final EventLoop loop;
    private final SecureRandom random = new SecureRandom();
    private final ThreadPoolExecutor checking;

    Proofs(EventLoop loop) {
        this.loop = loop;
        this.checking =
                new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING_MAX), task -> {
                    Thread thread = new Thread(task, "proofs");
                    thread.setDaemon(true);
                    return thread;
                });
        checking.allowCoreThreadTimeOut(true);
    }

    @Override
    public String nonce() {
        return HexFormat.of().formatHex(bytes());
    }

    @Override
    public InviteCode code() {
        return InviteCode.of(bytes());
    }

    private byte[] bytes() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    @Override
    public boolean check(SignInStatement statement, SignInKey key, String answer, Consumer<Boolean> whenKnown) {
        try {
            checking.execute(() -> {
                boolean right = statement.isSigned(key, answer);
                loop.execute(() -> whenKnown.accept(right));
            });
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        }
    }

    /** What is not answered yet never will be. */
    @Override
    public void close() {
        checking.shutdownNow();
    }
}
