package chat.client;

import chat.protocol.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Ranges of seqs that are not here and are to be fetched: apart from each other, lowest first. */
final class Holes {
    /** From {@code first} to {@code last}, both among them. */
    record Range(long first, long last) {
        Range {
            if (first < 1 || last < first) {
                throw new IllegalArgumentException("range from " + first + " to " + last);
            }
        }

        long size() {
            return last - first + 1;
        }

        boolean contains(Entry entry) {
            return entry.seq() >= first && entry.seq() <= last;
        }
    }

    private final TreeMap<Long, Long> ranges = new TreeMap<>();

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** Adds a range that overlaps with none. */
    void add(Range range) {
        ranges.put(range.first(), range.last());
    }

    Range oldest() {
        Map.Entry<Long, Long> entry = ranges.firstEntry();
        return new Range(entry.getKey(), entry.getValue());
    }

    Range newest() {
        Map.Entry<Long, Long> entry = ranges.lastEntry();
        return new Range(entry.getKey(), entry.getValue());
    }

    /** Cuts all from {@code first} to {@code last} out; returns what of it there was, lowest first. */
    List<Range> cut(long first, long last) {
        List<Range> found = new ArrayList<>();
        Map.Entry<Long, Long> before = ranges.floorEntry(first);
        long from = before != null && before.getValue() >= first ? before.getKey() : first;
        for (Map.Entry<Long, Long> entry :
                List.copyOf(ranges.subMap(from, true, last, true).entrySet())) {
            long low = entry.getKey();
            long high = entry.getValue();
            found.add(new Range(Math.max(low, first), Math.min(high, last)));
            ranges.remove(low);
            if (low < first) {
                ranges.put(low, first - 1);
            }
            if (high > last) {
                ranges.put(last + 1, high);
            }
        }
        return found;
    }
}
