package chat.server;

import chat.hub.Answer;
import chat.hub.Draft;
import chat.hub.ForwardingLog;
import chat.hub.KeyBook;
import chat.hub.KeyChange;
import chat.hub.MessageLog;
import chat.hub.Note;
import chat.hub.Page;
import chat.hub.PageRequest;
import chat.hub.ReadMark;
import chat.hub.Receipt;
import chat.hub.Retention;
import chat.hub.RoomChange;
import chat.hub.RoomFacts;
import chat.hub.Search;
import chat.hub.Visited;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * One server's way to the disk of the simulation: what it writes is kept some steps later, in batches, and answered some steps after
 * that; the disk may be full, stand still, or take no more. When the server crashes, what was not kept is lost, and what was kept and
 * not answered is not. Without a disk all is kept and answered at the end of the turn.
 */
final class CrashingLog implements ForwardingLog {
    static final String EPOCH = "sim";

    private static final int WAITING_MAX = 1_000;
    private static final int PRESSED_FROM = 500;

    private final SimStore store;
    private final Random random;
    private final PlantedBug bug;
    private final boolean disk;
    private final Executor server;
    private final Queue<Runnable> writes = new ArrayDeque<>();
    private final Queue<Runnable> written = new ArrayDeque<>();
    private final Queue<Runnable> reads = new ArrayDeque<>();
    private final Queue<Runnable> found = new ArrayDeque<>();
    private final Map<String, Integer> inFlight = new HashMap<>();
    private boolean full;
    private boolean standing;
    private boolean calm;
    private boolean crashed;
    private boolean refused;
    private boolean due;

    /**
     * @param server runs the answers on the server's thread
     */
    CrashingLog(SimStore store, SimSetup setup, Executor server) {
        this.store = store;
        this.random = setup.random();
        this.bug = setup.bug();
        this.disk = setup.disk();
        this.server = server;
    }

    @Override
    public MessageLog behind() {
        throw new UnsupportedOperationException("nothing passes by the queues");
    }

    /** What the disk gets done in one step. */
    void step() {
        if (!disk) {
            return;
        }
        if (!calm && random.nextInt(40) == 0) {
            full = random.nextInt(4) == 0;
            standing = random.nextInt(3) == 0;
            refused |= standing; // it may stand longer than the server has patience
        }
        if (!standing) {
            some(writes);
            some(written);
        }
        some(reads);
        some(found);
    }

    /** The first few of them. */
    private void some(Queue<Runnable> waiting) {
        int most = calm ? waiting.size() : random.nextInt(1 + Math.min(waiting.size(), 30));
        for (int i = 0; i < most; i++) {
            waiting.remove().run();
        }
    }

    /** From now on the disk has room, and is as fast as it can be. */
    void calm() {
        calm = true;
        full = false;
        standing = false;
    }

    /** Nothing more is kept and nothing answered. */
    void crash() {
        crashed = true;
        List.of(writes, written, reads, found).forEach(Queue::clear);
        store.crash();
    }

    /** Whether somebody was, or may have been, told that something was not kept. */
    boolean refused() {
        return refused;
    }

    /** The most messages of one user that wait to be kept. */
    int inFlightMost() {
        return inFlight.values().stream().mapToInt(count -> count).max().orElse(0);
    }

    @Override
    public String epoch() {
        return EPOCH;
    }

    @Override
    public boolean pressed() {
        return writes.size() > PRESSED_FROM;
    }

    @Override
    public boolean append(Draft draft, Consumer<Receipt> answer) {
        if (writes.size() >= WAITING_MAX) {
            refused = true;
            return false;
        }
        inFlight.merge(draft.user(), 1, Integer::sum);
        Consumer<Receipt> whenDone = receipt -> {
            inFlight.merge(draft.user(), -1, Integer::sum);
            answer.accept(receipt);
        };
        if (bug == PlantedBug.ACKNOWLEDGES_BEFORE_IT_IS_KEPT) {
            store.ledger().forgetting(() -> keep(draft, whenDone));
        } else {
            write(() -> keep(draft, whenDone));
        }
        return true;
    }

    @Override
    public boolean lookUp(Draft draft, Consumer<Receipt> answer) {
        if (writes.size() >= WAITING_MAX) {
            refused = true;
            return false;
        }
        Consumer<Receipt> whenFound = told(written, receipt -> answer.accept(bug.found(draft, receipt)));
        write(() -> {
            if (!isFull(answer)) {
                store.write(false, log -> log.lookUp(draft, whenFound));
            }
        });
        return true;
    }

    private boolean isFull(Consumer<Receipt> answer) {
        if (full) {
            refused = true;
            answered(written, () -> answer.accept(new Receipt.Refused("The disk of the chat is full.")));
        }
        return full;
    }

    private void keep(Draft draft, Consumer<Receipt> answer) {
        if (isFull(answer)) {
            return;
        }
        store.write(
                true,
                log -> log.append(bug.kept(draft, store.ledger()), receipt -> {
                    if (receipt instanceof Receipt.Committed committed) {
                        store.ledger().kept(committed.entry());
                    }
                    answered(written, () -> answer.accept(receipt));
                }));
    }

    private void write(Runnable deed) {
        writes.add(deed);
        atOnceWithoutDisk();
    }

    private void read(Consumer<MessageLog> question) {
        reads.add(() -> store.ask(question));
        atOnceWithoutDisk();
    }

    private void atOnceWithoutDisk() {
        if (!disk && !due) {
            due = true;
            server.execute(() -> {
                due = false;
                for (Queue<Runnable> each : List.of(writes, written, reads, found)) {
                    for (int left = each.size(); left > 0; left--) {
                        each.remove().run();
                    }
                }
            });
        }
    }

    /** To be told later, on the server's thread; nothing is told after a crash. */
    private void answered(Queue<Runnable> by, Runnable answer) {
        Runnable ifAlive = () -> {
            if (!crashed) {
                answer.run();
            }
        };
        by.add(disk ? () -> server.execute(ifAlive) : ifAlive);
    }

    private <T> Consumer<T> told(Queue<Runnable> by, Consumer<T> answer) {
        return value -> answered(by, () -> answer.accept(value));
    }

    private <T> boolean change(Consumer<Answer<T>> answer, Consumer<MessageLog> deed) {
        write(() -> {
            if (full) {
                answered(written, () -> answer.accept(new Answer.Failed<>("The disk of the chat is full.")));
            } else {
                store.write(false, deed);
            }
        });
        return true;
    }

    @Override
    public boolean change(RoomChange change, Consumer<Answer<RoomFacts>> answer) {
        return change(answer, log -> {
            if (change instanceof RoomChange.Delete) {
                store.ledger().removed(change.room());
            }
            log.change(change, told(written, answer));
        });
    }

    @Override
    public boolean markRead(ReadMark mark, Consumer<Answer<ReadMark>> answer) {
        return change(answer, log -> log.markRead(mark, told(written, answer)));
    }

    @Override
    public boolean retain(Retention bounds, long nowMillis, Consumer<Answer<Retention.Removed>> answer) {
        return change(answer, log -> log.retain(bounds, nowMillis, told(written, answer)));
    }

    @Override
    public void note(Note note) {
        write(() -> {
            if (!full) {
                store.write(false, log -> log.note(note));
            }
        });
    }

    @Override
    public boolean rooms(Consumer<Answer<List<RoomFacts>>> answer) {
        read(log -> log.rooms(told(found, answer)));
        return true;
    }

    @Override
    public boolean visited(String user, Consumer<Answer<List<Visited>>> answer) {
        read(log -> log.visited(user, told(found, answer)));
        return true;
    }

    @Override
    public boolean notes(String aboutPrefix, Consumer<Answer<List<Note>>> answer) {
        read(log -> log.notes(aboutPrefix, told(found, answer)));
        return true;
    }

    /** Kept and told like notes. */
    @Override
    public KeyBook keys() {
        return new KeyBook() {
            @Override
            public boolean all(Consumer<Answer<Kept>> answer) {
                read(log -> log.keys().all(told(found, answer)));
                return true;
            }

            @Override
            public boolean keep(KeyChange change, Consumer<Answer<KeyChange>> answer) {
                return change(answer, log -> log.keys().keep(change, told(written, answer)));
            }
        };
    }

    @Override
    public boolean page(PageRequest request, Consumer<Answer<Page>> answer) {
        read(log -> log.page(request, told(found, answer)));
        return true;
    }

    @Override
    public boolean search(Search search, Consumer<Answer<Search.Hits>> answer) {
        read(log -> log.search(search, told(found, answer)));
        return true;
    }

    @Override
    public void close() {
        // The server's end; the disk outlives it.
    }
}
