package chat.hub;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A history whose answers to messages a test can hold back, or put others in their place. */
final class StallingLog implements MessageLog {
    private final MessageLog log;
    private final Queue<Runnable> held = new ArrayDeque<>();
    boolean stalled;
    boolean pressed;
    boolean full;
    int readsMax = Integer.MAX_VALUE;
    int reads;
    UnaryOperator<Receipt> answers = UnaryOperator.identity();
    int drafts;

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
    public boolean append(Draft draft, Consumer<Receipt> answer) {
        if (full) {
            return false;
        }
        drafts++;
        return log.append(draft, receipt -> {
            Receipt given = answers.apply(receipt);
            if (stalled) {
                held.add(() -> answer.accept(given));
            } else {
                answer.accept(given);
            }
        });
    }

    @Override
    public String epoch() {
        return log.epoch();
    }

    @Override
    public boolean pressed() {
        return pressed || log.pressed();
    }

    @Override
    public boolean change(RoomChange change, Consumer<Answer<RoomFacts>> answer) {
        return log.change(change, answer);
    }

    @Override
    public boolean markRead(ReadMark mark, Consumer<Answer<ReadMark>> answer) {
        return log.markRead(mark, answer);
    }

    @Override
    public boolean retain(Retention bounds, long nowMillis, Consumer<Answer<Retention.Removed>> answer) {
        return log.retain(bounds, nowMillis, answer);
    }

    @Override
    public boolean rooms(Consumer<Answer<List<RoomFacts>>> answer) {
        return log.rooms(answer);
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

    @Override
    public void note(Note note) {
        log.note(note);
    }

    @Override
    public boolean notes(String aboutPrefix, Consumer<Answer<List<Note>>> answer) {
        return log.notes(aboutPrefix, answer);
    }

    @Override
    public boolean page(PageRequest request, Consumer<Answer<Page>> answer) {
        return log.page(request, answer);
    }

    @Override
    public boolean search(Search search, Consumer<Answer<Search.Hits>> answer) {
        return log.search(search, answer);
    }

    @Override
    public void close() {
        log.close();
    }
}
