package chat.server;

import chat.protocol.Limit;
import chat.protocol.Limits;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What must hold after every step of the simulation: no more is held than was promised, nobody is heard faster than the pace allows, and
 * a name has one holder. It sees the server's own counts, and what one hears who is always there.
 */
final class StepCheck {
    /** One segment more than its bound while its laggards are being closed. */
    private static final int SEGMENT_BYTES = 256 * 1024;
    /** What one read leaves behind when the reader pauses, and an unfinished frame. */
    private static final int HELD_BYTES_MAX = 20_000;

    private final Limits promised;
    private final Transcript observer;
    private final Map<Integer, Long> cameAtNanos = new HashMap<>();
    private final Map<Integer, Integer> heardOf = new HashMap<>();
    private final Set<String> present = new HashSet<>();
    private int seen;

    StepCheck(Limits promised, Transcript observer) {
        this.promised = promised;
        this.observer = observer;
    }

    /** That client has connected: from then on its pace counts. */
    void came(int client, long now) {
        cameAtNanos.put(client, now);
    }

    void check(Census census, long now) {
        checkBounds(census);
        for (; seen < observer.lines.size(); seen++) {
            Transcript.Line line = observer.lines.get(seen);
            if (line.speaker() >= 0) {
                checkPace(line.speaker(), heardOf.merge(line.speaker(), 1, Integer::sum), now);
            } else {
                checkHolder(line.text());
            }
        }
    }

    private void checkBounds(Census census) {
        if (census.feedBytes() > promised.value(Limit.FEED_BYTES) + SEGMENT_BYTES) {
            throw new AssertionError("feeds hold " + census.feedBytes() + " bytes");
        }
        long people = census.connections();
        long owedMax = 2L * promised.value(Limit.OWED_BYTES) + promised.value(Limit.FEED_BYTES);
        if (census.heldBytes() > people * HELD_BYTES_MAX || census.owedBytes() > people * owedMax) {
            throw new AssertionError("too much is held: " + census);
        }
        if (census.members() > promised.value(Limit.CONNECTIONS)) {
            throw new AssertionError(census.members() + " are in, of " + promised.value(Limit.CONNECTIONS));
        }
    }

    private void checkPace(int speaker, int heard, long now) {
        int perSecond = promised.value(Limit.MESSAGES_PER_SECOND);
        if (perSecond > 0) {
            long millis = TimeUnit.NANOSECONDS.toMillis(now - cameAtNanos.getOrDefault(speaker, now));
            long most = promised.value(Limit.BURST) + 1 + millis * perSecond / 1000;
            if (heard > most) {
                throw new AssertionError(
                        "client " + speaker + " has been heard " + heard + " times in " + millis + " ms");
            }
        }
    }

    private void checkHolder(String line) {
        String who = line.substring(1, line.indexOf(']'));
        if (line.equals("[" + who + "] User " + who + " joined the chat.")) {
            if (!present.add(who)) {
                throw new AssertionError("two are called " + who);
            }
        } else if (line.equals("[" + who + "] User " + who + " left the chat.") && !present.remove(who)) {
            throw new AssertionError(who + " left without being there");
        }
    }
}
