package chat.client;

import chat.client.model.Answer;
import chat.client.model.Event;
import chat.client.model.Request;
import chat.protocol.LinkEvent;
import chat.protocol.Place;
import chat.protocol.ProtocolException;
import chat.protocol.ServerMessage;
import chat.protocol.SessionCodec;
import chat.protocol.SessionEvent;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The session profile over one connection: waits to be let in, and leaves what comes then to a {@link LiveSession}. Loop thread only.
 */
final class SessionDialect implements Dialect {
    private final Wire wire;
    private final SessionState state;
    private final Ending.History history;
    private final Consumer<Event> events;
    private @Nullable LiveSession live;

    SessionDialect(Wire wire, SessionState state, Ending.History history, Consumer<Event> events) {
        this.wire = wire;
        this.state = state;
        this.history = history;
        this.events = events;
    }

    @Override
    public void heard() {
        if (live != null) {
            live.heard();
        }
    }

    @Override
    public void body(ByteBuffer body) {
        try {
            Optional<SessionEvent> event = SessionCodec.decodeEvent(body);
            if (live != null) {
                event.ifPresent(live::said);
            } else {
                event.ifPresent(this::atTheDoor);
            }
        } catch (ProtocolException unreadable) {
            events.accept(new Event.Received(
                    new ServerMessage.Notice(unreadable.fault().text())));
        }
    }

    @Override
    public void flushed() {
        linesWaiting();
    }

    @Override
    public void linesWaiting() {
        if (live != null) {
            live.deliveries().more();
        }
    }

    @Override
    public void ask(Request request) {
        if (live != null) {
            live.ask(request);
        } else {
            events.accept(new Event.Answered(offline(request)));
        }
    }

    @Override
    public void read(Place place, long seq) {
        state.read(place, seq);
    }

    @Override
    public void over() {
        if (live != null) {
            live.over();
            live = null;
        }
    }

    static Answer offline(Request request) {
        String sentence = "There is no connection to the server: try again when there is.";
        return new Answer.Refused(request, Answer.Refused.OFFLINE, sentence, 0, "");
    }

    private void atTheDoor(SessionEvent event) {
        if (event instanceof LinkEvent.Welcome welcome) {
            wire.signedIn();
            if (welcome.verified()) {
                wire.verified(welcome.you());
            }
            events.accept(new Event.Welcomed(
                    welcome.you(),
                    welcome.verified(),
                    welcome.proof(),
                    welcome.server(),
                    welcome.motd(),
                    welcome.limits(),
                    welcome.now()));
            live = new LiveSession(wire, state, welcome, events);
        } else if (event instanceof LinkEvent.Refused fault && fault.fatal()) {
            wire.give(Ending.of(fault, history));
        } else if (event instanceof LinkEvent.Challenge challenge) {
            wire.prove(challenge);
        }
    }
}
