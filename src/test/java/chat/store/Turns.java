package chat.store;

import chat.hub.Answer;
import chat.hub.Draft;
import chat.hub.EntryKind;
import chat.hub.LogEntry;
import chat.hub.MessageLog;
import chat.hub.Page;
import chat.hub.PageRequest;
import chat.hub.ReadMark;
import chat.hub.Receipt;
import chat.hub.Retention;
import chat.hub.RoomChange;
import chat.hub.RoomFacts;
import chat.hub.Search;
import chat.hub.SearchLine;
import chat.hub.Visited;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The loop thread of a test: the thread that runs it, which runs what the log posts until what it waits for is there. */
final class Turns implements Executor {
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(60);

    /** The clock of the tests begins here; before it there is nothing. */
    static final long T0 = 1_700_000_000_000L;

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /** Runs what was posted so far. */
    void turn() {
        List<Runnable> due = new ArrayList<>();
        tasks.drainTo(due);
        due.forEach(Runnable::run);
    }

    void until(String what, BooleanSupplier done) {
        long end = System.nanoTime() + DEADLINE_NANOS;
        try {
            while (!done.getAsBoolean()) {
                Runnable task = tasks.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (task == null) {
                    throw new AssertionError("no " + what + " within the deadline");
                }
                task.run();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A question whose answer is waited for. */
    interface Question<T> {
        boolean ask(Consumer<T> answer);
    }

    <T> T answer(Question<T> question) {
        List<T> answers = new ArrayList<>();
        if (!question.ask(answers::add)) {
            throw new AssertionError("not taken");
        }
        until("answer", () -> !answers.isEmpty());
        return answers.get(0);
    }

    <T> T found(Question<Answer<T>> question) {
        Answer<T> answer = answer(question);
        if (answer instanceof Answer.Found<T> found) {
            return found.value();
        }
        throw new AssertionError(answer.toString());
    }

    Answer<RoomFacts> change(MessageLog log, RoomChange change) {
        return answer(a -> log.change(change, a));
    }

    RoomFacts changed(MessageLog log, RoomChange change) {
        return found(a -> log.change(change, a));
    }

    Answer<ReadMark> mark(MessageLog log, ReadMark mark) {
        return answer(a -> log.markRead(mark, a));
    }

    List<ReadMark> marks(MessageLog log, String user) {
        return this.<List<Visited>>found(a -> log.visited(user, a)).stream()
                .map(each -> new ReadMark(user, each.room().room(), each.readSeq()))
                .toList();
    }

    Search.Hits search(MessageLog log, Search search) {
        return found(a -> log.search(search, a));
    }

    Receipt ask(MessageLog log, Draft draft) {
        return answer(a -> log.lookUp(draft, a));
    }

    Receipt say(MessageLog log, Draft draft) {
        return answer(a -> log.append(draft, a));
    }

    LogEntry kept(MessageLog log, Draft draft) {
        Receipt receipt = say(log, draft);
        if (receipt instanceof Receipt.Committed committed) {
            return committed.entry();
        }
        throw new AssertionError(receipt.toString());
    }

    Page page(MessageLog log, String room, PageRequest.Span span, int limit) {
        return found(a -> log.page(new PageRequest(room, span, limit), a));
    }

    List<String> texts(MessageLog log, String room) {
        return page(log, room, new PageRequest.Latest(), PageRequest.LIMIT_MAX).entries().stream()
                .map(LogEntry::text)
                .toList();
    }

    Search.Hits search(MessageLog log, String line, String... rooms) {
        return found(a -> log.search(SearchLine.parse(line, Set.of(rooms), ZoneOffset.UTC, 50), a));
    }

    List<String> hits(MessageLog log, String line, String... rooms) {
        return search(log, line, rooms).entries().stream().map(LogEntry::text).toList();
    }

    long removed(MessageLog log, Retention bounds, long nowMillis) {
        Retention.Removed removed = found(a -> log.retain(bounds, nowMillis, a));
        return removed.entries();
    }

    /** Something that alice says in the lobby, at a second of its own. */
    static Draft draft(long n, String text) {
        return draft("lobby", "alice", n, text);
    }

    static Draft draft(String room, String user, long n, String text) {
        return new Draft(room, user, user + "-phone", n, EntryKind.TEXT, text, T0 + n * 1_000);
    }
}
