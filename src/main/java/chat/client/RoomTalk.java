package chat.client;

import chat.client.Requests.Asked;
import chat.client.Requests.Members;
import chat.client.Requests.NameBack;
import chat.client.Requests.Pending;
import chat.client.Requests.RoomBack;
import chat.client.model.Event;
import chat.client.model.Request;
import chat.client.model.RoomNews;
import chat.client.model.RoomNews.Part;
import chat.protocol.LeaveReason;
import chat.protocol.Member;
import chat.protocol.Place;
import chat.protocol.RoomEvent;
import chat.protocol.RoomName;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Rooms and people in one session: what the server says of them goes to the model, and is the answer to what was asked, since these
 * carry no number. Loop thread only.
 */
final class RoomTalk {
    /** So many members of a room are fetched by themselves. */
    static final int MEMBERS_MAX = 2_000;

    private final SessionState state;
    private final Requests requests;
    private final Consumer<@Nullable Pending> done;
    private final Consumer<Event> events;

    /** @param done hears what is answered thereby, or null */
    RoomTalk(SessionState state, Requests requests, Consumer<@Nullable Pending> done, Consumer<Event> events) {
        this.state = state;
        this.requests = requests;
        this.done = done;
        this.events = events;
    }

    void opened(RoomEvent.Opened message) {
        state.resume().opened(message);
        state.marks().known(message.place(), message.read());
        if (message.place() instanceof Place.InRoom in) {
            String looks = in.room().skeleton(); // whoever wants to join 0ps gets ops if that is there
            answered(request -> request instanceof Request.Join join
                    && join.room().skeleton().equals(looks));
            if (state.forgotten().removeIf(room -> room.skeleton().equals(looks))) {
                requests.answered(pending -> pending instanceof RoomBack back
                        && back.room().skeleton().equals(looks));
            }
        }
    }

    void roster(RoomEvent.Roster message) {
        RoomName room = message.room();
        Pending asked = requests.answered(
                pending -> pending instanceof Members more && more.room().equals(room));
        int before = asked instanceof Members more ? more.told() : 0;
        tell(new RoomNews.Roster(room, before > 0 ? Part.MORE : Part.FIRST, message.members()));
        int told = before + message.members().size();
        if (message.next() > 0 && told < MEMBERS_MAX && !message.members().isEmpty()) {
            requests.ask(new Members(room, message.next(), told));
        }
    }

    void joined(RoomEvent.Joined message) {
        List<Member> others = message.members().stream()
                .filter(member -> !member.name().equals(state.self()))
                .toList();
        if (others.size() < message.members().size()) { // ourselves: not news, but we are there
            List<Member> self = message.members().stream()
                    .filter(member -> member.name().equals(state.self()))
                    .toList();
            tell(new RoomNews.Roster(message.room(), Part.MORE, self));
        }
        if (!others.isEmpty()) {
            tell(new RoomNews.Joined(message.room(), others));
        }
    }

    void left(RoomEvent.Left message) {
        RoomName room = message.room();
        boolean self = message.names().contains(state.self());
        List<String> others = message.names().stream()
                .filter(name -> !name.equals(state.self()))
                .toList();
        if (!others.isEmpty()) {
            tell(new RoomNews.Left(room, others, message.reason()));
        }
        if (self) {
            boolean removed = message.reason() == LeaveReason.REMOVED;
            state.resume().closed(new Place.InRoom(room), removed ? "You were removed from #" + room + "." : "");
            answered(request -> request.equals(new Request.Part(room)));
        }
    }

    void renamed(RoomEvent.Renamed message) {
        tell(new RoomNews.Renamed(message.room(), message.was(), message.name()));
        if (message.room() == null && message.was().equals(state.self())) {
            state.calledSelf(message.name());
            done.accept(requests.answered(pending -> pending instanceof NameBack
                    || (pending instanceof Asked asked && asked.request() instanceof Request.Nick)));
        } else if (message.room() == null) {
            state.resume().renamed(message.was(), message.name());
        }
    }

    void presence(RoomEvent.Presence message) {
        tell(new RoomNews.Presence(message.room(), message.name(), message.away()));
        if (message.name().equals(state.self())) {
            answered(request -> request.equals(new Request.Away(message.away())));
        }
    }

    void topic(RoomEvent.Topic message) {
        tell(new RoomNews.Topic(message.room(), message.topic(), message.by(), message.at()));
        answered(request -> request instanceof Request.SetTopic topic
                && topic.room().equals(message.room())
                && message.by().equals(state.self()));
    }

    void invited(RoomEvent.Invited message) {
        tell(new RoomNews.Invited(message.room(), message.by()));
    }

    void ignored(RoomEvent.Ignored message) {
        tell(new RoomNews.Ignored(message.names()));
        answered(request -> request instanceof Request.Ignore);
    }

    private void answered(Predicate<Request> fits) {
        done.accept(requests.answered(pending -> pending instanceof Asked asked && fits.test(asked.request())));
    }

    private void tell(RoomNews news) {
        events.accept(new Event.Rooms(news));
    }
}
