package chat.server;

import chat.protocol.Fault;
import chat.protocol.ServerMessage;
import chat.protocol.SessionEvent;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the server has done from its start on, in plain numbers. Loop thread only; counting allocates nothing.
 *
 * <p>Frames to a room are counted when they are appended, once for each member that is to hear them: one addition for a frame, however
 * many members there are.
 */
final class Tally {
    private static final List<String> REFUSALS = List.of("full", "address_full", "made_room", "sign_in_timeout");
    private static final List<String> KEPT = List.of("committed", "duplicate", "conflict", "refused", "lost");
    private static final List<String> ENDS = List.of(
            "eof",
            "left",
            "reset",
            "shutdown",
            "slow_reader",
            "write_stalled",
            "frame_too_slow",
            "memory_full",
            "handler_failed");

    /** One number each, in a place of its own, so that counting is an addition and no new object. */
    private final Map<MessageKind, long[]> messages = new EnumMap<>(MessageKind.class);

    private final Map<String, Long> refused = zeros(REFUSALS.stream());
    private final Map<String, long[]> history = new LinkedHashMap<>();
    private final Map<String, Long> badInput = zeros(Arrays.stream(Fault.Kind.values())
            .filter(kind -> kind != Fault.Kind.USER_LIST_UNREADABLE)
            .map(Tally::word));
    private final Map<String, Long> closed =
            zeros(Stream.of(ENDS.stream(), REFUSALS.stream(), badInput.keySet().stream())
                    .flatMap(all -> all));
    private long accepted;
    private long acceptPauses;
    private long framesReceived;
    private long delays;
    private long sentAlone;
    private long deliveries;
    private long skips;

    Tally() {
        for (MessageKind kind : MessageKind.values()) {
            messages.put(kind, new long[1]);
        }
        KEPT.forEach(outcome -> history.put(outcome, new long[1]));
    }

    void accepted() {
        accepted++;
    }

    void acceptPaused() {
        acceptPauses++;
    }

    void frameReceived() {
        framesReceived++;
    }

    void delayed() {
        delays++;
    }

    /** A list to a room with so many who are to hear it. */
    void published(ServerMessage message, int hearers) {
        count(messages.get(message.accept(MessageKind.SAID)));
        deliveries += hearers;
    }

    /** The same for what happened there. */
    void published(SessionEvent event, int hearers) {
        count(messages.get(event.accept(MessageKind.SAID)));
        deliveries += hearers;
    }

    /** A message to one alone. */
    void sent(ServerMessage message) {
        count(messages.get(message.accept(MessageKind.SAID)));
        sentAlone++;
    }

    void sent(SessionEvent event) {
        count(messages.get(event.accept(MessageKind.SAID)));
        sentAlone++;
    }

    /** One of the session profile was too slow for a room. */
    void skipped() {
        skips++;
    }

    /** What became of a message that was to be kept. */
    boolean kept(String outcome) {
        count(history.get(outcome));
        return true;
    }

    void refused(String reason) {
        refused.merge(reason, 1L, Long::sum);
    }

    void badInput(Fault.Kind kind) {
        badInput.merge(word(kind), 1L, Long::sum);
    }

    void closed(String reason) {
        closed.merge(reason, 1L, Long::sum);
    }

    long acceptedSoFar() {
        return accepted;
    }

    long acceptPauses() {
        return acceptPauses;
    }

    long framesReceived() {
        return framesReceived;
    }

    long delays() {
        return delays;
    }

    long deliveries() {
        return deliveries;
    }

    long framesSent() {
        return deliveries + sentAlone;
    }

    long skips() {
        return skips;
    }

    Map<String, Long> messages() {
        Map<String, Long> byKind = new LinkedHashMap<>();
        messages.forEach((kind, count) -> byKind.put(word(kind), count[0]));
        return byKind;
    }

    Map<String, Long> history() {
        Map<String, Long> byOutcome = new LinkedHashMap<>();
        history.forEach((outcome, count) -> byOutcome.put(outcome, count[0]));
        return byOutcome;
    }

    Map<String, Long> refusals() {
        return refused;
    }

    Map<String, Long> badInputs() {
        return badInput;
    }

    Map<String, Long> ends() {
        return closed;
    }

    private static void count(long @Nullable [] count) {
        if (count != null) { // all of them are there
            count[0]++;
        }
    }

    private static Map<String, Long> zeros(Stream<String> words) {
        Map<String, Long> zeros = new LinkedHashMap<>();
        words.forEach(word -> zeros.put(word, 0L));
        return zeros;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
