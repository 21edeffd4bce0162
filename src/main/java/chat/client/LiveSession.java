package chat.client;

import chat.client.Requests.Asked;
import chat.client.Requests.Missing;
import chat.client.Requests.Pending;
import chat.client.model.Answer;
import chat.client.model.Event;
import chat.client.model.Request;
import chat.protocol.LinkEvent;
import chat.protocol.LinkRequest;
import chat.protocol.RoomEvent;
import chat.protocol.ServerMessage;
import chat.protocol.SessionCodec;
import chat.protocol.SessionEvent;
import chat.protocol.SessionRequest;
import chat.protocol.TalkEvent;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A session over one connection, from the welcome on: gives what the server says to whom it concerns. Entries go to {@link Resume}, our
 * own lines to {@link Deliveries}, rooms and people to {@link RoomTalk}, answers to {@link Requests}. Loop thread only.
 */
final class LiveSession implements SessionEvent.Receiver<LiveSession> {
    private final Wire wire;
    private final SessionState state;
    private final Consumer<Event> events;
    private final Heartbeat heartbeat;
    private final Requests requests;
    private final Deliveries deliveries;
    private final RoomTalk rooms;
    private Request.@Nullable Nick renaming;
    private boolean over;

    LiveSession(Wire wire, SessionState state, LinkEvent.Welcome welcome, Consumer<Event> events) {
        this.wire = wire;
        this.state = state;
        this.events = events;
        this.heartbeat = new Heartbeat(
                wire,
                welcome.limits(),
                millis -> events.accept(new Event.RoundTrip(millis)),
                () -> wire.give(Ending.again("The server has not been heard for too long", "silent")));
        this.requests = new Requests(welcome.limits().requests(), this::send);
        this.deliveries =
                new Deliveries(wire, state.lines(), welcome.limits().unacknowledged(), state::self, state::tell);
        this.rooms = new RoomTalk(state, requests, this::done, events);
        state.welcomed(this, welcome);
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
        if (request instanceof Request.Nick nick) {
            rename(nick);
        } else {
            ask(new Asked(request));
        }
    }

    void fetch(Conversation.Fetch fetch) {
        ask(new Missing(fetch));
    }

    void over() {
        over = true;
        heartbeat.stop();
        state.dropped();
        Request.Nick waiting = renaming;
        renaming = null;
        if (waiting != null) {
            answer(SessionDialect.offline(waiting));
        }
        requests.abandon().stream()
                .filter(request -> request != waiting)
                .forEach(request -> answer(SessionDialect.offline(request)));
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
        deliveries.begin();
        return this;
    }

    @Override
    public LiveSession notice(LinkEvent.Notice message) {
        events.accept(new Event.Received(new ServerMessage.Notice(message.text())));
        return this;
    }

    @Override
    public LiveSession done(LinkEvent.Done message) {
        done(requests.answered(message.ref()));
        return this;
    }

    @Override
    public LiveSession refused(LinkEvent.Refused message) {
        if (message.fatal()) {
            wire.give(Ending.of(message, Ending.History.WAS_IN));
        } else if (message.regarding().n() > 0) {
            deliveries.refused(message);
        } else {
            Pending pending = requests.answered(message.regarding().ref());
            if (pending instanceof Missing missing) {
                notFetched(missing, message.retryMillis());
            } else if (pending instanceof Asked asked) {
                answer(new Answer.Refused(
                        asked.request(), message.code(), message.text(), message.retryMillis(), message.suggestion()));
            } else if (pending == null) {
                notice(new LinkEvent.Notice(message.text()));
            }
        }
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
        Pending pending = requests.answered(message.ref());
        if (pending instanceof Missing missing) {
            state.resume().fetched(missing.fetch(), message);
        } else if (pending instanceof Asked asked && asked.request() instanceof Request.Page wanted) {
            answer(new Answer.Page(wanted, state.resume().asked(message.place(), message), message.more()));
        } else if (pending instanceof Asked asked && asked.request() instanceof Request.Talk) {
            state.resume().found(message.place(), message);
            done(pending);
        }
        return this;
    }

    @Override
    public LiveSession found(TalkEvent.Found message) {
        if (requests.answered(message.ref()) instanceof Asked asked
                && asked.request() instanceof Request.Search search) {
            List<Answer.Hit> hits = message.hits().stream()
                    .map(hit -> new Answer.Hit(hit.seenBy(state.self()), state.overheard(hit.entry())))
                    .toList();
            answer(new Answer.Found(search, hits, message.next()));
        }
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
        if (requests.answered(message.ref()) instanceof Asked asked
                && asked.request() instanceof Request.ListRooms list) {
            answer(new Answer.Rooms(list, message.rooms(), message.next()));
        }
        return this;
    }

    @Override
    public LiveSession whois(RoomEvent.Whois message) {
        if (requests.answered(message.ref()) instanceof Asked asked && asked.request() instanceof Request.Whois who) {
            answer(new Answer.Whois(
                    who,
                    message.name(),
                    message.verified(),
                    message.away(),
                    message.idleMillis(),
                    message.clients(),
                    message.rooms()));
        }
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

    /** A server knows a line by the name it came under: none may be on its way while the name changes. */
    private void rename(Request.Nick nick) {
        if (renaming != null) {
            String sentence = "You asked for the name " + renaming.name() + " a moment ago: one at a time.";
            answer(new Answer.Refused(nick, "too_many_requests", sentence, 0, ""));
            return;
        }
        renaming = nick;
        deliveries.holdOnceSettled(() -> ask(new Asked(nick)));
    }

    private void ask(Pending pending) {
        try {
            if (!requests.ask(pending) && pending instanceof Asked asked) {
                answer(refused(asked, "Too much was asked already: wait for the answers."));
            }
        } catch (IllegalArgumentException wrong) {
            if (pending instanceof Asked asked) {
                answer(refused(asked, String.valueOf(wrong.getMessage())));
            }
        }
    }

    private void notFetched(Missing missing, long retryMillis) {
        if (retryMillis > 0) {
            wire.after(retryMillis, () -> {
                if (!over) {
                    ask(missing);
                }
            });
        } else {
            state.resume().refused(missing.fetch());
        }
    }

    private void done(@Nullable Pending pending) {
        if (pending instanceof Asked asked) {
            answer(new Answer.Done(asked.request()));
        }
    }

    private void answer(Answer answer) {
        if (answer.request() == renaming) {
            renaming = null;
            deliveries.release();
        }
        events.accept(new Event.Answered(answer));
    }

    private void send(SessionRequest request) {
        wire.send(SessionCodec.encode(request));
    }

    private static Answer refused(Asked asked, String sentence) {
        return new Answer.Refused(asked.request(), "bad_field", sentence, 0, "");
    }
}
