package chat.store;

import chat.hub.LogEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a sender was told: its number, and the place that it got. The check of a log against all that its senders were told. */
record Acknowledged(long n, long seq, String text) {
    /** What is wrong, in words; nothing if the log kept each promise. */
    static List<String> faults(List<Acknowledged> told, List<LogEntry> log) {
        List<String> faults = new ArrayList<>();
        Map<Long, LogEntry> bySeq = new HashMap<>();
        Set<Long> numbers = new HashSet<>();
        long expected = 1;
        for (LogEntry entry : log) {
            if (entry.seq() != expected) {
                faults.add("gap: seq " + entry.seq() + " follows " + (expected - 1));
            }
            expected = entry.seq() + 1;
            bySeq.put(entry.seq(), entry);
            if (!numbers.add(entry.n())) {
                faults.add("twice: n " + entry.n());
            }
        }
        Set<Acknowledged> distinct = new HashSet<>(told);
        for (Acknowledged ack : distinct) {
            LogEntry entry = bySeq.get(ack.seq());
            if (entry == null || entry.n() != ack.n() || !entry.text().equals(ack.text())) {
                faults.add("lost: " + ack + ", there is " + entry);
            }
        }
        return faults;
    }
}
