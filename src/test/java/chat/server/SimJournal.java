package chat.server;

import chat.protocol.DeviceId;
import chat.protocol.Entry;
import chat.protocol.FaultCode;
import chat.protocol.Place;
import chat.protocol.Tag;
import chat.protocol.TalkRequest;
import chat.protocol.TextKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one client of the session profile has said, until it is acknowledged or refused for good: it survives everything. */
final class SimJournal {
    /** After these the same may be sent again; after all others that name a message it has failed. */
    private static final Set<FaultCode> NOT_NOW =
            EnumSet.of(FaultCode.NOT_STORED, FaultCode.TOO_FAST, FaultCode.TOO_MANY_REQUESTS, FaultCode.NOT_YET);

    private final int number;
    private final DeviceId device;
    private final Ledger ledger;
    private final TreeMap<Long, TalkRequest.Say> waiting = new TreeMap<>();
    private final List<TalkRequest.Say> acknowledged = new ArrayList<>();
    private final Map<Long, Integer> sent = new HashMap<>();
    /** What was kept already when it was sent last. */
    private final Set<Long> sentKept = new TreeSet<>();

    private final Set<Long> forged = new TreeSet<>();
    private final Set<Long> failed = new TreeSet<>();
    /** Refused for now. */
    private final TreeSet<Long> again = new TreeSet<>();

    private long lastN;

    SimJournal(int number, DeviceId device, Ledger ledger) {
        this.number = number;
        this.device = device;
        this.ledger = ledger;
    }

    /** Writes down what is about to be said. */
    TalkRequest.Say write(Place place, TextKind kind, String rest) {
        long n = ++lastN;
        TalkRequest.Say say = new TalkRequest.Say(n, place, kind, Transcript.id(number, (int) n) + rest);
        waiting.put(n, say);
        return say;
    }

    /** It goes out now. */
    TalkRequest.Say sent(TalkRequest.Say say) {
        sent.merge(say.n(), 1, Integer::sum);
        if (ledger.has(device, say.n())) {
            sentKept.add(say.n());
        }
        again.remove(say.n());
        return say;
    }

    /** All that is to be sent after a sign-in, lowest number first. */
    List<TalkRequest.Say> unsettled() {
        return List.copyOf(waiting.values());
    }

    /** What was refused for now. */
    List<TalkRequest.Say> dueAgain() {
        return again.stream().map(waiting::get).toList();
    }

    boolean settled() {
        return waiting.isEmpty();
    }

    /** Something that was acknowledged, to be sent once more; null if nothing was. */
    TalkRequest.@Nullable Say acknowledged(Random dice) {
        return acknowledged.isEmpty() ? null : acknowledged.get(dice.nextInt(acknowledged.size()));
    }

    /** A number that was used, with another text. */
    TalkRequest.Say forge(TalkRequest.Say say) {
        forged.add(say.n());
        return new TalkRequest.Say(say.n(), say.place(), say.kind(), say.text() + " otherwise");
    }

    /** Whether a line is this client's own. */
    boolean isOwn(Entry entry) {
        Transcript.Line line = Transcript.Line.of(entry.text());
        boolean own = line.speaker() == number;
        if (own != entry.tag().equals(own ? Tag.of(device, line.number()) : Tag.NOBODYS) && own) {
            throw new AssertionError("client " + number + " does not know its own line by its tag: " + entry);
        }
        return own;
    }

    /** Whether a line may be told once more: it is its own, and was sent more than once. */
    boolean mayBeRepeated(Entry entry) {
        return isOwn(entry)
                && sent.getOrDefault((long) Transcript.Line.of(entry.text()).number(), 0) > 1;
    }

    /** A line was heard, or found in the history; its own are acknowledged by that. */
    void heard(Entry entry) {
        if (isOwn(entry)) {
            long n = Transcript.Line.of(entry.text()).number();
            if (failed.remove(n)
                    && sent.getOrDefault(n, 0) == 1) { // else it was refused on one connection and taken on another
                throw new AssertionError("client " + number + " hears what was refused: " + entry);
            }
            TalkRequest.Say say = waiting.remove(n);
            again.remove(n);
            if (say != null) {
                acknowledged.add(say);
            }
        }
    }

    /** One with that number was not taken. */
    void refused(long n, FaultCode code) {
        if (!waiting.containsKey(n)) {
            return; // it was sent once more, or with another text
        }
        if (NOT_NOW.contains(code)) {
            again.add(n);
            return;
        }
        boolean tooOld = code == FaultCode.NUMBER_REUSED && ledger.mayBeForgotten(device, n);
        if (code == FaultCode.NUMBER_REUSED && !forged.contains(n) && !tooOld) {
            throw new AssertionError("client " + number + " is told that it used " + n + " twice");
        }
        TalkRequest.Say say = waiting.remove(n);
        again.remove(n);
        if (!ledger.has(device, n)) {
            failed.add(n);
        } else if (!tooOld && (sent.getOrDefault(n, 0) == 1 || sentKept.contains(n))) {
            throw new AssertionError("client " + number + " is told " + code + " of " + say + ", which is kept");
        } // else it was read from the connection before while this one was being refused
    }

    /** After all is over: each line was acknowledged or refused for good, and nothing of the latter is kept. */
    void checkSettled() {
        if (!waiting.isEmpty()) {
            throw new AssertionError("client " + number + " was never acknowledged " + waiting.values());
        }
        for (long n : failed) {
            if (ledger.has(device, n) && sent.getOrDefault(n, 0) == 1) {
                throw new AssertionError("client " + number + " was told that " + n + " has failed, and it is kept");
            }
        }
    }
}
