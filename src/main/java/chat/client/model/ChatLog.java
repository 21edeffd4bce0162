package chat.client.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What was said, oldest first, and below it our own lines that nobody has acknowledged. Immutable; bounded by
 * {@link #LINES_MAX} and {@link #CHARS_MAX}, beyond which the oldest lines go, some 64 at a time.
 *
 * <p>Ids grow along the log and are places, not numbers in the order in which the lines came. The entry with the seq n has
 * the n-th of places that are {@link #PLACES_A_SEQ} apart; what is not an entry stands behind the one before it, however
 * late the entries around it come. A line that waits for its acknowledgement stands below all others, and goes to its
 * place when it has one: then no line that is acknowledged in order moves on the screen.
 */
public final class ChatLog {
    public static final int LINES_MAX = 100_000;
    /** 16 MiB where all is Latin, else twice that. */
    public static final long CHARS_MAX = 16L * 1024 * 1024;

    /** So many lines that are no entries can stand behind an entry. */
    static final long PLACES_A_SEQ = 1L << 24;
    /** No server counts so far; beyond it the places would run out. */
    static final long SEQ_MAX = 1L << 36;

    static final ChatLog EMPTY = new ChatLog(Sequence.empty(), List.of(), 0, 0);

    private static final int OLDEST_LINES = 64;

    /** Lines that wait have places from here on. */
    private static final long WAITING = 1L << 62;

    private final Sequence<LogLine> lines;
    private final List<LogLine.Message> waiting;
    private final long chars;
    /** The place from which seqs are counted: not 0 if the server has begun anew. */
    private final long origin;

    private ChatLog(Sequence<LogLine> lines, List<LogLine.Message> waiting, long chars, long origin) {
        this.lines = lines;
        this.waiting = waiting;
        this.chars = chars;
        this.origin = origin;
    }

    /** With the lines that wait. */
    public int size() {
        return lines.size() + waiting.size();
    }

    public boolean isEmpty() {
        return size() == 0;
    }

    public LogLine get(int index) {
        return index < lines.size() ? lines.get(index) : waiting.get(index - lines.size());
    }

    /** How many lines have their place; those that wait come after them. */
    public int placed() {
        return lines.size();
    }

    /** The last line that has its place; 0 if there is none. */
    public long lastId() {
        return lines.size() == 0 ? 0 : lines.get(lines.size() - 1).id();
    }

    long chars() {
        return chars;
    }

    /** The place behind all lines but those that wait. */
    long nextId() {
        return Math.max(lastId(), origin) + 1;
    }

    /** The place of an entry. */
    public long idOf(long seq) {
        return origin + seq * PLACES_A_SEQ;
    }

    /** The place of our line while it waits, by the number of its letter. */
    static long idOfWaiting(long letter) {
        return WAITING + letter;
    }

    /** The server counts from 1 again: all that is here is older than what comes. */
    ChatLog anew() {
        long rounded = (lastId() / PLACES_A_SEQ + 1) * PLACES_A_SEQ;
        boolean fits = rounded <= WAITING - SEQ_MAX * PLACES_A_SEQ - PLACES_A_SEQ;
        return fits ? new ChatLog(lines, waiting, chars, rounded) : new ChatLog(Sequence.empty(), waiting, 0, 0);
    }

    /** What would run into the next entry's place is left out: sixteen million lines of noise without a word. */
    ChatLog append(LogLine line) {
        if (line.id() <= lastId()) {
            throw new IllegalArgumentException("id " + line.id() + " after " + lastId());
        }
        return new ChatLog(lines.append(line), waiting, chars + line.chars(), origin).bounded();
    }

    ChatLog replace(int index, LogLine line) {
        LogLine old = lines.get(index);
        if (line.id() != old.id()) {
            throw new IllegalArgumentException("id " + line.id() + " for " + old.id());
        }
        return new ChatLog(lines.replace(index, line), waiting, chars + line.chars() - old.chars(), origin);
    }

    /** Other lines in place of those from {@code from} up to (not into) {@code to}; their ids must fit in. */
    ChatLog splice(int from, int to, List<LogLine> with) {
        long held = chars;
        for (int i = from; i < to; i++) {
            held -= lines.get(i).chars();
        }
        long before = from == 0 ? 0 : lines.get(from - 1).id();
        for (LogLine line : with) {
            if (line.id() <= before) {
                throw new IllegalArgumentException("id " + line.id() + " after " + before);
            }
            before = line.id();
            held += line.chars();
        }
        if (to < lines.size() && lines.get(to).id() <= before) {
            throw new IllegalArgumentException(
                    "id " + before + " before " + lines.get(to).id());
        }
        return new ChatLog(lines.splice(from, to, with), waiting, held, origin).bounded();
    }

    /** Where the line with this id is, or the first after it; {@link #size} if all are older. */
    public int indexAtOrAfter(long id) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (get(middle).id() < id) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The index of the line with this id, -1 if it is not here. */
    int find(long id) {
        int index = indexAtOrAfter(id);
        return index < size() && get(index).id() == id ? index : -1;
    }

    /** Our line, below all others from now on. */
    ChatLog waits(LogLine.Message line) {
        List<LogLine.Message> more = new ArrayList<>(waiting);
        more.add(line);
        return new ChatLog(lines, List.copyOf(more), chars, origin);
    }

    /** Without a line that waited. */
    ChatLog waitsNoMore(long id) {
        List<LogLine.Message> fewer = new ArrayList<>(waiting);
        fewer.removeIf(line -> line.id() == id);
        return new ChatLog(lines, List.copyOf(fewer), chars, origin);
    }

    List<LogLine.Message> waiting() {
        return waiting;
    }

    /** Without some of the oldest lines, but with the newest that has its place; the same if there is no other. */
    ChatLog withoutOldest() {
        int count = Math.min(OLDEST_LINES, lines.size() - 1);
        return count < 1 ? this : splice(0, count, List.of());
    }

    private ChatLog bounded() {
        Sequence<LogLine> kept = lines;
        long held = chars;
        while ((kept.size() > LINES_MAX || held > CHARS_MAX) && kept.firstChunk() > 0) {
            for (int i = 0; i < kept.firstChunk(); i++) {
                held -= kept.get(i).chars();
            }
            kept = kept.dropFirst();
        }
        return kept == lines ? this : new ChatLog(kept, waiting, held, origin);
    }
}
