package chat.client;

import chat.client.model.Request;
import chat.protocol.Place;
import chat.protocol.RoomName;
import chat.protocol.RoomRequest;
import chat.protocol.SessionRequest;
import chat.protocol.TalkRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of the server over one connection and is not answered: gives the numbers, keeps to the server's bound, lets the user's
 * requests go before our own. Loop thread only.
 */
final class Requests {
    /** Most that may wait to be asked; a person asks one thing at a time. */
    static final int WAITING_MAX = 1_000;

    private final int atOnceMax;
    private final Consumer<SessionRequest> wire;
    private final ArrayDeque<Pending> users = new ArrayDeque<>();
    private final ArrayDeque<Pending> ours = new ArrayDeque<>();
    private final Map<Integer, Pending> asked = new LinkedHashMap<>();
    private int lastRef;

    /** What an answer is for. */
    sealed interface Pending {
        SessionRequest wire(int ref);
    }

    /** The model wants it. */
    record Asked(Request request) implements Pending {
        @Override
        public SessionRequest wire(int ref) {
            return request.accept(new WireRequest(ref));
        }
    }

    /** A conversation is not whole. */
    record Missing(Fetch fetch) implements Pending {
        @Override
        public SessionRequest wire(int ref) {
            Place place = fetch.conversation().place();
            return new TalkRequest.History(ref, place, fetch.span(), fetch.limit());
        }
    }

    /** The name that the user had taken before the connection was lost for too long. */
    record NameBack(String name) implements Pending {
        @Override
        public SessionRequest wire(int ref) {
            return new RoomRequest.Nick(ref, name);
        }
    }

    /** A room where the user was when the server began anew and forgot it. */
    record RoomBack(RoomName room) implements Pending {
        @Override
        public SessionRequest wire(int ref) {
            return new RoomRequest.Join(ref, room);
        }
    }

    /** The rest of a room's members; so many were told before. */
    record Members(RoomName room, long next, int told) implements Pending {
        @Override
        public SessionRequest wire(int ref) {
            return new RoomRequest.ListMembers(ref, room, next);
        }
    }

    Requests(int atOnceMax, Consumer<SessionRequest> wire) {
        this.atOnceMax = atOnceMax;
        this.wire = wire;
    }

    /**
     * Asks, at once or when there is room; false if far too much waits.
     *
     * @throws IllegalArgumentException with a sentence if no server would take it
     */
    boolean ask(Pending request) {
        request.wire(1); // throws now and not when it is its turn
        ArrayDeque<Pending> queue = request instanceof Asked ? users : ours;
        if (queue.size() >= WAITING_MAX) {
            return false;
        }
        queue.add(request);
        askNext();
        return true;
    }

    /** What the answer with that number is for; null if nobody asked. It is answered with that. */
    @Nullable
    Pending answered(int ref) {
        Pending pending = asked.remove(ref);
        askNext();
        return pending;
    }

    /** The same for an answer without a number: the first of them that it fits. */
    @Nullable
    Pending answered(Predicate<Pending> fits) {
        Iterator<Pending> all = asked.values().iterator();
        while (all.hasNext()) {
            Pending pending = all.next();
            if (fits.test(pending)) {
                all.remove();
                askNext();
                return pending;
            }
        }
        return null;
    }

    /** The model's requests that will not be answered any more. */
    List<Request> abandon() {
        List<Request> unanswered = new ArrayList<>();
        asked.values().forEach(pending -> collect(pending, unanswered));
        users.forEach(pending -> collect(pending, unanswered));
        asked.clear();
        users.clear();
        ours.clear();
        return unanswered;
    }

    private void askNext() {
        while (asked.size() < atOnceMax && !(users.isEmpty() && ours.isEmpty())) {
            Pending next = users.isEmpty() ? ours.remove() : users.remove();
            int ref = ++lastRef;
            asked.put(ref, next);
            wire.accept(next.wire(ref));
        }
    }

    private static void collect(Pending pending, List<Request> into) {
        if (pending instanceof Asked model) {
            into.add(model.request());
        }
    }
}
