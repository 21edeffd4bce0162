package chat.hub;

import chat.protocol.LeaveReason;
import chat.protocol.Profile;
import chat.protocol.RoomEvent;
import chat.protocol.SessionBounds;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Who came to a room and who left since its session members were last told. Collected for a moment, so that a storm is a few messages;
 * what cancels out is not told at all, unless somebody has seen a roster meanwhile in which it did not.
 *
 * <p>What is told goes by names that are known or not: a newcomer, whose roster is of the moment, may hear once more of somebody who
 * is in it.
 */
final class RosterDeltas {
    private final Room room;
    private final Set<User> came = new LinkedHashSet<>();
    private final Map<User, Gone> went = new LinkedHashMap<>();
    private final Set<String> wentNames = new HashSet<>();
    private boolean shown;
    private boolean told;
    private long toldAt;

    private record Gone(String name, LeaveReason reason, long number) {}

    RosterDeltas(Room room) {
        this.room = room;
    }

    /** The user becomes a member. */
    void add(User user, Outbound out) {
        boolean another =
                !went.containsKey(user) && wentNames.contains(user.name().value());
        if (another || (shown && went.containsKey(user))) {
            publish(out); // or a newcomer would hear of its own name's leaving
        }
        Gone back = went.remove(user);
        if (back != null) {
            wentNames.remove(back.name());
            room.roster.put(user, back.number());
        } else {
            room.roster.add(user);
            if (heard()) {
                came.add(user);
            }
        }
    }

    /** The user is no member any more. */
    void remove(User user, LeaveReason reason, Outbound out) {
        if (came.contains(user) && shown) {
            publish(out);
        }
        long number = room.roster.remove(user);
        if (!came.remove(user) && heard()) {
            went.put(user, new Gone(user.name().value(), reason, number));
            wentNames.add(user.name().value());
        }
    }

    /** Somebody was shown the roster as it is now. */
    void shown() {
        shown = !nothing();
    }

    /** Whether the user is among those of whom nobody has been told yet. */
    boolean isNew(User user) {
        return came.contains(user);
    }

    boolean nothing() {
        return came.isEmpty() && went.isEmpty();
    }

    /** Nanoseconds until the next may be told, 0 = now. */
    long waitNanos(long now, int pauseMillis) {
        return told ? Math.max(0, toldAt + TimeUnit.MILLISECONDS.toNanos(pauseMillis) - now) : 0;
    }

    /** Tells all that is due, and takes the time as that of the last telling. */
    void publish(Outbound out, long now) {
        told = true;
        toldAt = now;
        publish(out);
    }

    /** Tells now, since something else must come behind it. */
    void publish(Outbound out) {
        if (heard()) {
            Map<LeaveReason, List<String>> names = new EnumMap<>(LeaveReason.class);
            went.values()
                    .forEach(gone -> names.computeIfAbsent(gone.reason(), any -> new ArrayList<>())
                            .add(gone.name()));
            names.forEach((reason, some) -> chunks(some)
                    .forEach(part ->
                            out.publishTo(Profile.SESSION, room, new RoomEvent.Left(room.name(), part, reason))));
            chunks(came.stream().map(User::member).toList())
                    .forEach(part -> out.publishTo(Profile.SESSION, room, new RoomEvent.Joined(room.name(), part)));
        }
        came.clear();
        went.clear();
        wentNames.clear();
        shown = false;
    }

    private boolean heard() {
        return room.hearers(Profile.SESSION) > 0;
    }

    private static <T> List<List<T>> chunks(List<T> all) {
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += SessionBounds.LIST_MAX) {
            chunks.add(all.subList(from, Math.min(all.size(), from + SessionBounds.LIST_MAX)));
        }
        return chunks;
    }
}
