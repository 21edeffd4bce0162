package chat.server;

import chat.protocol.FaultCode;
import chat.protocol.LinkEvent;
import chat.protocol.Ordered;
import chat.protocol.Place;
import chat.protocol.RoomEvent;
import chat.protocol.RoomName;
import chat.protocol.RoomRequest;
import chat.protocol.SessionEvent;
import chat.protocol.SessionRequest;
import chat.protocol.TalkEvent;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one client of the session profile was told, and the rules that hold for it, event by event; of conversations: {@link TalkView}. */
final class SessionTranscript implements SessionEvent.Receiver<Boolean> {
    /** Nothing that a client does here deserves these, but for what it sends on purpose. */
    private static final Set<FaultCode> OUR_FAULT = EnumSet.range(FaultCode.BAD_FRAME, FaultCode.BAD_FIELD);

    private final int client;
    private final SimUser user;
    private final SimJournal journal;
    private final TalkView talk;
    private final Map<Integer, SessionRequest> asked = new HashMap<>();
    private String you;
    private State state = State.DOWN;
    private List<RoomName> promised = List.of();
    private @Nullable FaultCode sentOff;
    private boolean rude;
    private boolean settled;

    private enum State {
        DOWN,
        ASKED,
        WELCOMED,
        LIVE
    }

    SessionTranscript(int client, SimUser user, SimJournal journal, TalkView talk) {
        this.client = client;
        this.user = user;
        this.journal = journal;
        this.talk = talk;
        this.you = user.name();
    }

    /** What the user is called, or was at last. */
    String you() {
        return you;
    }

    boolean live() {
        return state == State.LIVE;
    }

    /** Why the server has sent it off; null if it has not. */
    @Nullable
    FaultCode sentOff() {
        return sentOff;
    }

    /** What is no message of the profile can only be a sentence for one whose hello was not read. */
    void refusedAtTheDoor(String sentence) {
        if (state != State.ASKED || !sentence.startsWith("[Server] ")) {
            throw wrong("got " + sentence);
        }
        sentOff = FaultCode.SERVER_FULL;
    }

    /** Hello is said on a new connection. */
    void begins() {
        state = State.ASKED;
        talk.begins();
        asked.clear();
        rude = false;
        settled = false;
        sentOff = null;
    }

    /** What it was refused may go well now. */
    void tryAgain() {
        sentOff = null;
    }

    /** The connection is over: what the user wanted to be called they may have been, until the next server began. */
    void ends() {
        state = State.DOWN;
        asked(RoomRequest.Nick.class).forEach(nick -> user.isCalled(nick.name()));
    }

    /** It has sent what is no message. */
    void isRude() {
        rude = true;
    }

    /** Nothing is on its way any more that could change what it was told. */
    void isSettled() {
        settled = true;
    }

    /** That request goes out. */
    void asks(int ref, SessionRequest request) {
        asked.put(ref, request);
    }

    /** Requests of that kind that are not answered yet. */
    <T extends SessionRequest> List<T> asked(Class<T> kind) {
        return asked.values().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private Boolean answers(int ref) {
        if (asked.remove(ref) == null) {
            throw wrong("is answered what it did not ask: " + ref);
        }
        return true;
    }

    private AssertionError wrong(String what) {
        return new AssertionError("client " + client + ", called " + you + ", " + what);
    }

    @Override
    public Boolean challenge(LinkEvent.Challenge message) {
        throw wrong("is challenged");
    }

    @Override
    public Boolean welcome(LinkEvent.Welcome message) {
        if (state != State.ASKED || !message.epoch().equals(CrashingLog.EPOCH)) {
            throw wrong("is welcomed: " + message);
        }
        state = State.WELCOMED;
        you = message.you();
        user.isCalled(you);
        promised = message.rooms();
        return true;
    }

    @Override
    public Boolean ready(LinkEvent.Ready message) {
        if (state != State.WELCOMED || !talk.rooms().equals(promised)) {
            throw wrong("is ready with " + talk.rooms() + " where it is in " + promised);
        }
        state = State.LIVE;
        return true;
    }

    @Override
    public Boolean notice(LinkEvent.Notice message) {
        return true;
    }

    @Override
    public Boolean done(LinkEvent.Done message) {
        return answers(message.ref());
    }

    @Override
    public Boolean refused(LinkEvent.Refused message) {
        FaultCode code = FaultCode.of(message.code()).orElseThrow();
        if (code == FaultCode.INTERNAL || (!rude && OUR_FAULT.contains(code) && code != FaultCode.FRAME_TOO_SLOW)) {
            throw wrong("is refused without a reason: " + message);
        }
        if (message.fatal()) {
            sentOff = code;
        }
        if (message.regarding().ref() > 0) {
            answers(message.regarding().ref());
        } else if (message.regarding().n() > 0) {
            journal.refused(message.regarding().n(), code);
        }
        return true;
    }

    @Override
    public Boolean ping(LinkEvent.Ping message) {
        return true;
    }

    @Override
    public Boolean pong(LinkEvent.Pong message) {
        return true;
    }

    @Override
    public Boolean said(TalkEvent.Said message) {
        talk.said(message, you);
        return true;
    }

    @Override
    public Boolean gap(TalkEvent.Gap message) {
        talk.gap(message);
        return true;
    }

    @Override
    public Boolean page(TalkEvent.Page message) {
        talk.page(message, you);
        return answers(message.ref());
    }

    @Override
    public Boolean found(TalkEvent.Found message) {
        for (TalkEvent.Said hit : message.hits()) {
            if (hit.place() instanceof Place.InRoom in) {
                talk.room(in.room());
            }
            talk.found(hit.place(), hit.entry(), you);
        }
        return answers(message.ref());
    }

    @Override
    public Boolean read(TalkEvent.Read message) {
        if (message.place() instanceof Place.InRoom in) {
            talk.room(in.room()).read(message.seq());
        }
        return true;
    }

    @Override
    public Boolean opened(RoomEvent.Opened message) {
        talk.opened(message, settled);
        return true;
    }

    @Override
    public Boolean roster(RoomEvent.Roster message) {
        talk.room(message.room()).members(message, settled);
        return true;
    }

    @Override
    public Boolean joined(RoomEvent.Joined message) {
        talk.room(message.room()).joined(message);
        return true;
    }

    @Override
    public Boolean left(RoomEvent.Left message) {
        talk.room(message.room()).left(message);
        if (message.names().contains(you)) {
            talk.closed(message.room());
        }
        return true;
    }

    @Override
    public Boolean renamed(RoomEvent.Renamed message) {
        RoomName room = message.room();
        if (room != null) {
            talk.room(room).renamed(message.was(), message.name());
        } else if (message.was().equals(you)) {
            you = message.name();
            user.isCalled(you);
        } else {
            talk.renamed(message.was(), message.name());
        }
        return true;
    }

    @Override
    public Boolean presence(RoomEvent.Presence message) {
        RoomName room = message.room();
        if (room != null) {
            talk.room(room).away(message.name());
        }
        return true;
    }

    @Override
    public Boolean topic(RoomEvent.Topic message) {
        talk.room(message.room()).topic(message.topic());
        return true;
    }

    @Override
    public Boolean rooms(RoomEvent.Rooms message) {
        return answers(message.ref());
    }

    @Override
    public Boolean ordered(Ordered message) {
        return answers(message.ref());
    }

    @Override
    public Boolean whois(RoomEvent.Whois message) {
        return answers(message.ref());
    }

    @Override
    public Boolean invited(RoomEvent.Invited message) {
        return true;
    }

    @Override
    public Boolean ignored(RoomEvent.Ignored message) {
        return true;
    }
}
