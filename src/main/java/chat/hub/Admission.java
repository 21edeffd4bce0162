package chat.hub;

import chat.protocol.DeviceId;
import chat.protocol.Limit;
import chat.protocol.LinkEvent;
import chat.protocol.Name;
import chat.protocol.RoomEvent;
import chat.protocol.RoomName;
import chat.protocol.SessionBounds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From a user with a name to a member: what the history remembers of them, and what a newcomer is told. */
final class Admission {
    private final House house;

    Admission(House house) {
        this.house = house;
    }

    /** The first client of somebody who was not here; in when the history has said what it remembers. */
    void begin(User newcomer, Session session, @Nullable DeviceId device) {
        house.users.add(newcomer);
        attach(session, newcomer, device);
        house.memories.recall(newcomer, kept -> loaded(newcomer, kept));
    }

    /** One more client. */
    void join(User user, Session session, @Nullable DeviceId device) {
        attach(session, user, device);
        if (user.loaded) {
            welcome(session);
        }
    }

    private void attach(Session session, User user, @Nullable DeviceId device) {
        user.sessions.add(session);
        session.becomes(user, device);
        house.presence.back(user);
    }

    /** A legacy client whose user is nobody known: in at once. */
    void admitLegacy(Session session) {
        Room lobby = house.rooms.lobby();
        lobby.tail().forEach(line -> house.out.send(session, line));
        house.memberships.join(session.owner(), lobby);
        enterLegacy(session, lobby);
    }

    private void enterLegacy(Session session, Room lobby) {
        house.memberships.enter(session, lobby);
        house.presence.arrived(session);
        house.out.signedIn(session);
    }

    /** A legacy client of somebody who is in the lobby already. */
    private void welcomeLegacy(Session session) {
        Room lobby = house.rooms.lobby();
        lobby.tail().forEach(line -> house.out.send(session, line));
        enterLegacy(session, lobby);
        lobby.lists.changed();
        house.rooms.changed(lobby);
        if (session.owner().paused) {
            house.out.pause(session);
        }
    }

    private void loaded(User user, Notes.Kept kept) {
        if (user.loaded || user.gone()) {
            return;
        }
        user.loaded = true;
        user.saidNanos = house.time.nanos();
        user.ignored.addAll(kept.ignored());
        if (user.sessions.isEmpty() && !user.wasHere) {
            user.go(); // it hung up before it was in
            house.users.remove(user);
            house.conversations.goes(user);
            return;
        }
        comeIn(user, house.rooms.lobby());
        for (String name : kept.rooms()) {
            RoomName wanted = Notes.room(name);
            Room room = wanted == null ? null : house.rooms.find(wanted);
            if (room != null && user.rooms.size() < house.settings.value(Limit.ROOMS_PER_USER)) {
                comeIn(user, room);
            }
        }
        house.notes.present(user);
        if (user.sessions.isEmpty() && user.grace == null) {
            house.presence.grace(user); // it came back and was lost again while the history was asked
        }
        List.copyOf(user.sessions).forEach(this::welcome);
    }

    private void comeIn(User user, Room room) {
        if (user.wasHere) {
            house.memberships.add(user, room);
        } else {
            house.memberships.join(user, room);
        }
    }

    private void welcome(Session session) {
        if (session.legacy()) {
            welcomeLegacy(session);
            return;
        }
        User user = session.owner();
        List<RoomName> rooms = user.rooms.stream()
                .limit(SessionBounds.LIST_MAX)
                .map(Room::name)
                .toList();
        house.out.send(
                session,
                new LinkEvent.Welcome(
                        SessionBounds.VERSION,
                        house.settings.server(),
                        user.name().value(),
                        user.verified(),
                        house.provesNames,
                        house.log.epoch(),
                        house.time.wallMillis(),
                        rooms,
                        house.settings.forClients(),
                        house.appointments.motdNow()));
        house.memberships.openAll(session);
        house.presence.arrived(session);
        house.conversations.openUnread(session);
        if (!user.ignored.isEmpty()) {
            house.out.send(session, new RoomEvent.Ignored(List.copyOf(user.ignored)));
        }
        house.out.send(session, new LinkEvent.Ready());
        house.out.signedIn(session);
        if (user.paused) {
            house.out.pause(session);
        }
        house.heartbeats.begin(session);
    }

    /** Who was here when the server ended has the grace time to come back without a word. */
    void wasHere(Notes.Present present) {
        Name.Verdict verdict = Name.judge(present.name(), house.settings.alphabet());
        if (verdict instanceof Name.Verdict.Fine fine
                && !house.users.taken(fine.name())
                && house.claims.mayHave(present.key(), fine.name())) {
            User user = new User(present.key(), fine.name(), UserKey.installation(present.key()), house.settings);
            user.wasHere = true;
            house.users.add(user);
            house.presence.grace(user);
            house.memories.recall(user, kept -> loaded(user, kept));
        }
    }
}
