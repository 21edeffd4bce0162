package chat.client.model;

/**
 * What was said, oldest first. Immutable; bounded by {@link #LINES_MAX} and {@link #CHARS_MAX}, beyond which the
 * oldest lines go, 64 at a time.
 */
public final class ChatLog {
    public static final int LINES_MAX = 100_000;
    /** 16 MiB where all is Latin, else twice that. */
    public static final long CHARS_MAX = 16L * 1024 * 1024;

    static final ChatLog EMPTY = new ChatLog(Sequence.empty(), 0);

    private final Sequence<LogLine> lines;
    private final long chars;

    private ChatLog(Sequence<LogLine> lines, long chars) {
        this.lines = lines;
        this.chars = chars;
    }

    public int size() {
        return lines.size();
    }

    public boolean isEmpty() {
        return lines.size() == 0;
    }

    public LogLine get(int index) {
        return lines.get(index);
    }

    /** 0 if there is none. */
    public long lastId() {
        return isEmpty() ? 0 : get(size() - 1).id();
    }

    long chars() {
        return chars;
    }

    ChatLog append(LogLine line) {
        if (line.id() <= lastId()) {
            throw new IllegalArgumentException("id " + line.id() + " after " + lastId());
        }
        Sequence<LogLine> grown = lines.append(line);
        long held = chars + line.chars();
        while ((grown.size() > LINES_MAX || held > CHARS_MAX) && grown.firstChunk() > 0) {
            for (int i = 0; i < grown.firstChunk(); i++) {
                held -= grown.get(i).chars();
            }
            grown = grown.dropFirst();
        }
        return new ChatLog(grown, held);
    }

    ChatLog replace(int index, LogLine line) {
        LogLine old = get(index);
        if (line.id() != old.id()) {
            throw new IllegalArgumentException("id " + line.id() + " for " + old.id());
        }
        return new ChatLog(lines.replace(index, line), chars + line.chars() - old.chars());
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

    /** This log with the mark of our line changed, if the line is still there. */
    ChatLog mark(long id, LogLine.Mark mark) {
        int index = indexAtOrAfter(id);
        return index < size() && get(index) instanceof LogLine.Message message && message.id() == id
                ? replace(index, message.marked(mark))
                : this;
    }
}
