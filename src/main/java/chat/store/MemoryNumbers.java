package chat.store;

import chat.hub.Draft;
import chat.hub.EntryKind;
import chat.hub.LogEntry;
import chat.hub.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The numbers under which entries were sent to a {@link MemoryLog}: those of entries that are there, and the last of those that went. */
final class MemoryNumbers {
    /** Numbers of entries that went; older ones are only known as "up to here". */
    static final int GONE_MAX = 100_000;

    /** Devices with something gone; of older ones nothing is known any more. */
    private static final int DEVICES_MAX = 100_000;

    /** A text up to here is kept instead of its digest: it takes hardly more room and no digesting. */
    private static final int SHORT_CHARS_MAX = 48;

    private final Map<Sent, LogEntry> kept = new HashMap<>();
    private final LinkedHashMap<Sent, Gone> gone = new LinkedHashMap<>();
    private final LinkedHashMap<String, Long> forgotten = new LinkedHashMap<>();

    private record Sent(String device, long n) {}

    private record Gone(String room, String user, long seq, long atMillis, EntryKind kind, String digest) {}

    /** What the draft's number was used for; null if it is free, or none. */
    @Nullable
    Receipt known(Draft draft) {
        if (draft.n() == 0) {
            return null;
        }
        Sent number = new Sent(draft.device(), draft.n());
        LogEntry entry = kept.get(number);
        if (entry != null) {
            return Appending.judge(draft, entry, entry.isOf(draft));
        }
        Gone was = gone.get(number);
        if (was != null) {
            boolean same = draft.isFor(was.room())
                    && was.kind() == draft.kind()
                    && was.digest().equals(digest(draft.text()));
            LogEntry again = new LogEntry(
                    was.room(),
                    was.seq(),
                    was.atMillis(),
                    was.user(),
                    draft.verified(),
                    draft.device(),
                    draft.n(),
                    draft.kind(),
                    draft.text());
            return Appending.judge(draft, again, same);
        }
        return draft.n() <= forgotten.getOrDefault(number.device(), 0L)
                ? new Receipt.Conflict(Appending.TOO_OLD)
                : null;
    }

    void added(LogEntry entry) {
        if (entry.n() > 0) {
            kept.put(number(entry), entry);
        }
    }

    /**
     * @param nowMillis 0 = not known, then nothing counts as long ago
     */
    void removed(LogEntry entry, long nowMillis) {
        if (entry.n() == 0) {
            return;
        }
        Sent number = number(entry);
        kept.remove(number);
        gone.put(
                number,
                new Gone(
                        entry.room(), entry.user(), entry.seq(), entry.atMillis(), entry.kind(), digest(entry.text())));
        forget(nowMillis);
    }

    /** Lets go of what is older than anybody has to remember, and of what is too much. */
    void forget(long nowMillis) {
        while (!gone.isEmpty()) {
            Map.Entry<Sent, Gone> eldest = gone.entrySet().iterator().next();
            boolean old = eldest.getValue().atMillis() < nowMillis - Removal.REMEMBERED_MILLIS;
            if (!old && gone.size() <= GONE_MAX) {
                return;
            }
            gone.remove(eldest.getKey());
            forgotten.merge(eldest.getKey().device(), eldest.getKey().n(), Math::max);
            if (forgotten.size() > DEVICES_MAX) {
                forgotten.remove(forgotten.keySet().iterator().next());
            }
        }
    }

    private static Sent number(LogEntry entry) {
        return new Sent(entry.device(), entry.n());
    }

    /** A short text that stands for the whole; compared, never shown. What is short already stands for itself. */
    private static String digest(String text) {
        return text.length() <= SHORT_CHARS_MAX
                ? text
                : new String(Appending.digest(text), StandardCharsets.ISO_8859_1);
    }
}
