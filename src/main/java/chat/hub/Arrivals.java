package chat.hub;

import chat.protocol.ClientMessage;
import chat.protocol.DeviceId;
import chat.protocol.FaultCode;
import chat.protocol.Limit;
import chat.protocol.LinkEvent;
import chat.protocol.Name;
import chat.protocol.Profile;
import chat.protocol.Regarding;
import chat.protocol.RoomEvent;
import chat.protocol.RoomName;
import chat.protocol.SessionBounds;
import chat.protocol.SessionHello;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From a hello to a member: which name, whose client, and what a newcomer is told. */
final class Arrivals {
    private final House house;
    private final List<Runnable> beforeOpening = new ArrayList<>();
    private boolean open;
    private boolean shut;
    private long legacyUsers;

    Arrivals(House house) {
        this.house = house;
    }

    /** What the history knows is known here too: those who came early may come in. */
    void open() {
        open = true;
        List<Runnable> early = List.copyOf(beforeOpening);
        beforeOpening.clear();
        early.forEach(Runnable::run);
    }

    /** Nobody comes in any more. */
    void shut() {
        shut = true;
        beforeOpening.clear();
    }

    /** A legacy client, which cannot be asked: it gets the nearest name that is free. */
    void hello(Session session, ClientMessage.Hello hello) {
        whenOpen(session, () -> legacy(session, hello.name()));
    }

    /** A client of the session profile. */
    void hello(Session session, String wanted, SessionHello hello) {
        session.speaks(Profile.SESSION);
        whenOpen(session, () -> session(session, wanted, hello.device()));
    }

    private void whenOpen(Session session, Runnable signIn) {
        if (shut || session.gone() || session.user() != null) {
            return;
        }
        if (open) {
            signIn.run();
        } else {
            beforeOpening.add(() -> {
                if (!session.gone()) {
                    signIn.run();
                }
            });
        }
    }

    private void legacy(Session session, String wanted) {
        Name.Verdict verdict = verdict(wanted);
        Name name;
        String why = ""; // stays so where only spaces and the like were put right
        if (verdict instanceof Name.Verdict.Refused refused) {
            why = refused.sentence() + " ";
            name = suggest(wanted.isEmpty() ? session.address() : wanted);
        } else {
            name = ((Name.Verdict.Fine) verdict).name();
        }
        User user = new User(UserKey.ofLegacy(++legacyUsers), name, null, house.settings);
        house.users.add(user);
        user.sessions.add(session);
        user.loaded = true;
        user.saidNanos = house.time.nanos();
        session.becomes(user, null);
        if (!name.value().equals(wanted)) {
            house.notice(session, why + "You are called " + name.value() + " here.");
        }
        Room lobby = house.rooms.lobby();
        lobby.tail().forEach(line -> house.out.send(session, line));
        house.memberships.join(user, lobby);
        house.memberships.enter(session, lobby);
        house.presence.arrived(session);
        house.out.signedIn(session);
    }

    private Name.Verdict verdict(String wanted) {
        if (wanted.isEmpty()) {
            return new Name.Verdict.Refused("You gave no name.");
        }
        Name.Verdict verdict = Name.judge(wanted, house.settings.alphabet());
        return verdict instanceof Name.Verdict.Fine fine && house.users.taken(fine.name())
                ? new Name.Verdict.Refused("The name " + wanted + " is taken, or looks like one that is.")
                : verdict;
    }

    private Name suggest(String wanted) {
        return Name.suggest(wanted, house.settings.alphabet(), house.users.taken());
    }

    private void session(Session session, String wanted, DeviceId device) {
        Name.Verdict verdict = Name.judge(wanted, house.settings.alphabet());
        if (verdict instanceof Name.Verdict.Refused refused) {
            String sentence = wanted.isEmpty() ? "You gave no name." : refused.sentence();
            sendOff(session, FaultCode.BAD_NAME, sentence, suggest(wanted.isEmpty() ? session.address() : wanted));
            return;
        }
        Name name = ((Name.Verdict.Fine) verdict).name();
        User user = whose(name, device);
        if (user == null) {
            User newcomer = new User(UserKey.of(name, device), name, device.installation(), house.settings);
            house.users.add(newcomer);
            attach(session, newcomer, device);
            house.memories.recall(newcomer, kept -> loaded(newcomer, kept));
        } else if (!user.isFrom(device.installation())) {
            String sentence = "The name " + name + " is taken, or looks like one that is.";
            sendOff(session, FaultCode.NAME_TAKEN, sentence, suggest(wanted));
        } else if (user.sessions.size() >= house.settings.value(Limit.CLIENTS_PER_USER)) {
            String sentence = "You have " + user.sessions.size() + " clients here already, which is the most.";
            sendOff(session, FaultCode.TOO_MANY_CLIENTS, sentence, null);
        } else {
            attach(session, user, device);
            if (user.loaded) {
                welcome(session);
            }
        }
    }

    /** Who is meant: the user who signed in so on that installation, whatever the name is now, or who has that name. */
    private @Nullable User whose(Name name, DeviceId device) {
        User known = house.users.known(UserKey.of(name, device));
        return known == null ? house.users.holder(name) : known;
    }

    private void attach(Session session, User user, DeviceId device) {
        user.sessions.add(session);
        session.becomes(user, device);
        house.presence.back(user);
    }

    private void sendOff(Session session, FaultCode code, String sentence, @Nullable Name suggestion) {
        house.sendOff(
                session,
                new LinkEvent.Refused(
                        code.word(),
                        sentence,
                        Regarding.NOTHING,
                        code.fatal(),
                        0,
                        suggestion == null ? "" : suggestion.value()),
                code.word());
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
                        false,
                        false,
                        house.log.epoch(),
                        house.time.wallMillis(),
                        rooms,
                        house.settings.forClients(),
                        house.settings.motd()));
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
        if (verdict instanceof Name.Verdict.Fine fine && !house.users.taken(fine.name())) {
            User user = new User(present.key(), fine.name(), UserKey.installation(present.key()), house.settings);
            user.wasHere = true;
            house.users.add(user);
            house.presence.grace(user);
            house.memories.recall(user, kept -> loaded(user, kept));
        }
    }
}
