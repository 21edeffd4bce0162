package chat.server;

import chat.protocol.Fault;
import chat.protocol.ServerMessage;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

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
    private final Map<Kind, long[]> messages = new EnumMap<>(Kind.class);

    private final Map<String, Long> refused = zeros(REFUSALS.stream());
    private final Map<String, Long> history = zeros(KEPT.stream());
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

    Tally() {
        for (Kind kind : Kind.values()) {
            messages.put(kind, new long[1]);
        }
    }

    /** What the server says, by kind. */
    enum Kind implements ServerMessage.Receiver<Kind> {
        SAID,
        WHISPERED,
        JOINED,
        LEFT,
        USER_LIST,
        NOTICE;

        @Override
        public Kind said(ServerMessage.Said message) {
            return SAID;
        }

        @Override
        public Kind joined(ServerMessage.Joined message) {
            return JOINED;
        }

        @Override
        public Kind left(ServerMessage.Left message) {
            return LEFT;
        }

        @Override
        public Kind userList(ServerMessage.UserList message) {
            return USER_LIST;
        }

        @Override
        public Kind whispered(ServerMessage.Whispered message) {
            return WHISPERED;
        }

        @Override
        public Kind notice(ServerMessage.Notice message) {
            return NOTICE;
        }
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

    /** A message to a room with so many who are to hear it. */
    void published(ServerMessage message, int hearers) {
        count(message);
        deliveries += hearers;
    }

    /** A message to one alone. */
    void sent(ServerMessage message) {
        count(message);
        sentAlone++;
    }

    /** What became of a message that was to be kept. */
    boolean kept(String outcome) {
        history.merge(outcome, 1L, Long::sum);
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

    Map<String, Long> messages() {
        Map<String, Long> byKind = new LinkedHashMap<>();
        messages.forEach((kind, count) -> byKind.put(word(kind), count[0]));
        return byKind;
    }

    Map<String, Long> history() {
        return history;
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

    private void count(ServerMessage message) {
        Kind kind = message.accept(Kind.SAID); // any of them can judge; one must be asked
        long[] count = messages.get(kind);
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
