package chat.hub;

import chat.protocol.LeaveReason;
import chat.protocol.Limit;
import chat.protocol.Profile;
import chat.protocol.RoomEvent;
import chat.protocol.SessionBounds;
import java.util.List;

/** Who becomes a member of a room and who is no more, and which clients hear it. */
final class Memberships {
    /** What the word about a room takes besides its topic, with the heads of that and of its roster, at most. */
    private static final long OPENED_BYTES = 512;

    private final House house;

    Memberships(House house) {
        this.house = house;
    }

    /** The user comes to the room; its clients do not hear it yet. */
    void join(User user, Room room) {
        add(user, room);
        if (room.hearers(Profile.LEGACY) > 0) {
            house.out.publishTo(Profile.LEGACY, room, new RoomEvent.Joined(room.name(), List.of(user.member())));
        }
    }

    /** The same without a word to anybody: as if the user had been there all the time. */
    void add(User user, Room room) {
        room.deltas.add(user, house.out);
        user.rooms.add(room);
        room.lists.changed();
        house.rooms.changed(room);
    }

    /** The user leaves the room, as do its clients. */
    void leave(User user, Room room, LeaveReason reason) {
        user.sessions.forEach(session -> exit(session, room));
        room.deltas.remove(user, reason, house.out);
        user.rooms.remove(room);
        room.lists.changed();
        house.rooms.changed(room);
        if (room.hearers(Profile.LEGACY) > 0) {
            house.out.publishTo(
                    Profile.LEGACY,
                    room,
                    new RoomEvent.Left(room.name(), List.of(user.name().value()), reason));
        }
    }

    /** The client hears the room from now on. */
    void enter(Session session, Room room) {
        if (knows(session, room)) {
            room.entered(session);
            house.out.enter(room, session);
        }
    }

    /** A legacy client knows the lobby alone, wherever else its user is. */
    private boolean knows(Session session, Room room) {
        return !session.legacy() || room == house.rooms.lobby();
    }

    /** The client hears nothing of the room from now on. */
    void exit(Session session, Room room) {
        if (knows(session, room)) {
            room.left(session);
            house.out.leave(room, session);
        }
    }

    /** The client is told of the room and hears it from now on, or, if it did before, from here on as if anew. */
    void open(Session session, Room room) {
        if (!session.legacy()) {
            open(session, room, Long.MAX_VALUE);
        }
    }

    private long open(Session session, Room room, long rosterBytesMax) {
        house.out.send(session, opened(session.owner(), room));
        Roster.Slice slice = room.roster.slice(0, SessionBounds.LIST_MAX, rosterBytesMax);
        house.out.send(session, roster(room, slice));
        return slice.bytes();
    }

    /**
     * The client is told of all rooms of its user and hears them from now on. Of so many members that it would be owed too much at once
     * it is told some of each room, and asks for the rest as it does in large rooms.
     */
    void openAll(Session session) {
        List<Room> rooms = List.copyOf(session.owner().rooms);
        long left = 3L * house.settings.value(Limit.OWED_BYTES) / 4;
        for (Room room : rooms) {
            left -= OPENED_BYTES + Roster.UNIT_BYTES_MAX * room.topic().length();
        }
        for (int i = 0; i < rooms.size(); i++) {
            left -= open(session, rooms.get(i), Math.max(0, left) / (rooms.size() - i));
            enter(session, rooms.get(i));
        }
    }

    RoomEvent.Opened opened(User user, Room room) {
        return new RoomEvent.Opened(
                room.place(),
                room.topic(),
                Math.min(room.first(), room.last() + 1),
                room.last(),
                house.reading.of(user, room),
                room.size());
    }

    RoomEvent.Roster roster(Room room, long from) {
        return roster(room, room.roster.slice(from, SessionBounds.LIST_MAX, Long.MAX_VALUE));
    }

    private static RoomEvent.Roster roster(Room room, Roster.Slice slice) {
        room.deltas.shown();
        return new RoomEvent.Roster(room.name(), slice.members(), slice.next());
    }
}
