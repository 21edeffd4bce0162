package chat.server;

import chat.hub.Answer;
import chat.hub.LogEntry;
import chat.hub.MessageLog;
import chat.hub.Page;
import chat.hub.PageRequest;
import chat.hub.RoomFacts;
import chat.store.MemoryLog;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/** The disk of the simulation: keeps what is written to it whatever becomes of the servers, and remembers it a second time to be judged. */
final class SimStore {
    private final Queue<Runnable> answers = new ArrayDeque<>();
    private final List<Write> writes = new ArrayList<>();
    private final Ledger ledger = new Ledger();
    private final boolean losesTheLast;
    private MemoryLog disk = new MemoryLog(answers::add);

    /** Something that was done to the disk. */
    private record Write(boolean line, Consumer<MessageLog> deed) {}

    SimStore(PlantedBug bug) {
        this.losesTheLast = bug == PlantedBug.LOSES_WHAT_WAS_KEPT;
    }

    /** What was ever kept. */
    Ledger ledger() {
        return ledger;
    }

    /** Does it, and has it answered, now. */
    void write(boolean line, Consumer<MessageLog> deed) {
        if (losesTheLast) {
            writes.add(new Write(line, deed));
        }
        ask(deed);
    }

    void ask(Consumer<MessageLog> question) {
        question.accept(disk);
        while (!answers.isEmpty()) {
            answers.remove().run();
        }
    }

    /** The server is gone: all that was written stays, but for a planted bug. */
    void crash() {
        if (!losesTheLast) {
            return;
        }
        int last = writes.size() - 1;
        while (last >= 0 && !writes.get(last).line()) {
            last--;
        }
        if (last >= 0) {
            writes.remove(last);
            disk = new MemoryLog(answers::add);
            ledger.forgetting(() -> writes.forEach(write -> ask(write.deed())));
        }
    }

    /** All that was ever kept is there, in its place. */
    void checkKept() {
        List<RoomFacts> rooms = new ArrayList<>();
        ask(log -> log.rooms(answer -> rooms.addAll(((Answer.Found<List<RoomFacts>>) answer).value())));
        List<LogEntry> kept = new ArrayList<>();
        for (RoomFacts room : rooms) {
            for (long after = 0; after < room.lastSeq(); ) {
                after = page(room.room(), after, kept);
            }
        }
        ledger.checkKept(kept);
    }

    private long page(String room, long after, List<LogEntry> kept) {
        List<LogEntry> page = new ArrayList<>();
        PageRequest request = new PageRequest(room, new PageRequest.After(after), PageRequest.LIMIT_MAX);
        ask(log -> log.page(
                request,
                answer -> page.addAll(((Answer.Found<Page>) answer).value().entries())));
        kept.addAll(page);
        return page.isEmpty() ? Long.MAX_VALUE : page.get(page.size() - 1).seq();
    }
}
