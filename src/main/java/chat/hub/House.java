package chat.hub;

import chat.protocol.FaultCode;
import chat.protocol.LinkEvent;
import chat.protocol.Regarding;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What the parts of the hub share: the ports, and each other. Holds no rule of its own. */
final class House {
    final HubSettings settings;
    final MessageLog log;
    final TurnTime time;
    final Outbound out;
    final LoudPace loud;
    final Deadlines deadlines = new Deadlines();
    final Users users = new Users();
    final Rooms rooms;
    final Memberships memberships;
    final Conversations conversations;
    final ReadPositions reading;
    final Flights flights;
    final Speaking speaking;
    final Notes notes;
    final Memories memories;
    final Presence presence;
    final Claims claims;
    final Keyring keyring;
    final KeyDoor keyDoor;
    final Renaming renaming;
    final Admission admission;
    final Arrivals arrivals;
    final Histories histories;
    final Heartbeats heartbeats;
    final Rights rights;
    final Operators operators;
    final Sanctions sanctions;
    final Appointments appointments;
    final Orders orders;

    Offices offices = Offices.NONE;
    Policy policy = Policy.DEFAULT;

    /** Whether there is a way in by which somebody can be known by more than their word. */
    boolean provesNames;

    private long lastStamp;

    House(HubSettings settings, MessageLog log, TurnTime time, Outbound out) {
        this.settings = settings;
        this.log = log;
        this.time = time;
        this.out = out;
        this.loud = new LoudPace(settings);
        this.rooms = new Rooms(this);
        this.memberships = new Memberships(this);
        this.conversations = new Conversations(this);
        this.reading = new ReadPositions(this);
        this.flights = new Flights(this);
        this.speaking = new Speaking(this);
        this.notes = new Notes(this);
        this.memories = new Memories(this);
        this.presence = new Presence(this);
        this.claims = new Claims(this);
        this.keyring = new Keyring(this);
        this.keyDoor = new KeyDoor(this);
        this.renaming = new Renaming(this);
        this.admission = new Admission(this);
        this.arrivals = new Arrivals(this);
        this.histories = new Histories(this);
        this.heartbeats = new Heartbeats(this);
        this.rights = new Rights(this);
        this.operators = new Operators(this);
        this.sanctions = new Sanctions(this);
        this.appointments = new Appointments(this);
        this.orders = new Orders(this);
    }

    /** The time for something that is to be kept: never before that of what was kept before it, whatever the clock did. */
    long stampMillis() {
        lastStamp = Math.max(lastStamp, time.wallMillis());
        return lastStamp;
    }

    /** Something was kept at that time. */
    void stamped(long atMillis) {
        lastStamp = Math.max(lastStamp, atMillis);
    }

    /** The server says a sentence to one. */
    void notice(Session to, String sentence) {
        out.send(to, new LinkEvent.Notice(sentence));
    }

    void refuse(Session session, FaultCode code, String sentence, Regarding regarding) {
        refuse(session, code.refusal(sentence, regarding));
    }

    /** The same may be tried again after that time. */
    void refuse(Session session, FaultCode code, String sentence, Regarding regarding, long retryNanos) {
        refuse(session, refusal(code, sentence, regarding, retryNanos));
    }

    /** What is told when the same may be tried again after that time. */
    static LinkEvent.Refused refusal(FaultCode code, String sentence, Regarding regarding, long retryNanos) {
        return new LinkEvent.Refused(code.word(), sentence, regarding, code.fatal(), retryMillis(retryNanos), "");
    }

    void refuse(Session session, LinkEvent.Refused why) {
        if (!session.gone()) {
            out.send(session, why);
        }
    }

    /** A fatal refusal: the client is told, and sent off. */
    void sendOff(Session session, LinkEvent.Refused why, String reason) {
        if (!session.gone()) {
            out.send(session, why);
            presence.lost(session);
            out.close(session, reason);
        }
    }

    /** The server says it to everybody who is here. */
    void tellAll(String sentence) {
        out.publish(rooms.lobby(), new LinkEvent.Notice(sentence), null);
    }

    /**
     * Does it when all that was noted until now is kept.
     *
     * @param then gets a blank and a sentence that says that it is not; empty if it is
     */
    void whenKept(Consumer<String> then) {
        String trouble = " It holds until the server ends: the disk of the chat has not taken it.";
        // A change that changes nothing: writes are done in the order of their calls, and this one is answered.
        boolean asked = log.change(
                new RoomChange.Create(Hub.LOBBY, stampMillis()),
                answer -> then.accept(answer instanceof Answer.Found<RoomFacts> ? "" : trouble));
        if (!asked) {
            then.accept(trouble);
        }
    }

    /** What is held of users, in words; empty when nobody is left. */
    String leftOver() {
        StringBuilder left = new StringBuilder();
        if (!users.all().isEmpty()) {
            left.append("users ").append(users.all()).append(' ');
        }
        if (conversations.size() > 0) {
            left.append(conversations.size()).append(" conversations ");
        }
        if (flights.size() + presence.clients() > 0) {
            left.append(flights.size())
                    .append(" messages and ")
                    .append(presence.clients())
                    .append(" clients ");
        }
        rooms.populated()
                .forEach(room -> left.append("members of ").append(room).append(' '));
        return left.toString();
    }

    private static long retryMillis(long nanos) {
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos + 999_999));
    }
}
