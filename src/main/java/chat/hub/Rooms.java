package chat.hub;

import chat.protocol.Limit;
import chat.protocol.Profile;
import chat.protocol.RoomName;
import chat.protocol.RoomSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** All rooms, whether somebody is in them or not: made by joining, kept by the history, removed when nobody has used them for long. */
final class Rooms {
    private static final long SWEEP_NANOS = TimeUnit.HOURS.toNanos(1);
    private static final long UNUSED_MILLIS_MAX = TimeUnit.HOURS.toMillis(1);

    private final House house;
    private final Map<RoomName, Room> byName = new TreeMap<>((a, b) -> a.value().compareTo(b.value()));
    private final Map<String, Room> byLook = new HashMap<>();
    private final Set<Room> changed = new LinkedHashSet<>();
    /** Those that the history was asked to make and has not yet; they count, or any number could be asked for at once. */
    private final Set<RoomName> beingMade = new HashSet<>();

    private final Room lobby;

    Rooms(House house) {
        this.house = house;
        this.lobby = add(new Room(RoomName.LOBBY, new RoomFacts(Hub.LOBBY, "", 0, 0, 1, 0)));
    }

    Room lobby() {
        return lobby;
    }

    /** The room of that name, or the one that looks like it. */
    @Nullable
    Room find(RoomName name) {
        Room exact = byName.get(name);
        return exact != null ? exact : byLook.get(name.skeleton());
    }

    /** What the history knows of a room that may be known here already. */
    Room learn(RoomName name, RoomFacts facts) {
        Room known = byName.get(name);
        if (known == null) {
            return add(new Room(name, facts));
        }
        known.learn(facts);
        if (known.topic().isEmpty()) {
            known.topic(facts.topic());
        }
        return known;
    }

    private Room add(Room room) {
        byName.put(room.name(), room);
        byLook.putIfAbsent(room.name().skeleton(), room);
        return room;
    }

    /** Whether there can be no new room of that name. */
    boolean full(RoomName name) {
        return !beingMade.contains(name) && byName.size() + beingMade.size() >= house.settings.value(Limit.ROOMS);
    }

    /** The history is being asked to make it. */
    void asked(RoomName name) {
        beingMade.add(name);
    }

    /** It has answered; what it made is learned next. */
    void answered(RoomName name) {
        beingMade.remove(name);
    }

    /** So many rooms by name, from that place in the list on. */
    List<RoomSummary> list(long from, int max) {
        List<RoomSummary> some = new ArrayList<>();
        byName.values().stream()
                .skip(from)
                .limit(max)
                .forEach(room -> some.add(new RoomSummary(room.name(), room.topic(), room.size())));
        return some;
    }

    int size() {
        return byName.size();
    }

    /** Those where somebody is. */
    List<Room> populated() {
        return byName.values().stream()
                .filter(room -> room.size() + room.hearers() > 0)
                .toList();
    }

    /** Somebody came or left there. */
    void changed(Room room) {
        changed.add(room);
    }

    /**
     * Tells of comings and goings, and sends user lists, where it is time.
     *
     * @return nanoseconds until the next is due, {@link Long#MAX_VALUE} = none is
     */
    long publishDue(long now) {
        long wait = Long.MAX_VALUE;
        for (Iterator<Room> each = changed.iterator(); each.hasNext(); ) {
            long its = publishDue(each.next(), now);
            if (its == Long.MAX_VALUE) {
                each.remove();
            }
            wait = Math.min(wait, its);
        }
        return wait;
    }

    private long publishDue(Room room, long now) {
        int pauseMillis = house.settings.value(Limit.LIST_MILLISECONDS);
        long deltasWait = Long.MAX_VALUE;
        if (!room.deltas.nothing()) {
            deltasWait = room.deltas.waitNanos(now, pauseMillis);
            if (deltasWait == 0) {
                room.deltas.publish(house.out, now);
                deltasWait = Long.MAX_VALUE;
            }
        }
        return Math.min(deltasWait, listDue(room, now, pauseMillis));
    }

    private long listDue(Room room, long now, int pauseMillis) {
        int hearers = room.hearers(Profile.LEGACY);
        if (hearers == 0) {
            room.lists.nobody();
        }
        if (!room.lists.due()) {
            return Long.MAX_VALUE;
        }
        long wait = room.lists.waitNanos(now);
        if (wait > 0) {
            return wait;
        }
        house.out.publishList(room, room.roster.list());
        room.lists.sent(now, room.roster.nameChars() * hearers, pauseMillis);
        return Long.MAX_VALUE;
    }

    /** From now on, looks once in a while for what nobody uses. */
    void sweepLater() {
        house.deadlines.at(house.time.nanos() + SWEEP_NANOS, () -> {
            sweep();
            sweepLater();
        });
    }

    private void sweep() {
        long nowMillis = house.time.wallMillis();
        long days = house.settings.value(Limit.ROOM_DAYS);
        long unusedMillisMax = days == 0 ? Long.MAX_VALUE : TimeUnit.DAYS.toMillis(days);
        for (Room room : List.copyOf(byName.values())) {
            long unused = nowMillis - room.usedMillis();
            boolean old = unused > (room.everUsed() ? unusedMillisMax : UNUSED_MILLIS_MAX);
            if (old && room != lobby && room.size() == 0) {
                remove(room);
            }
        }
    }

    private void remove(Room room) {
        byName.remove(room.name());
        byLook.remove(room.name().skeleton(), room);
        house.log.change(new RoomChange.Delete(room.logName()), any -> {});
    }
}
