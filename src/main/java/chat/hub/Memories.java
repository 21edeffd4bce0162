package chat.hub;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What the history remembers of users who come: asked of so few at once that a storm of them, as after a restart, never finds the history
 * with too many questions.
 */
final class Memories {
    private static final int ASKED_AT_ONCE_MAX = 64;
    private static final long ASK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final House house;
    private final Queue<Question> waiting = new ArrayDeque<>();
    private int asked;

    private record Question(User user, Consumer<Notes.Kept> whenKnown) {}

    Memories(House house) {
        this.house = house;
    }

    /** Learns where the user has read and with whom talked, and tells the rest; never within this call. */
    void recall(User user, Consumer<Notes.Kept> whenKnown) {
        waiting.add(new Question(user, whenKnown));
        askNext();
    }

    private void askNext() {
        while (asked < ASKED_AT_ONCE_MAX && !waiting.isEmpty()) {
            if (!ask(waiting.element())) {
                if (asked == 0) {
                    house.deadlines.at(house.time.nanos() + ASK_AGAIN_NANOS, this::askNext);
                }
                return; // others ask too much; each answer tries again
            }
            waiting.remove();
        }
    }

    private boolean ask(Question question) {
        User user = question.user();
        boolean taken = house.log.visited(user.key(), answer -> {
            if (answer instanceof Answer.Found<List<Visited>> found) {
                found.value().forEach(visited -> learn(user, visited));
            }
        });
        // Reads are answered in the order of their calls: when this one is, the other was.
        boolean both = taken
                && house.notes.of(user, kept -> {
                    asked--;
                    question.whenKnown().accept(kept);
                    askNext();
                });
        asked += both ? 1 : 0;
        return both;
    }

    private void learn(User user, Visited visited) {
        if (!user.gone()) {
            user.read.merge(visited.room().room(), visited.readSeq(), Math::max);
            if (Conversation.isOne(visited.room().room())) {
                house.conversations.learn(user, visited.room());
            }
        }
    }
}
