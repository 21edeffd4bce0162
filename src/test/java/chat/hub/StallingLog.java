package chat.hub;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A history whose answers to messages a test can hold back, or put others in their place. */
final class StallingLog implements ForwardingLog {
    private final MessageLog log;
    private final Queue<Runnable> held = new ArrayDeque<>();
    boolean stalled;
    boolean pagesWait;
    boolean pressed;
    boolean full;
    int readsMax = Integer.MAX_VALUE;
    int reads;
    UnaryOperator<Receipt> answers = UnaryOperator.identity();
    int drafts;
    /** So many questions for notes fail. */
    int notesFail;

    StallingLog(MessageLog log) {
        this.log = log;
    }

    /** Gives the answers that were held back, and those to come at once. */
    void goOn() {
        stalled = false;
        goOn(held.size());
    }

    /** Gives so many of them. */
    void goOn(int answers) {
        for (int i = 0; i < answers; i++) {
            held.remove().run();
        }
    }

    @Override
    public MessageLog behind() {
        return log;
    }

    @Override
    public boolean append(Draft draft, Consumer<Receipt> answer) {
        if (full) {
            return false;
        }
        drafts++;
        return log.append(draft, later(answer));
    }

    @Override
    public boolean lookUp(Draft draft, Consumer<Receipt> answer) {
        return !full && log.lookUp(draft, later(answer));
    }

    @Override
    public boolean notes(String aboutPrefix, Consumer<Answer<List<Note>>> answer) {
        boolean fails = notesFail > 0;
        notesFail -= fails ? 1 : 0;
        return fails
                ? log.notes(aboutPrefix, found -> answer.accept(new Answer.Failed<>("The disk is unwell.")))
                : log.notes(aboutPrefix, answer);
    }

    private Consumer<Receipt> later(Consumer<Receipt> answer) {
        return receipt -> {
            Receipt given = answers.apply(receipt);
            if (stalled) {
                held.add(() -> answer.accept(given));
            } else {
                answer.accept(given);
            }
        };
    }

    @Override
    public boolean pressed() {
        return pressed || log.pressed();
    }

    @Override
    public boolean page(PageRequest request, Consumer<Answer<Page>> answer) {
        return log.page(request, found -> {
            if (pagesWait) {
                held.add(() -> answer.accept(found));
            } else {
                answer.accept(found);
            }
        });
    }

    @Override
    public boolean visited(String user, Consumer<Answer<List<Visited>>> answer) {
        if (reads >= readsMax) {
            return false;
        }
        reads++;
        return log.visited(user, found -> {
            reads--;
            answer.accept(found);
        });
    }
}
