package chat.store;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something asked of a store thread: made on the loop, done on the store thread, answered on the loop. The queue between them
 * hands it over; nobody touches it at the same time.
 *
 * @param <T> what is answered
 */
final class Job<T> {
    private final Work<T> work;
    private final Function<StoreProblem, T> otherwise;
    private final Consumer<T> answer;

    private @Nullable T outcome;

    /** The part on the store thread. */
    interface Work<T> {
        T run() throws SQLException;
    }

    /**
     * @param otherwise what is answered when the work could not be done
     */
    Job(Work<T> work, Function<StoreProblem, T> otherwise, Consumer<T> answer) {
        this.work = work;
        this.otherwise = otherwise;
        this.answer = answer;
    }

    /** Does something on the store thread and answers nobody. */
    static Job<?> last(Runnable deed) {
        return new Job<>(
                () -> {
                    deed.run();
                    return Boolean.TRUE;
                },
                problem -> {
                    deed.run();
                    return Boolean.FALSE;
                },
                nothing -> {});
    }

    void run() throws SQLException {
        outcome = work.run();
    }

    void fail(StoreProblem problem) {
        outcome = otherwise.apply(problem);
    }

    /** On the loop, once. */
    static void answerAll(List<Job<?>> done) {
        runAll(done.stream().<Runnable>map(job -> job::answer).toList());
    }

    /** Each is run, whatever one before it threw; the first throw goes on when all are through. */
    static void runAll(List<Runnable> tasks) {
        RuntimeException thrown = null;
        for (Runnable task : tasks) {
            try {
                task.run();
            } catch (RuntimeException e) {
                thrown = thrown == null ? e : thrown;
            }
        }
        if (thrown != null) {
            throw thrown;
        }
    }

    private void answer() {
        T known = outcome;
        if (known == null) {
            throw new IllegalStateException("a job was answered before it was done");
        }
        answer.accept(known);
    }
}
