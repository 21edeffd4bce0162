package chat.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** What a {@link MemoryLog} knows at once and tells as a task of the loop, in order, so that nobody is answered while asking. */
final class MemoryAnswers {
    private final Executor loop;
    private final Runnable answerAll = this::answerAll;
    private List<Runnable> due = new ArrayList<>();

    /** One of them. */
    private record Due<T>(Consumer<T> answer, T outcome) implements Runnable {
        @Override
        public void run() {
            answer.accept(outcome);
        }
    }

    MemoryAnswers(Executor loop) {
        this.loop = loop;
    }

    int size() {
        return due.size();
    }

    <T> void add(Consumer<T> answer, T outcome) {
        due.add(new Due<>(answer, outcome));
        if (due.size() == 1) {
            loop.execute(answerAll);
        }
    }

    private void answerAll() {
        List<Runnable> now = due;
        due = new ArrayList<>();
        Job.runAll(now);
    }
}
