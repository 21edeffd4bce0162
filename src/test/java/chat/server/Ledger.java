package chat.server;

import chat.hub.Draft;
import chat.hub.LogEntry;
import chat.protocol.DeviceId;
import chat.protocol.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the disk of the simulation has ever kept, in the moment in which it did, and the judgement of what clients are told of it: all of
 * it was kept before, once, in one order, and nobody is told what is not theirs. Every line names its sender's client and number.
 */
final class Ledger {
    private static final String LOBBY = "lobby";

    private final Map<String, TreeMap<Long, LogEntry>> places = new HashMap<>();
    private final Map<String, LogEntry> byNumber = new HashMap<>();
    private final Map<String, LogEntry> byLine = new HashMap<>();
    private final Map<String, List<LogEntry>> privately = new HashMap<>();
    private final Map<String, Long> goneUpTo = new HashMap<>();
    private final Map<String, Long> goneNumbers = new HashMap<>();
    private boolean forgetting;

    /** Does something of which nothing is remembered here. */
    void forgetting(Runnable deed) {
        forgetting = true;
        deed.run();
        forgetting = false;
    }

    /** It was kept in this moment. */
    void kept(LogEntry entry) {
        if (forgetting) {
            return;
        }
        TreeMap<Long, LogEntry> place = places.computeIfAbsent(entry.room(), any -> new TreeMap<>());
        long last = place.isEmpty() ? 0 : place.lastKey();
        if (entry.seq() != last + 1) {
            throw new AssertionError("a line is lost: after " + last + " was kept " + entry);
        }
        place.put(entry.seq(), entry);
        LogEntry before = entry.n() == 0 ? null : byNumber.put(number(entry.device(), entry.n()), entry);
        if (entry.room().equals(LOBBY) || !entry.device().isEmpty()) {
            LogEntry same = byLine.put(Transcript.Line.of(entry.text()).id(), entry);
            before = before == null ? same : before;
        }
        if (entry.room().startsWith("@")) {
            privately.computeIfAbsent(entry.text(), any -> new ArrayList<>()).add(entry);
        }
        if (before != null) {
            throw new AssertionError("kept twice: " + before + " and " + entry);
        }
    }

    /** The room was removed with all that was said there. */
    void removed(String room) {
        goneUpTo.put(room, last(room));
        for (LogEntry entry : places.getOrDefault(room, new TreeMap<>()).values()) {
            goneNumbers.merge(entry.device(), entry.n(), Math::max);
        }
    }

    private boolean isGone(LogEntry entry) {
        return entry.seq() <= goneUpTo.getOrDefault(entry.room(), 0L);
    }

    /** Whether that one or a later one was removed: 30 days after, which pass at once here, nobody knows any more which were used up to it. */
    boolean mayBeForgotten(DeviceId device, long n) {
        return n <= goneNumbers.getOrDefault(device.hex(), 0L);
    }

    /** Whether something was kept under the number of that draft. */
    boolean has(Draft draft) {
        return draft.n() > 0 && byNumber.containsKey(number(draft.device(), draft.n()));
    }

    /** Whether it was, from somebody called otherwise. */
    boolean hasUnderAnotherName(Draft draft) {
        LogEntry entry = byNumber.get(number(draft.device(), draft.n()));
        return draft.n() > 0 && entry != null && !entry.user().equals(draft.user());
    }

    /** Whether that was kept. */
    boolean has(DeviceId device, long n) {
        return byNumber.containsKey(number(device.hex(), n));
    }

    private static String number(String device, long n) {
        return device + "." + n;
    }

    /** The last place of that room; 0 if nothing was kept there. */
    long last(String room) {
        TreeMap<Long, LogEntry> place = places.get(room);
        return place == null ? 0 : place.lastKey();
    }

    /**
     * A legacy member heard that, and before it the line at that place.
     *
     * @param before 0 = it heard nothing before
     * @return the place
     */
    long heardInLobby(Transcript.Line line, long before) {
        LogEntry entry = byLine.get(line.id());
        if (entry == null || !entry.room().equals(LOBBY)) {
            throw new AssertionError(line.text() + " was heard before it was kept");
        }
        if (before > 0 && entry.seq() != before + 1) {
            throw new AssertionError(line.text() + " was heard after " + before + " and stands at " + entry.seq());
        }
        return entry.seq();
    }

    /** A client was told that this was said in that room. */
    void toldOf(String who, String room, Entry told) {
        LogEntry entry = places.getOrDefault(room, new TreeMap<>()).get(told.seq());
        if (entry == null) {
            throw new AssertionError(who + " was told before it was kept, in " + room + ": " + told);
        }
        if (!isOf(told, entry) || !told.from().equals(entry.user())) {
            throw new AssertionError(who + " was told, in " + room + ", " + told + " where it is kept as " + entry);
        }
    }

    /**
     * A client of that device was told that this was said in private.
     *
     * @return by what the log knows the conversation
     */
    String toldInPrivate(String who, DeviceId device, Entry told) {
        List<LogEntry> same = privately.getOrDefault(told.text(), List.of());
        if (same.isEmpty()) {
            throw new AssertionError(who + " was told before it was kept, in private: " + told);
        }
        String theirs = ":" + device.installation();
        return same.stream()
                .filter(entry -> isOf(told, entry) && entry.room().contains(theirs))
                .findFirst()
                .orElseThrow(() -> new AssertionError(who + " was told what is not theirs: " + told + " of " + same))
                .room();
    }

    private static boolean isOf(Entry told, LogEntry entry) {
        return told.seq() == entry.seq()
                && told.at() == entry.atMillis()
                && told.text().equals(entry.text());
    }

    /** All that was kept is there still, as it was, and nothing else; but for what went with its room, or is to go with a legacy user. */
    void checkKept(List<LogEntry> there) {
        Set<LogEntry> all = new HashSet<>(there);
        if (all.size() != there.size()) {
            throw new AssertionError("something is there twice in " + there);
        }
        for (TreeMap<Long, LogEntry> place : places.values()) {
            for (LogEntry entry : place.values()) {
                if (!all.remove(entry) && !isGone(entry)) {
                    throw new AssertionError("a line is lost: " + entry);
                }
            }
        }
        if (!all.isEmpty()) {
            throw new AssertionError("kept without anybody's knowledge: " + all);
        }
    }
}
