package chat.client;

import chat.client.model.Answer;
import chat.client.model.Event;
import chat.client.model.Request;
import chat.client.model.TalkNews;
import chat.protocol.ClientMessage;
import chat.protocol.LegacyCodec;
import chat.protocol.LegacyText;
import chat.protocol.Place;
import chat.protocol.ProtocolException;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The legacy profile over one connection: the lobby, and whispers. A line counts as delivered when it has left, since this profile cannot
 * say more; so it is never sent a second time.
 */
final class LegacyDialect implements Dialect {
    private static final String CALLED = "You are called ";
    private static final String HERE = " here.";

    private final Wire wire;
    private final OwnLines lines;
    private final Consumer<Event> events;
    private final ArrayDeque<OwnLine> unflushed = new ArrayDeque<>();
    private final Set<Long> onTheWay = new HashSet<>();
    private String self;

    /** @param self what we are called, as far as the server has said */
    LegacyDialect(Wire wire, OwnLines lines, String self, Consumer<Event> events) {
        this.wire = wire;
        this.lines = lines;
        this.self = self;
        this.events = events;
    }

    @Override
    public void heard() {
        // This profile asks nobody whether they live: TCP's keepalive has to do.
    }

    @Override
    public void body(ByteBuffer body) {
        self = heard(body, self, events);
    }

    /** Hands over what the server says; returns what we are called then. */
    static String heard(ByteBuffer body, String called, Consumer<Event> events) {
        try {
            ServerMessage message = LegacyCodec.decodeServer(body);
            events.accept(new Event.Received(message));
            return message instanceof ServerMessage.Notice notice ? nameAfter(notice.text(), called) : called;
        } catch (ProtocolException unreadable) {
            events.accept(new Event.Received(
                    new ServerMessage.Notice(unreadable.fault().text())));
            return called;
        }
    }

    @Override
    public void flushed() {
        List<OwnLine> left = new ArrayList<>(unflushed);
        unflushed.clear();
        for (OwnLine line : left) {
            lines.settled(line.n());
            events.accept(new Event.Flushed(line.id()));
        }
        linesWaiting();
    }

    @Override
    public void linesWaiting() {
        for (OwnLine line : lines.waiting()) {
            if (!wire.roomy()) {
                return; // the rest goes when this much has left
            }
            if (onTheWay.add(line.n())) {
                say(line);
            }
        }
    }

    @Override
    public void ask(Request request) {
        events.accept(new Event.Answered(new Answer.Refused(
                request,
                Answer.Refused.LEGACY,
                "This server has one room and no history: it speaks the old profile, which cannot do that.",
                0,
                "")));
    }

    @Override
    public void read(Place place, long seq) {
        // Nobody here would want to know.
    }

    @Override
    public void over() {
        // What had not left is sent on the next connection.
    }

    private void say(OwnLine line) {
        if (!line.sentAs().isEmpty()) {
            refuse(line, "It may have arrived when it was sent first, and this server cannot tell.");
            return;
        }
        if (!line.barred(self).isEmpty()) {
            refuse(line, line.barred(self));
            return;
        }
        Optional<ClientMessage> message = line.place().accept(new Translation(line));
        if (message.isEmpty()) {
            refuse(line, "This server has no such room: it speaks the old profile, with the lobby alone.");
            return;
        }
        byte[] body = LegacyCodec.encode(message.get());
        if (body.length > Text.BYTES_MAX) {
            refuse(line, "Too long by " + (body.length - Text.BYTES_MAX) + " bytes, with what goes before the text.");
            return;
        }
        unflushed.add(line);
        wire.send(body);
    }

    private void refuse(OwnLine line, String sentence) {
        lines.refused(line.n(), sentence);
        onTheWay.remove(line.n());
        events.accept(new Event.Talk(new TalkNews.Failed(line.id(), sentence)));
    }

    /** A legacy server cannot give another name in any other way than to say so; if it does not, the name stays. */
    private static String nameAfter(String notice, String before) {
        int called = notice.lastIndexOf(CALLED);
        boolean given = called >= 0 && notice.endsWith(HERE);
        return given ? notice.substring(called + CALLED.length(), notice.length() - HERE.length()) : before;
    }

    /** Nothing if it cannot be said in this profile. */
    private final class Translation implements Place.Receiver<Optional<ClientMessage>> {
        private final OwnLine line;

        Translation(OwnLine line) {
            this.line = line;
        }

        @Override
        public Optional<ClientMessage> inRoom(Place.InRoom place) {
            return place.room().equals(RoomName.LOBBY) ? Optional.of(new ClientMessage.Say(words())) : Optional.empty();
        }

        @Override
        public Optional<ClientMessage> with(Place.With place) {
            return Optional.of(new ClientMessage.Whisper(place.name(), words()));
        }

        private String words() {
            return LegacyText.write(self, line.kind(), line.text());
        }
    }
}
