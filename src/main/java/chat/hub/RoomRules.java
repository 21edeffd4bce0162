package chat.hub;

import chat.protocol.FaultCode;
import chat.protocol.LeaveReason;
import chat.protocol.Limit;
import chat.protocol.LinkEvent;
import chat.protocol.Place;
import chat.protocol.Profile;
import chat.protocol.Regarding;
import chat.protocol.RoomEvent;
import chat.protocol.RoomName;
import chat.protocol.RoomRequest;
import chat.protocol.RoomSummary;
import chat.protocol.SessionBounds;
import chat.protocol.Text;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a client of the session profile does with rooms. Each answers whether it was done, or is being done. */
final class RoomRules {
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final House house;
    private final Session from;
    private final User user;

    RoomRules(House house, Session from) {
        this.house = house;
        this.from = from;
        this.user = from.owner();
    }

    /** The room of that name, if the user is in it; if not, null, and the user has been told. */
    @Nullable
    Room memberOf(RoomName name, Regarding regarding) {
        Room room = house.rooms.find(name);
        if (room != null && user.rooms.contains(room)) {
            return room;
        }
        house.refuse(from, outside(room, name, regarding));
        return null;
    }

    /** Where something that is said to that room goes. */
    Venue venue(Place.InRoom place, Regarding regarding) {
        Room room = house.rooms.find(place.room());
        if (room != null && user.rooms.contains(room)) {
            return room;
        }
        String logName = room == null ? place.room().value() : room.logName();
        return new Elsewhere(place, logName, outside(room, place.room(), regarding));
    }

    private static LinkEvent.Refused outside(@Nullable Room room, RoomName name, Regarding regarding) {
        return room == null
                ? FaultCode.NO_SUCH_ROOM.refusal("There is no room #" + name + ".", regarding)
                : FaultCode.NOT_A_MEMBER.refusal("You are not in #" + room + ". Join it first.", regarding);
    }

    boolean join(RoomRequest.Join message) {
        Regarding regarding = new Regarding(0, message.ref());
        Optional<String> problem = RoomName.problem(message.room().value(), house.settings.alphabet());
        if (problem.isPresent()) {
            return refuse(FaultCode.BAD_ROOM, problem.get(), regarding);
        }
        RoomName name = RoomName.of(message.room().value());
        Room room = house.rooms.find(name);
        if (room != null && user.rooms.contains(room)) {
            house.memberships.open(from, room); // it does not know, or it would not ask
            return true;
        }
        int roomsMax = house.settings.value(Limit.ROOMS_PER_USER);
        if (user.rooms.size() + user.newRooms.size() >= roomsMax) {
            return refuse(
                    FaultCode.TOO_MANY_ROOMS,
                    "You are in " + roomsMax + " rooms, which is the most. Leave one first.",
                    regarding);
        }
        long wait = user.joins.take(house.time.nanos());
        if (wait > 0) {
            house.refuse(from, FaultCode.TOO_FAST, "You join rooms too fast.", regarding, wait);
            return false;
        }
        if (room != null) {
            enter(room);
            return true;
        }
        return make(name, regarding);
    }

    /** The history says how far a room of that name had come before. */
    private boolean make(RoomName name, Regarding regarding) {
        if (house.rooms.full(name)) {
            return refuse(FaultCode.NOT_ALLOWED, "This chat has as many rooms as it may have.", regarding);
        }
        house.rooms.asked(name);
        user.newRooms.add(name);
        RoomChange create = new RoomChange.Create(name.value(), house.stampMillis());
        boolean taken = house.log.change(create, answer -> {
            answered(name);
            judge(answer, regarding, facts -> {
                Room room = house.rooms.learn(name, facts);
                if (!user.gone() && !user.rooms.contains(room)) {
                    enter(room);
                }
            });
        });
        if (!taken) {
            answered(name);
        }
        return taken || refuseForTheDisk(regarding);
    }

    private void answered(RoomName name) {
        house.rooms.answered(name);
        user.newRooms.remove(name);
    }

    private void enter(Room room) {
        house.memberships.join(user, room);
        house.notes.changed(user);
        for (Session session : user.sessions) {
            if (session.here()) {
                house.memberships.open(session, room);
                house.memberships.enter(session, room);
            }
        }
    }

    boolean part(RoomRequest.Part message) {
        Regarding regarding = new Regarding(0, message.ref());
        Room room = memberOf(message.room(), regarding);
        if (room == null) {
            return false;
        }
        if (room == house.rooms.lobby()) {
            return refuse(
                    FaultCode.NOT_ALLOWED, "Nobody can leave #" + room + ". It is where everybody is.", regarding);
        }
        user.afterFlight(() -> {
            if (user.rooms.contains(room) && !user.gone()) {
                house.memberships.leave(user, room, LeaveReason.PARTED);
                house.notes.changed(user);
                house.out.sendEach(
                        user.clients(),
                        new RoomEvent.Left(room.name(), List.of(user.name().value()), LeaveReason.PARTED));
            }
        });
        return true;
    }

    boolean setTopic(RoomRequest.SetTopic message) {
        Regarding regarding = new Regarding(0, message.ref());
        Room room = memberOf(message.room(), regarding);
        if (room == null) {
            return false;
        }
        String topic = line(message.topic(), SessionBounds.TOPIC_UNITS_MAX);
        String by = user.name().value();
        RoomChange change = new RoomChange.Topic(room.logName(), topic);
        boolean taken = house.log.change(
                change,
                answer -> judge(answer, regarding, facts -> {
                    room.topic(topic);
                    room.deltas.publish(house.out);
                    house.out.publishTo(
                            Profile.SESSION, room, new RoomEvent.Topic(room.name(), topic, by, house.stampMillis()));
                }));
        return taken || refuseForTheDisk(regarding);
    }

    /** Clean, on one line, and no longer than that. */
    static String line(String text, int unitsMax) {
        String clean = Text.clean(text).replace('\n', ' ').replace('\t', ' ').strip();
        if (clean.length() <= unitsMax) {
            return clean;
        }
        boolean inside = Character.isHighSurrogate(clean.charAt(unitsMax - 1));
        return clean.substring(0, inside ? unitsMax - 1 : unitsMax);
    }

    private void judge(Answer<RoomFacts> answer, Regarding regarding, Consumer<RoomFacts> whenDone) {
        if (answer instanceof Answer.Found<RoomFacts> found) {
            whenDone.accept(found.value());
        } else if (answer instanceof Answer.Failed<RoomFacts> failed) {
            house.refuse(from, FaultCode.NOT_STORED, failed.sentence(), regarding, RETRY_NANOS);
        }
    }

    private boolean refuseForTheDisk(Regarding regarding) {
        house.refuse(from, FaultCode.NOT_STORED, "The disk of the chat does not answer.", regarding, RETRY_NANOS);
        return false;
    }

    boolean list(RoomRequest.ListRooms message) {
        long from = message.next();
        List<RoomSummary> some = house.rooms.list(from, SessionBounds.LIST_MAX);
        long next = from + some.size() < house.rooms.size() ? from + some.size() : 0;
        house.out.send(this.from, new RoomEvent.Rooms(message.ref(), some, next));
        return true;
    }

    boolean roster(RoomRequest.ListMembers message) {
        Room room = memberOf(message.room(), new Regarding(0, message.ref()));
        if (room != null) {
            house.out.send(from, house.memberships.roster(room, message.next()));
        }
        return room != null;
    }

    boolean invite(RoomRequest.Invite message) {
        Regarding regarding = new Regarding(0, message.ref());
        Room room = memberOf(message.room(), regarding);
        if (room == null) {
            return false;
        }
        User guest = house.users.called(message.name());
        if (guest == null) {
            return refuse(FaultCode.NO_SUCH_USER, "Nobody called " + message.name() + " is here.", regarding);
        }
        if (guest.legacy()) {
            return refuse(FaultCode.NOT_ALLOWED, guest + " has a client that knows no rooms.", regarding);
        }
        house.out.sendEach(
                guest.clients(), new RoomEvent.Invited(room.name(), user.name().value()));
        house.out.send(from, new LinkEvent.Done(message.ref()));
        return true;
    }

    private boolean refuse(FaultCode code, String sentence, Regarding regarding) {
        house.refuse(from, code, sentence, regarding);
        return false;
    }
}
