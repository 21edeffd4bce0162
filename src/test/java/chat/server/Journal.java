package chat.server;

import chat.protocol.DeviceId;
import chat.protocol.Entry;
import chat.protocol.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one member knows after many connections: what it said under which number, and what it heard on each connection, its own lines
 * among it, which are the acknowledgements. And the check of all members' journals against the history.
 */
final class Journal {
    final String name;
    final DeviceId device;
    private final TreeMap<Long, String> said = new TreeMap<>();
    private final TreeSet<Long> open = new TreeSet<>();
    private final Set<Long> acknowledged = new HashSet<>();
    private final Map<Tag, Long> numbers = new HashMap<>();
    private final List<Connection> connections = new ArrayList<>();

    /** What was heard on one connection, and which of the own lines may have been said on one before it too. */
    private record Connection(Set<Long> resent, List<Entry> heard) {}

    Journal(String name, DeviceId device) {
        this.name = name;
        this.device = device;
    }

    /** Writes down a new line; returns its number. */
    long say(String text) {
        long n = said.isEmpty() ? 1 : said.lastKey() + 1;
        said.put(n, text);
        open.add(n);
        numbers.put(Tag.of(device, n), n);
        return n;
    }

    String text(long n) {
        return said.getOrDefault(n, "");
    }

    /** Said and not acknowledged, the lowest first. */
    List<Long> unacknowledged() {
        return List.copyOf(open);
    }

    int acknowledgements() {
        return acknowledged.size();
    }

    void connected() {
        connections.add(new Connection(Set.copyOf(open), new ArrayList<>()));
    }

    /** On the last connection. */
    void heard(Entry entry) {
        connections.get(connections.size() - 1).heard.add(entry);
        Long own = numbers.get(entry.tag());
        if (own != null) {
            acknowledged.add(own);
            open.remove(own);
        }
    }

    /** What is wrong, in words; nothing if every promise was kept. */
    static List<String> faults(List<Entry> history, List<Journal> journals) {
        List<String> faults = new ArrayList<>();
        Map<Long, Entry> bySeq = new HashMap<>();
        Map<Tag, Entry> byTag = new HashMap<>();
        long expected = 1;
        for (Entry entry : history) {
            if (entry.seq() != expected) {
                faults.add("gap: seq " + entry.seq() + " follows " + (expected - 1));
            }
            expected = entry.seq() + 1;
            bySeq.put(entry.seq(), entry);
            Entry before = byTag.put(entry.tag(), entry);
            if (before != null) {
                faults.add("twice: " + before + " and " + entry);
            }
        }
        journals.forEach(journal -> journal.check(bySeq, byTag, faults));
        return faults;
    }

    private void check(Map<Long, Entry> bySeq, Map<Tag, Entry> byTag, List<String> faults) {
        for (long n : acknowledged) {
            Entry kept = byTag.get(Tag.of(device, n));
            if (kept == null || !kept.text().equals(said.get(n)) || !kept.from().equals(name)) {
                faults.add("lost: " + name + "'s " + n + ", there is " + kept);
            }
        }
        connections.forEach(connection -> check(connection, bySeq, faults));
    }

    /** Each line of the room comes once, in its order, and none is left out; only a resend may be answered with an old place. */
    private void check(Connection connection, Map<Long, Entry> bySeq, List<String> faults) {
        long last = 0;
        for (Entry entry : connection.heard) {
            Long own = numbers.get(entry.tag());
            boolean mayBeOld = own != null && connection.resent.contains(own);
            if (!mayBeOld && last != 0 && entry.seq() <= last) {
                faults.add("order: " + name + " heard " + entry.seq() + " after " + last);
            }
            if (last != 0 && entry.seq() > last + 1) {
                faults.add("missed: " + name + " heard " + entry.seq() + " after " + last);
            }
            if (!mayBeOld || (last != 0 && entry.seq() > last)) {
                last = Math.max(last, entry.seq());
            }
            if (!entry.equals(bySeq.get(entry.seq()))) {
                faults.add("different: " + name + " heard " + entry + ", there is " + bySeq.get(entry.seq()));
            }
        }
    }
}
