package chat.client;

import chat.client.model.Request;
import chat.protocol.Order;
import chat.protocol.Place;
import chat.protocol.RoomRequest;
import chat.protocol.SessionBounds;
import chat.protocol.SessionRequest;
import chat.protocol.Span;
import chat.protocol.TalkRequest;

/** What the model asks for as it is asked of the server, under the number given. Throws, with a sentence, what no server would take. */
record WireRequest(int ref) implements Request.Receiver<SessionRequest> {
    @Override
    public SessionRequest join(Request.Join request) {
        return new RoomRequest.Join(ref, request.room());
    }

    @Override
    public SessionRequest part(Request.Part request) {
        return new RoomRequest.Part(ref, request.room());
    }

    /** The newest page of it tells whether there is such a user, and what was said. */
    @Override
    public SessionRequest talk(Request.Talk request) {
        Span newest = new Span(Span.Edge.BEFORE, SessionBounds.NUMBER_MAX);
        return new TalkRequest.History(ref, new Place.With(request.name()), newest, Resume.SCREEN_ENTRIES);
    }

    @Override
    public SessionRequest setTopic(Request.SetTopic request) {
        return new RoomRequest.SetTopic(ref, request.room(), request.topic());
    }

    @Override
    public SessionRequest listRooms(Request.ListRooms request) {
        return new RoomRequest.ListRooms(ref, request.next());
    }

    @Override
    public SessionRequest page(Request.Page request) {
        return new TalkRequest.History(ref, request.place(), request.span(), request.limit());
    }

    @Override
    public SessionRequest search(Request.Search request) {
        return new TalkRequest.Search(
                ref,
                request.text(),
                request.place(),
                request.by(),
                request.untilMillis(),
                request.limit(),
                request.next());
    }

    @Override
    public SessionRequest nick(Request.Nick request) {
        return new RoomRequest.Nick(ref, request.name());
    }

    @Override
    public SessionRequest away(Request.Away request) {
        return new RoomRequest.Away(ref, request.text());
    }

    @Override
    public SessionRequest whois(Request.Whois request) {
        return new RoomRequest.Who(ref, request.name());
    }

    @Override
    public SessionRequest invite(Request.Invite request) {
        return new RoomRequest.Invite(ref, request.room(), request.name());
    }

    @Override
    public SessionRequest ignore(Request.Ignore request) {
        return new RoomRequest.Ignore(ref, request.name(), request.hearing() == Request.Hearing.NO_MORE);
    }

    @Override
    public SessionRequest give(Request.Give request) {
        return new Order(ref, request.order(), request.target(), request.seconds(), request.text(), request.next());
    }
}
