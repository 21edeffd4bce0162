package chat.store;

import chat.hub.LogEntry;
import chat.hub.Page;
import chat.hub.PageRequest;
import chat.hub.RoomFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One room of a {@link MemoryLog}. */
final class MemoryRoom {
    final String name;
    /** In the order of their seq, which has no gap. */
    final Ring<MemoryEntries.Kept> entries = new Ring<>();

    final Map<String, Long> readBy = new HashMap<>();
    String topic = "";
    long createdMillis;
    long usedMillis;
    long lastSeq;
    long chars;

    MemoryRoom(String name, long createdMillis, long lastSeq) {
        this.name = name;
        this.createdMillis = createdMillis;
        this.usedMillis = createdMillis;
        this.lastSeq = lastSeq;
    }

    void add(MemoryEntries.Kept last) {
        entries.add(last);
        chars += last.chars;
    }

    MemoryEntries.Kept removeFirst() {
        MemoryEntries.Kept first = entries.removeFirst();
        chars -= first.chars;
        return first;
    }

    RoomFacts facts() {
        return new RoomFacts(name, topic, createdMillis, usedMillis, firstSeq(), lastSeq);
    }

    /** The first seq that is there; the next to come if none is. */
    long firstSeq() {
        return lastSeq + 1 - entries.size();
    }

    Page page(PageRequest request) {
        PageRequest.Span span = request.span();
        int limit = request.limit();
        long end = lastSeq + 1;
        if (span instanceof PageRequest.Before b) {
            long to = Math.min(b.seq(), end);
            return page(to - limit, to, true);
        } else if (span instanceof PageRequest.After a) {
            return page(Math.min(a.seq(), lastSeq) + 1, limit);
        } else if (span instanceof PageRequest.Around a) {
            return page(Math.min(a.seq(), end) - limit / 2, limit);
        } else if (span instanceof PageRequest.From f) {
            return page(firstAt(f.atMillis()), limit);
        }
        return page(end - limit, limit);
    }

    private Page page(long from, int limit) {
        long first = Math.max(from, firstSeq());
        return page(first, Math.min(first + limit, lastSeq + 1), false);
    }

    /**
     * @param from may be before the first
     * @param to behind the last of the page
     * @param backward on which side the others are, if the page is empty
     */
    private Page page(long from, long to, boolean backward) {
        List<LogEntry> page = new ArrayList<>();
        for (long seq = Math.max(from, firstSeq()); seq < to; seq++) {
            page.add(at(seq));
        }
        if (page.isEmpty()) {
            return new Page(page, !entries.isEmpty() && !backward, !entries.isEmpty() && backward);
        }
        return new Page(
                page,
                firstSeq() < page.get(0).seq(),
                lastSeq > page.get(page.size() - 1).seq());
    }

    private LogEntry at(long seq) {
        return entries.get((int) (seq - firstSeq())).entry;
    }

    private long firstAt(long atMillis) {
        long low = firstSeq();
        long high = lastSeq + 1;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (at(middle).atMillis() < atMillis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
