package chat.e2e;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what a real process will do at its own time: polls until a deadline, and then tells what it saw instead. */
public final class Await {
    /** Far more than anything needs on a machine that does nothing else; a failure is worth the wait. */
    private static final Duration DEADLINE = Duration.ofSeconds(40);

    private static final long POLL_NANOS = Duration.ofMillis(15).toNanos();

    private Await() {}

    /** Returns the first thing seen that is right. */
    public static <T> T until(String what, Supplier<T> look, Predicate<T> right) {
        return until(what, DEADLINE, look, right);
    }

    public static <T> T until(String what, Duration deadline, Supplier<T> look, Predicate<T> right) {
        long start = System.nanoTime();
        while (true) {
            T seen = look.get();
            if (right.test(seen)) {
                return seen;
            }
            if (System.nanoTime() - start > deadline.toNanos()) {
                throw new AssertionError(
                        "no " + what + " within " + deadline.toSeconds() + " s; seen at the end:\n" + seen);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
