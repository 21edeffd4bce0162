package chat.store;

import chat.hub.Answer;
import chat.hub.Draft;
import chat.hub.KeyBook;
import chat.hub.LogEntry;
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
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A log that lives as long as the process, for {@code --history off}: the same behaviour in bounded memory. Loop thread only;
 * answers still come as a task, so that nobody is answered while asking.
 */
public final class MemoryLog implements MessageLog {
    /** Most entries of a room; beyond it, as beyond the other bounds, the oldest goes. */
    static final int ROOM_ENTRIES_MAX = 10_000;

    static final long ROOM_CHARS_MAX = 8L * 1024 * 1024;
    static final int ENTRIES_MAX = 100_000;
    static final long CHARS_MAX = 64L * 1024 * 1024;

    /** What an entry takes besides its text, roughly, bytes. */
    private static final int ENTRY_BYTES = 200;

    /** Removed rooms that are remembered, with the last place given there. */
    private static final int REMOVED_ROOMS_MAX = 10_000;

    private final Executor loop;
    private final String epoch = UUID.randomUUID().toString();
    private final Map<String, MemoryRoom> rooms = new TreeMap<>();
    private final MemoryNotes notes = new MemoryNotes();
    private final MemoryEntries entries = new MemoryEntries();
    private final LinkedHashMap<String, Long> removedRooms = new LinkedHashMap<>();
    private final MemoryNumbers numbers = new MemoryNumbers();
    private final Deque<MemorySearch> searches = new ArrayDeque<>();
    private final MemoryAnswers answers;
    private final KeyBook keys;
    private boolean closed;

    /**
     * @param loop where answers are given
     */
    public MemoryLog(Executor loop) {
        this.loop = loop;
        this.answers = new MemoryAnswers(loop);
        this.keys = new MemoryKeys(answers);
    }

    @Override
    public String epoch() {
        return epoch;
    }

    @Override
    public boolean pressed() {
        return answers.size() >= WRITES_WAITING_MAX / 2;
    }

    @Override
    public boolean append(Draft draft, Consumer<Receipt> answer) {
        checkOpen();
        if (answers.size() >= WRITES_WAITING_MAX) {
            return false;
        }
        answers.add(answer, keep(draft));
        return true;
    }

    @Override
    public boolean lookUp(Draft draft, Consumer<Receipt> answer) {
        return later(WRITES_WAITING_MAX, answer, () -> {
            Receipt known = numbers.known(draft);
            return known == null ? new Receipt.Unknown() : known;
        });
    }

    private Receipt keep(Draft draft) {
        Receipt known = numbers.known(draft);
        if (known != null) {
            return known;
        }
        MemoryRoom room = room(draft.room(), draft.atMillis());
        LogEntry entry = draft.at(++room.lastSeq);
        room.usedMillis = Math.max(room.usedMillis, entry.atMillis());
        room.add(entries.add(entry));
        numbers.added(entry);
        while (room.entries.size() > ROOM_ENTRIES_MAX || room.chars > ROOM_CHARS_MAX) {
            removeFirst(room, 0);
        }
        while (entries.size() > ENTRIES_MAX || entries.chars() > CHARS_MAX) {
            removeOldest(0);
        }
        return new Receipt.Committed(entry);
    }

    private MemoryRoom room(String name, long atMillis) {
        MemoryRoom room = rooms.get(name);
        if (room == null) {
            Long lastSeq = removedRooms.remove(name);
            room = new MemoryRoom(name, atMillis, lastSeq == null ? 0 : lastSeq);
            rooms.put(name, room);
        }
        return room;
    }

    /** A room always loses its first entries, never some in the middle. */
    private void removeOldest(long nowMillis) {
        LogEntry oldest = entries.oldest();
        MemoryRoom room = room(oldest.room(), 0);
        while (room.firstSeq() <= oldest.seq()) {
            removeFirst(room, nowMillis);
        }
    }

    private void removeFirst(MemoryRoom room, long nowMillis) {
        MemoryEntries.Kept first = room.removeFirst();
        entries.remove(first);
        numbers.removed(first.entry, nowMillis);
    }

    @Override
    public boolean change(RoomChange change, Consumer<Answer<RoomFacts>> answer) {
        return later(WRITES_WAITING_MAX, answer, () -> changed(change));
    }

    private Answer<RoomFacts> changed(RoomChange change) {
        if (change instanceof RoomChange.Create create) {
            return new Answer.Found<>(room(create.room(), create.atMillis()).facts());
        }
        MemoryRoom room = rooms.get(change.room());
        if (room == null) {
            return new Answer.Failed<>("There is no room " + change.room() + ".");
        }
        if (change instanceof RoomChange.Topic topic) {
            room.topic = topic.topic();
            return new Answer.Found<>(room.facts());
        }
        RoomFacts before = room.facts();
        while (!room.entries.isEmpty()) {
            removeFirst(room, 0);
        }
        rooms.remove(room.name);
        removedRooms.put(room.name, room.lastSeq);
        if (removedRooms.size() > REMOVED_ROOMS_MAX) {
            removedRooms.remove(removedRooms.keySet().iterator().next());
        }
        return new Answer.Found<>(before);
    }

    @Override
    public boolean markRead(ReadMark mark, Consumer<Answer<ReadMark>> answer) {
        return later(WRITES_WAITING_MAX, answer, () -> marked(mark));
    }

    private Answer<ReadMark> marked(ReadMark mark) {
        MemoryRoom room = rooms.get(mark.room());
        if (room == null) {
            return new Answer.Failed<>("There is no room " + mark.room() + ".");
        }
        long seq = room.readBy.merge(mark.user(), Math.min(mark.seq(), room.lastSeq), Math::max);
        return new Answer.Found<>(new ReadMark(mark.user(), mark.room(), seq));
    }

    @Override
    public boolean retain(Retention bounds, long nowMillis, Consumer<Answer<Retention.Removed>> answer) {
        return later(WRITES_WAITING_MAX, answer, () -> retained(bounds, nowMillis));
    }

    private Answer<Retention.Removed> retained(Retention bounds, long nowMillis) {
        int before = entries.size();
        while (entries.size() > 0
                && bounds.ageMillisMax() < nowMillis - entries.oldest().atMillis()) {
            removeOldest(nowMillis);
        }
        while (entries.size() > 0 && entries.chars() + (long) entries.size() * ENTRY_BYTES > bounds.bytesMax()) {
            removeOldest(nowMillis);
        }
        numbers.forget(nowMillis);
        notes.forgetBefore(Removal.notedBefore(bounds, nowMillis));
        return new Answer.Found<>(new Retention.Removed(before - entries.size()));
    }

    @Override
    public boolean rooms(Consumer<Answer<List<RoomFacts>>> answer) {
        return later(
                READS_WAITING_MAX,
                answer,
                () -> new Answer.Found<>(
                        rooms.values().stream().map(MemoryRoom::facts).toList()));
    }

    @Override
    public boolean visited(String user, Consumer<Answer<List<Visited>>> answer) {
        return later(WRITES_WAITING_MAX + READS_WAITING_MAX, answer, () -> {
            List<Visited> visited = new ArrayList<>();
            for (MemoryRoom room : rooms.values()) {
                Long seq = room.readBy.get(user);
                if (seq != null) {
                    visited.add(new Visited(room.facts(), seq));
                }
            }
            return new Answer.Found<>(visited);
        });
    }

    @Override
    public void note(Note note) {
        checkOpen();
        notes.take(note);
    }

    @Override
    public boolean notes(String aboutPrefix, Consumer<Answer<List<Note>>> answer) {
        return later(
                WRITES_WAITING_MAX + READS_WAITING_MAX,
                answer,
                () -> new Answer.Found<>(notes.startingWith(aboutPrefix)));
    }

    @Override
    public KeyBook keys() {
        return keys;
    }

    @Override
    public boolean page(PageRequest request, Consumer<Answer<Page>> answer) {
        return later(WRITES_WAITING_MAX + READS_WAITING_MAX, answer, () -> {
            MemoryRoom room = rooms.get(request.room());
            return new Answer.Found<>(room == null ? Page.EMPTY : room.page(request));
        });
    }

    @Override
    public boolean search(Search search, Consumer<Answer<Search.Hits>> answer) {
        checkOpen();
        if (searches.size() >= READS_WAITING_MAX) {
            return false;
        }
        searches.add(new MemorySearch(search, answer));
        if (searches.size() == 1) {
            loop.execute(this::lookFurther);
        }
        return true;
    }

    /** One slice a turn, so that nobody else waits for it. */
    private void lookFurther() {
        MemorySearch search = searches.getFirst();
        boolean done = search.slice(entries);
        if (done) {
            searches.remove();
        }
        if (!searches.isEmpty()) {
            loop.execute(this::lookFurther);
        }
        if (done) {
            search.answer();
        }
    }

    private <T> boolean later(int waitingMax, Consumer<T> answer, Supplier<T> deed) {
        checkOpen();
        if (answers.size() >= waitingMax) {
            return false;
        }
        answers.add(answer, deed.get());
        return true;
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the history is closed");
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
