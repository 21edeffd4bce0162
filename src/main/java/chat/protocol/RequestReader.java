package chat.protocol;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From the fields of a client's message to its record. */
final class RequestReader {
    private static final Set<String> VERBS = Set.of(
            SessionVerb.AWAY,
            SessionVerb.HISTORY,
            SessionVerb.IGNORE,
            SessionVerb.INVITE,
            SessionVerb.JOIN,
            SessionVerb.NICK,
            SessionVerb.ORDER,
            SessionVerb.PART,
            SessionVerb.PING,
            SessionVerb.PONG,
            SessionVerb.PROOF,
            SessionVerb.READ,
            SessionVerb.ROOMS,
            SessionVerb.ROSTER,
            SessionVerb.SAY,
            SessionVerb.SEARCH,
            SessionVerb.TOPIC,
            SessionVerb.WHO);

    private RequestReader() {}

    static boolean knows(String verb) {
        return VERBS.contains(verb);
    }

    static SessionRequest read(String verb, JsonFields in) throws ProtocolException {
        return switch (verb) {
            case SessionVerb.SAY -> new TalkRequest.Say(in.number("n"), place(in), kind(in), in.text("text"));
            case SessionVerb.HISTORY -> new TalkRequest.History(ref(in), place(in), span(in), in.small("limit"));
            case SessionVerb.SEARCH -> search(in);
            case SessionVerb.READ -> new TalkRequest.Read(place(in), in.number("seq"));
            case SessionVerb.PROOF -> new LinkRequest.Proof(in.text("way"), in.text("key", ""), in.text("answer"));
            case SessionVerb.ORDER -> order(in);
            case SessionVerb.PING -> new LinkRequest.Ping(in.number("t"));
            case SessionVerb.PONG -> new LinkRequest.Pong(in.number("t"));
            default -> aboutRooms(verb, in);
        };
    }

    private static RoomRequest aboutRooms(String verb, JsonFields in) throws ProtocolException {
        return switch (verb) {
            case SessionVerb.JOIN -> new RoomRequest.Join(ref(in), room(in));
            case SessionVerb.PART -> new RoomRequest.Part(ref(in), room(in));
            case SessionVerb.TOPIC -> new RoomRequest.SetTopic(ref(in), room(in), in.text("topic"));
            case SessionVerb.ROOMS -> new RoomRequest.ListRooms(ref(in), in.number("next", 0));
            case SessionVerb.ROSTER -> new RoomRequest.ListMembers(ref(in), room(in), in.number("next", 0));
            case SessionVerb.INVITE -> new RoomRequest.Invite(ref(in), room(in), in.text("name"));
            case SessionVerb.NICK -> new RoomRequest.Nick(ref(in), in.text("name"));
            case SessionVerb.AWAY -> new RoomRequest.Away(ref(in), in.text("text", ""));
            case SessionVerb.WHO -> new RoomRequest.Who(ref(in), in.text("name"));
            case SessionVerb.IGNORE -> new RoomRequest.Ignore(ref(in), in.text("name"), in.flag("on"));
            default -> throw new IllegalStateException("a verb that is known but not read: " + verb);
        };
    }

    static RoomName room(JsonFields in) throws ProtocolException {
        return new RoomName(in.text("room"));
    }

    static Place place(JsonFields in) throws ProtocolException {
        Place place = placeIfAny(in);
        if (place == null) {
            throw in.invalid("room", "is missing, and so is the field to");
        }
        return place;
    }

    private static @Nullable Place placeIfAny(JsonFields in) throws ProtocolException {
        if (in.has("room") && in.has("to")) {
            throw in.invalid("to", "is there beside the field room");
        }
        if (in.has("to")) {
            return new Place.With(in.text("to"));
        }
        return in.has("room") ? new Place.InRoom(room(in)) : null;
    }

    private static int ref(JsonFields in) throws ProtocolException {
        return in.small("ref");
    }

    private static TextKind kind(JsonFields in) throws ProtocolException {
        String word = in.text("kind", TextKind.TEXT.word());
        return TextKind.of(word).orElseThrow(() -> in.invalid("kind", "is no kind that this server knows"));
    }

    /** With two of them, the second stays behind as a field that is not known here. */
    private static Span span(JsonFields in) throws ProtocolException {
        for (Span.Edge edge : Span.Edge.values()) {
            if (in.has(edge.word())) {
                return new Span(edge, in.number(edge.word()));
            }
        }
        throw in.invalid("before", "is missing, and so are after, around and at");
    }

    private static Order order(JsonFields in) throws ProtocolException {
        return new Order(
                ref(in),
                in.text("order"),
                in.text("target", ""),
                in.number("seconds", 0),
                in.text("text", ""),
                in.number("next", 0));
    }

    private static TalkRequest.Search search(JsonFields in) throws ProtocolException {
        return new TalkRequest.Search(
                ref(in),
                in.text("text"),
                placeIfAny(in),
                in.text("by", ""),
                in.number("until", 0),
                in.small("limit"),
                in.number("next", 0));
    }
}
