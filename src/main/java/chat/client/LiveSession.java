package chat.client;

import chat.client.model.Event;
import chat.client.model.Request;
import chat.protocol.LinkEvent;
import chat.protocol.LinkRequest;
import chat.protocol.Ordered;
import chat.protocol.RoomEvent;
import chat.protocol.ServerMessage;
import chat.protocol.SessionCodec;
import chat.protocol.SessionEvent;
import chat.protocol.SessionRequest;
import chat.protocol.TalkEvent;
import java.util.function.Consumer;

/**
 * A session over one connection, from the welcome on: gives what the server says to whom it concerns. Entries go to {@link Resume}, our
 * own lines to {@link Deliveries}, rooms and people to {@link RoomTalk}, answers to {@link Asking}. Loop thread only.
 */
final class LiveSession implements SessionEvent.Receiver<LiveSession> {
    private final Wire wire;
    private final SessionState state;
    private final Consumer<Event> events;
    private final Heartbeat heartbeat;
    private final Asking asking;
    private final Deliveries deliveries;
    private final RoomTalk rooms;
    private boolean waitsForRooms;

    LiveSession(Wire wire, SessionState state, LinkEvent.Welcome welcome, Consumer<Event> events) {
        this.wire = wire;
        this.state = state;
        this.events = events;
        this.heartbeat = new Heartbeat(
                wire,
                welcome.limits(),
                millis -> events.accept(new Event.RoundTrip(millis)),
                () -> wire.give(Ending.again("The server has not been heard for too long", "silent")));
        this.deliveries =
                new Deliveries(wire, state.lines(), welcome.limits().unacknowledged(), state.signedInAs(), state::tell);
        Requests requests = new Requests(welcome.limits().requests(), this::send);
        this.asking = new Asking(wire, state, requests, deliveries, events);
        this.rooms = new RoomTalk(state, requests, asking::done, events);
        String before = state.self();
        state.welcomed(this, welcome);
        if (!before.isEmpty() && !before.equals(welcome.you())) {
            asking.nameBack(before); // given up by a server that waited too long, or began anew
        }
    }

    Deliveries deliveries() {
        return deliveries;
    }

    /** The server lives. */
    void heard() {
        heartbeat.heard();
    }

    /** And this is what it says. */
    void said(SessionEvent event) {
        event.accept(this);
    }

    void ask(Request request) {
        asking.ask(request);
    }

    void fetch(Fetch fetch) {
        asking.fetch(fetch);
    }

    void over() {
        heartbeat.stop();
        deliveries.stop();
        state.dropped();
        asking.over();
    }

    @Override
    public LiveSession challenge(LinkEvent.Challenge message) {
        return this; // too late
    }

    @Override
    public LiveSession welcome(LinkEvent.Welcome message) {
        return this; // said already
    }

    @Override
    public LiveSession ready(LinkEvent.Ready message) {
        state.resume().ready();
        state.marks().begin(wire);
        events.accept(new Event.Ready());
        state.forgotten().forEach(asking::roomBack);
        waitsForRooms = true;
        beginOnceBack();
        return this;
    }

    @Override
    public LiveSession notice(LinkEvent.Notice message) {
        events.accept(new Event.Received(new ServerMessage.Notice(message.text())));
        return this;
    }

    @Override
    public LiveSession done(LinkEvent.Done message) {
        asking.done(message);
        return this;
    }

    @Override
    public LiveSession refused(LinkEvent.Refused message) {
        if (message.fatal()) {
            wire.give(Ending.of(message, Ending.History.WAS_IN));
        } else if (message.regarding().n() > 0) {
            deliveries.refused(message);
        } else if (!asking.refused(message)) {
            notice(new LinkEvent.Notice(message.text()));
        }
        beginOnceBack();
        return this;
    }

    @Override
    public LiveSession ping(LinkEvent.Ping message) {
        send(new LinkRequest.Pong(message.t()));
        return this;
    }

    @Override
    public LiveSession pong(LinkEvent.Pong message) {
        heartbeat.pong(message.t());
        return this;
    }

    @Override
    public LiveSession said(TalkEvent.Said message) {
        state.resume().said(message.seenBy(state.self()), message.entry());
        return this;
    }

    @Override
    public LiveSession gap(TalkEvent.Gap message) {
        state.resume().gap(message);
        return this;
    }

    @Override
    public LiveSession page(TalkEvent.Page message) {
        asking.page(message);
        return this;
    }

    @Override
    public LiveSession found(TalkEvent.Found message) {
        asking.found(message);
        return this;
    }

    @Override
    public LiveSession read(TalkEvent.Read message) {
        state.marks().known(message.place(), message.seq());
        state.resume().read(message.place(), message.seq());
        return this;
    }

    @Override
    public LiveSession opened(RoomEvent.Opened message) {
        rooms.opened(message);
        beginOnceBack();
        return this;
    }

    @Override
    public LiveSession roster(RoomEvent.Roster message) {
        rooms.roster(message);
        return this;
    }

    @Override
    public LiveSession joined(RoomEvent.Joined message) {
        rooms.joined(message);
        return this;
    }

    @Override
    public LiveSession left(RoomEvent.Left message) {
        rooms.left(message);
        return this;
    }

    @Override
    public LiveSession renamed(RoomEvent.Renamed message) {
        rooms.renamed(message);
        return this;
    }

    @Override
    public LiveSession presence(RoomEvent.Presence message) {
        rooms.presence(message);
        return this;
    }

    @Override
    public LiveSession topic(RoomEvent.Topic message) {
        rooms.topic(message);
        return this;
    }

    @Override
    public LiveSession rooms(RoomEvent.Rooms message) {
        asking.rooms(message);
        return this;
    }

    @Override
    public LiveSession whois(RoomEvent.Whois message) {
        asking.whois(message);
        return this;
    }

    @Override
    public LiveSession ordered(Ordered message) {
        asking.ordered(message);
        return this;
    }

    @Override
    public LiveSession invited(RoomEvent.Invited message) {
        rooms.invited(message);
        return this;
    }

    @Override
    public LiveSession ignored(RoomEvent.Ignored message) {
        rooms.ignored(message);
        return this;
    }

    /** Lines may be for a room that the server has yet to take us into. */
    private void beginOnceBack() {
        if (waitsForRooms && state.forgotten().isEmpty()) {
            waitsForRooms = false;
            deliveries.begin();
        }
    }

    private void send(SessionRequest request) {
        wire.send(SessionCodec.encode(request));
    }
}
