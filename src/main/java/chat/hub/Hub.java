package chat.hub;

import chat.protocol.ClientMessage;
import chat.protocol.Fault;
import chat.protocol.FaultCode;
import chat.protocol.LinkEvent;
import chat.protocol.Place;
import chat.protocol.Profile;
import chat.protocol.Regarding;
import chat.protocol.SessionHello;
import chat.protocol.SessionRequest;
import chat.protocol.TalkEvent;
import chat.protocol.TalkRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The rules of the chat, for both profiles: who is called what, who hears what, what is kept, and how fast one may talk. One thread; no
 * sockets, no clock: the time comes from {@link TurnTime}, what is said goes through the {@link MessageLog}, and everything goes out
 * through {@link Outbound}. This class is the door; what happens behind it is in the parts that it names.
 */
public final class Hub {
    /** The room where everybody starts. */
    public static final String LOBBY = "lobby";

    private static final long SHUT_DOWN_RETRY_MILLIS = 1_000;

    private final House house;

    public Hub(HubSettings settings, MessageLog log, TurnTime time, Outbound out) {
        this.house = new House(settings, log, time, out);
    }

    /** Asks the history what there is. Those who say hello before it has answered come in then. To be called once, before all else. */
    public void open() {
        house.rooms.sweepLater();
        boolean asked = house.log.rooms(answer -> {
            if (answer instanceof Answer.Found<List<RoomFacts>> found) {
                found.value().forEach(house.conversations::learnRoom);
            } // else the rooms will be made anew by those who join them
        });
        house.claims.learn();
        house.rights.learn();
        house.keyring.learn();
        house.appointments.learn();
        Consumer<List<Notes.Present>> next = present -> house.claims.whenKnown(
                () -> house.keyring.whenKnown(() -> house.sanctions.learn(() -> opened(present))));
        if (!asked || !house.notes.whoWasPresent(next)) {
            throw new IllegalStateException("the history takes no questions");
        }
    }

    private void opened(List<Notes.Present> present) {
        present.forEach(house.admission::wasHere);
        int lines = house.settings.legacyReplay();
        boolean asked = lines > 0
                && house.log.page(new PageRequest(LOBBY, new PageRequest.Latest(), lines), answer -> {
                    if (answer instanceof Answer.Found<Page> found) {
                        house.rooms.lobby().remember(found.value().entries(), lines);
                    }
                    house.arrivals.open();
                });
        if (!asked) {
            house.arrivals.open();
        }
    }

    /**
     * Somebody has connected and not yet said who they are.
     *
     * @param address host and port, for people and as the name of one who gives none
     */
    public Session connect(String address) {
        return new Session(address);
    }

    /** There is a way in by which users of this machine are known: members are told who is. Before {@link #open}. */
    public void provesNames() {
        house.provesNames = true;
    }

    /**
     * It came by that way. Before the hello.
     *
     * @param origin where failed tries to sign in are counted for it; empty = on this machine, where they are not
     */
    public void cameBy(Session session, WayIn way, String origin) {
        session.cameBy(way, origin);
    }

    /**
     * Orders need these.
     *
     * @param ownerUid as whom the server runs: the user of this machine with that number may do everything
     */
    public void serve(Offices offices, long ownerUid) {
        house.offices = offices;
        house.rights.ownedBy(ownerUid);
    }

    /** What holds from now on. */
    public void govern(Policy policy) {
        house.policy = policy;
    }

    /** Whether it matters in which groups of the machine somebody is. */
    public boolean asksForGroups() {
        return house.policy.asksForGroups();
    }

    /** In which groups of the machine the user of that client is. Before the hello. */
    public void groups(Session session, Set<String> groups) {
        session.groups = Set.copyOf(groups);
    }

    /** Who comes over TLS may sign in with a key from now on, or with nothing if the door is open. Before {@link #open}. */
    public void signsInByKey(ProofCheck check, Openness openness) {
        house.keyDoor.opens(check, openness);
    }

    /** By that line, and an invitation, somebody comes from elsewhere. If nobody has a key yet, one is made: {@code first} gets all of it. */
    public void invitesBy(String line, Consumer<String> first) {
        house.keyDoor.invitesBy(line);
        house.keyring.inviteFirst(code -> first.accept(house.keyDoor.line(code, "")));
    }

    /** What one says that is challenged; anything but a proof gets it no further. */
    public void proof(Session session, SessionRequest said) {
        house.keyDoor.said(session, said);
    }

    /** The machine knows who that is, whatever the hello says. Before the hello. */
    public void identify(Session session, Identity who) {
        session.is(who);
    }

    /** The client's first frame asks for that profile: from now on it is answered in it. */
    public void asks(Session session, Profile profile) {
        session.speaks(profile);
    }

    /** The hello of a legacy client. It is signed in when {@link Outbound#signedIn} says so, which may be within this call. */
    public void hello(Session session, ClientMessage.Hello hello) {
        house.arrivals.hello(session, hello);
    }

    /**
     * The hello of a client of the session profile. It is signed in when {@link Outbound#signedIn} says so, or sent off.
     *
     * @param name what it wants to be called
     */
    public void hello(Session session, String name, SessionHello hello) {
        house.arrivals.hello(session, name, hello);
    }

    /**
     * One message of a legacy client. What comes before the sign-in, or after the end, counts for nothing.
     *
     * @param bodyBytes what it took on the wire
     * @return nanoseconds for which nothing more should be read from this client, 0 = go on
     */
    public long receive(Session from, ClientMessage message, int bodyBytes) {
        if (!from.here()) {
            return 0;
        }
        int deliveries = message.accept(new LegacyRules(house, from));
        return pause(from, 1, bodyBytes, deliveries);
    }

    /** The same for a client of the session profile. */
    public long receive(Session from, SessionRequest message, int bodyBytes) {
        if (!from.here()) {
            return 0;
        }
        house.heartbeats.heard(from);
        if (from.unseen() && !Operators.mayAsk(message)) {
            house.refuse(from, FaultCode.NOT_ALLOWED, "This connection is for orders alone.", Regarding.NOTHING);
            return pause(from, 1, bodyBytes, 1);
        }
        int deliveries = message.accept(new SessionRules(house, from));
        return pause(from, message instanceof TalkRequest.Say ? 1 : 0, bodyBytes, deliveries);
    }

    private long pause(Session from, int messages, int bodyBytes, int deliveries) {
        if (!from.here()) {
            return 0;
        }
        Pace pace = from.owner().pace;
        long now = house.time.nanos();
        long pause = pace.charge(now, messages, bodyBytes);
        if (pause > 0) {
            pause = Math.max(pause, house.loud.charge(now, deliveries));
        }
        if (pause > 0 && pace.tell()) {
            house.notice(
                    from, "You are sending faster than this chat relays. Your messages are delayed; none is lost.");
        }
        return pause;
    }

    /** Bytes came from that client, though no whole message. */
    public void heard(Session from) {
        house.heartbeats.heard(from);
    }

    /** The client sent something that is no message; it is told so, and sent off if it cannot go on. */
    public void fault(Session from, Fault fault, Regarding regarding) {
        LinkEvent.Refused why =
                new LinkEvent.Refused(FaultCode.of(fault.kind()).word(), fault.text(), regarding, fault.fatal(), 0, "");
        if (fault.fatal()) {
            house.sendOff(from, why, fault.kind().name().toLowerCase(Locale.ROOT));
        } else {
            house.refuse(from, why);
        }
    }

    /** The client is sent off, with a sentence why. */
    public void refuse(Session session, LinkEvent.Refused why, String reason) {
        house.sendOff(session, why, reason);
    }

    /**
     * The client was too slow: of what was published in the room something never reached it, and it hears what is published from now on.
     * It is told of the gap and how the room stands.
     */
    public void skipped(Room room, Session session) {
        if (session.here()) {
            if (room.last() > 0) {
                house.out.send(session, new TalkEvent.Gap(new Place.InRoom(room.name()), room.last()));
            }
            house.memberships.open(session, room);
        }
    }

    /** The client is gone, or as good as gone. A second call changes nothing. */
    public void disconnect(Session session) {
        house.presence.lost(session);
    }

    /** The history has removed what was too old, or was changed from outside. */
    public void historyChanged() {
        house.log.rooms(answer -> {
            if (answer instanceof Answer.Found<List<RoomFacts>> found) {
                found.value().forEach(house.conversations::learnRoom);
            }
        });
    }

    /**
     * Does what is due. To be called at the end of each turn, when the history's answers of that turn are through, and again after the
     * time it returns.
     *
     * @return nanoseconds until something is due, {@link Long#MAX_VALUE} = nothing is
     */
    public long tick() {
        long now = house.time.nanos();
        house.flights.endOfTurn();
        long wait = house.deadlines.run(now);
        return Math.min(wait, house.rooms.publishDue(now));
    }

    /** The server ends: everybody is told and sent off. What was read is handed to the history, which is to be closed after this. */
    public void shutDown(String sentence) {
        house.arrivals.shut();
        house.reading.write();
        LinkEvent.Refused why = new LinkEvent.Refused(
                FaultCode.SHUTTING_DOWN.word(), sentence, Regarding.NOTHING, true, SHUT_DOWN_RETRY_MILLIS, "");
        house.out.publish(house.rooms.lobby(), why, null);
        for (User user : List.copyOf(house.users.all())) {
            for (Session session : user.clients()) {
                house.presence.closed(session);
                house.out.close(session, "shutdown");
            }
        }
    }

    /** How many clients are signed in. */
    public int size() {
        return house.presence.clients();
    }

    /** For tests: its parts. */
    House house() {
        return house;
    }

    /** Rooms that are known, empty ones included. */
    public int rooms() {
        return house.rooms.size();
    }

    /** Messages that the history has taken and not answered yet. */
    public int inFlight() {
        return house.flights.size();
    }
}
