package chat.store;

import chat.hub.LogEntry;
import chat.hub.Page;
import chat.hub.PageRequest;
import chat.hub.RoomFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** One room of a {@link MemoryLog}. */
final class MemoryRoom {
    final String name;
    /** By seq. */
    final NavigableMap<Long, Kept> entries = new TreeMap<>();

    final Map<String, Long> readBy = new HashMap<>();
    String topic = "";
    long createdMillis;
    long usedMillis;
    long lastSeq;
    long chars;

    /** An entry under its key. */
    record Kept(long key, LogEntry entry) {}

    MemoryRoom(String name, long createdMillis, long lastSeq) {
        this.name = name;
        this.createdMillis = createdMillis;
        this.usedMillis = createdMillis;
        this.lastSeq = lastSeq;
    }

    RoomFacts facts() {
        return new RoomFacts(name, topic, createdMillis, usedMillis, firstSeq(), lastSeq);
    }

    private long firstSeq() {
        return entries.isEmpty() ? lastSeq + 1 : entries.firstKey();
    }

    Page page(PageRequest request) {
        PageRequest.Span span = request.span();
        int limit = request.limit();
        boolean before = span instanceof PageRequest.Before;
        List<LogEntry> page;
        if (span instanceof PageRequest.Before b) {
            page = before(b.seq(), limit);
        } else if (span instanceof PageRequest.After a) {
            page = from(entries.tailMap(a.seq(), false), limit);
        } else if (span instanceof PageRequest.Around a) {
            page = before(a.seq(), limit / 2);
            page.addAll(from(entries.tailMap(a.seq(), true), limit - page.size()));
        } else if (span instanceof PageRequest.From f) {
            page = from(entries.tailMap(firstAt(f.atMillis()), true), limit);
        } else {
            page = before(Long.MAX_VALUE, limit);
        }
        if (page.isEmpty()) {
            return new Page(List.of(), !entries.isEmpty() && !before, !entries.isEmpty() && before);
        }
        return new Page(
                page,
                entries.firstKey() < page.get(0).seq(),
                entries.lastKey() > page.get(page.size() - 1).seq());
    }

    private List<LogEntry> before(long seq, int limit) {
        List<LogEntry> page = from(entries.headMap(seq, false).descendingMap(), limit);
        Collections.reverse(page);
        return page;
    }

    private static List<LogEntry> from(Map<Long, Kept> some, int limit) {
        List<LogEntry> page = new ArrayList<>();
        for (Kept kept : some.values()) {
            if (page.size() == limit) {
                break;
            }
            page.add(kept.entry());
        }
        return page;
    }

    private long firstAt(long atMillis) {
        long low = firstSeq();
        long high = lastSeq + 1;
        while (low < high) {
            long middle = (low + high) >>> 1;
            Map.Entry<Long, Kept> at = entries.ceilingEntry(middle);
            if (at != null && at.getValue().entry().atMillis() < atMillis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
