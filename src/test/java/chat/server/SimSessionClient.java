package chat.server;

import chat.protocol.DeviceId;
import chat.protocol.LinkEvent;
import chat.protocol.LinkRequest;
import chat.protocol.Place;
import chat.protocol.ProtocolException;
import chat.protocol.RoomName;
import chat.protocol.RoomRequest;
import chat.protocol.SessionCodec;
import chat.protocol.SessionEvent;
import chat.protocol.SessionHello;
import chat.protocol.SessionRequest;
import chat.protocol.Span;
import chat.protocol.TalkRequest;
import chat.protocol.TextKind;
import chat.sim.SimSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One client of the session profile of the simulation, through all its connections: signs in, says what its journal holds, fetches what
 * it lacks, answers pings. What else it does is {@link SimUsers}'s to say.
 */
final class SimSessionClient {
    final int number;
    final SimJournal journal;
    final TalkView talk;
    final SessionTranscript heard;
    private final DeviceId device;
    private final SimTrace trace;
    private final PlantedBug bug;
    private @Nullable SimWire wire;
    /** It will send nothing more on this connection. */
    private boolean ending;
    /** It does not answer when it is asked whether it is there. */
    boolean mute;

    private boolean done;
    private int lastRef;
    /** For planted bugs. */
    int events;

    @Nullable
    SessionEvent heldBack;

    SimSessionClient(int number, SimUser user, int clientOfUser, Ledger ledger, SimSetup setup) {
        this.number = number;
        this.device = new DeviceId(user.installation() + String.format("%08x", clientOfUser));
        this.trace = setup.trace();
        this.bug = setup.bug();
        this.journal = new SimJournal(number, device, ledger);
        this.talk = new TalkView(number, user, device, journal, ledger);
        this.heard = new SessionTranscript(number, user, journal, talk);
        user.hasClient(number);
    }

    boolean down() {
        return wire == null;
    }

    /** Signed in, and not about to end. */
    boolean live() {
        return wire != null && !ending && heard.live();
    }

    /** Says hello on that connection. */
    void connect(SimSocket socket) {
        wire = new SimWire(number, socket, trace);
        ending = false;
        mute = false;
        heldBack = null;
        heard.begins();
        wire.queue(SessionCodec.encodeHello(heard.you(), new SessionHello(1, "sim", device)));
    }

    void send(SessionRequest request) {
        if (wire != null && !ending) {
            wire.queue(SessionCodec.encode(request));
        }
    }

    /** Asks something, with the next number. */
    void ask(IntFunction<SessionRequest> request) {
        int ref = ++lastRef;
        SessionRequest asked = request.apply(ref);
        heard.asks(ref, asked);
        send(asked);
    }

    /** Writes it down and says it, now or when it is signed in. */
    TalkRequest.Say say(Place place, TextKind kind, String text) {
        TalkRequest.Say say = journal.write(place, kind, text);
        if (live()) {
            send(journal.sent(say));
        }
        return say;
    }

    void sayAgain(TalkRequest.Say say) {
        if (live()) {
            send(journal.sent(say));
        }
    }

    /** Bytes that are no message of the profile. */
    void garbage(String body) {
        heard.isRude();
        if (wire != null && !ending) {
            wire.queue(body);
        }
    }

    void stall() {
        if (wire != null) {
            wire.stalled = !wire.stalled;
        }
    }

    void calm() {
        mute = false;
        if (wire != null) {
            wire.stalled = false;
        }
    }

    /** The connection breaks, and both sides see it. */
    void reset() {
        if (wire != null) {
            wire.socket.peerResets();
            ended();
        }
    }

    /** The connection breaks, and only this side sees it. */
    void vanish() {
        ended();
    }

    /** It will send nothing more, and reads what still comes. */
    void halfClose() {
        if (wire != null) {
            wire.sendAll();
            wire.socket.peerEnds();
            ending = true;
        }
    }

    /** It says farewell. */
    void leave() {
        send(new LinkRequest.Disconnect());
        if (wire != null) {
            wire.sendAll();
            ending = true;
        }
    }

    /** Its process is killed and another one starts, with the journal alone. */
    void restart() {
        reset();
        talk.forgets();
    }

    void sendSome(int most) {
        if (wire != null && !ending) {
            wire.sendSome(most);
        }
    }

    /** Nothing that it has sent is still unread. */
    boolean quiet() {
        return wire == null || ending || wire.quiet();
    }

    void read(int most) {
        if (wire == null) {
            return;
        }
        wire.read(most, this::body);
        if (wire != null && !wire.stalled && wire.socket.peerSeesEnd()) {
            ended();
        }
    }

    private void ended() {
        wire = null;
        heard.ends();
    }

    private void body(byte[] body) {
        try {
            SessionEvent event = SessionCodec.decodeEvent(ByteBuffer.wrap(body))
                    .orElseThrow(() -> new AssertionError("client " + number + " got an unknown message"));
            events++;
            bug.hear(this, event).forEach(this::hear);
        } catch (ProtocolException e) {
            heard.refusedAtTheDoor(new String(body, StandardCharsets.UTF_8));
        }
    }

    private void hear(SessionEvent event) {
        event.accept(heard);
        if (event instanceof LinkEvent.Ready) {
            journal.unsettled().forEach(this::sayAgain);
        } else if (event instanceof LinkEvent.Ping ping && !mute) {
            send(new LinkRequest.Pong(ping.t()));
        }
    }

    /** Fetches what is missing in its rooms. */
    void fetch(int limit) {
        if (!live()) {
            return;
        }
        talk.missing().forEach((room, upTo) -> {
            Place place = new Place.InRoom(room);
            if (heard.asked(TalkRequest.History.class).stream()
                    .noneMatch(asked ->
                            asked.place().equals(place) && asked.span().equals(new Span(Span.Edge.AFTER, upTo)))) {
                ask(ref -> new TalkRequest.History(ref, place, new Span(Span.Edge.AFTER, upTo), limit));
            }
        });
    }

    /** Says again what was refused for a while. */
    void sayRefused() {
        if (live()) {
            journal.dueAgain().forEach(this::sayAgain);
        }
    }

    /** Has all its rooms told once more: nothing may be different from what it knows. */
    void lookAgain() {
        heard.isSettled();
        for (RoomName room : talk.rooms()) {
            ask(ref -> new RoomRequest.Join(ref, room));
        }
    }

    /** It lacks nothing, and all that it said is acknowledged or refused for good. */
    void judge() {
        if (!talk.missing().isEmpty()) {
            throw new AssertionError("client " + number + " never got what lies after " + talk.missing());
        }
        journal.checkSettled();
    }

    /** Two clients of one user know the same of it. */
    void checkSame(SimSessionClient other) {
        if (!Set.copyOf(talk.rooms()).equals(Set.copyOf(other.talk.rooms()))) {
            throw new AssertionError("clients " + number + " and " + other.number + " of one user are in "
                    + talk.rooms() + " and " + other.talk.rooms());
        }
        for (RoomName room : talk.rooms()) {
            if (talk.room(room).read() != other.talk.room(room).read()) {
                throw new AssertionError(
                        "clients " + number + " and " + other.number + " of one user have read #" + room
                                + " up to " + talk.room(room).read() + " and "
                                + other.talk.room(room).read());
            }
        }
    }

    void leaveForGood() {
        leave();
        done = true;
    }

    /** It has left for good. */
    boolean done() {
        return done;
    }
}
