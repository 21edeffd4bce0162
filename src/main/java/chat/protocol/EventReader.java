package chat.protocol;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the fields of a server's message to its record. What it does not know it ignores. */
final class EventReader {
    private EventReader() {}

    static @Nullable SessionEvent read(String verb, JsonFields in) throws ProtocolException {
        return switch (verb) {
            case SessionVerb.SAID -> said(in);
            case SessionVerb.GAP -> new TalkEvent.Gap(place(in), in.number("last"));
            case SessionVerb.PAGE -> page(in);
            case SessionVerb.FOUND -> found(in);
            case SessionVerb.READ -> new TalkEvent.Read(place(in), in.number("seq"));
            case SessionVerb.CHALLENGE -> new LinkEvent.Challenge(in.text("nonce"), in.texts("ways"));
            case SessionVerb.WELCOME -> welcome(in);
            case SessionVerb.READY -> new LinkEvent.Ready();
            case SessionVerb.NOTICE -> new LinkEvent.Notice(in.text("text"));
            case SessionVerb.DONE -> new LinkEvent.Done(in.small("ref"));
            case SessionVerb.FAULT -> refused(in);
            case SessionVerb.PING -> new LinkEvent.Ping(in.number("t"));
            case SessionVerb.PONG -> new LinkEvent.Pong(in.number("t"));
            default -> aboutRooms(verb, in);
        };
    }

    private static @Nullable SessionEvent aboutRooms(String verb, JsonFields in) throws ProtocolException {
        return switch (verb) {
            case SessionVerb.OPEN -> opened(in);
            case SessionVerb.ROSTER -> new RoomEvent.Roster(room(in), members(in), in.number("next", 0));
            case SessionVerb.JOINED -> new RoomEvent.Joined(room(in), members(in));
            case SessionVerb.LEFT -> new RoomEvent.Left(room(in), in.texts("names"), reason(in));
            case SessionVerb.RENAMED -> new RoomEvent.Renamed(roomIfAny(in), in.text("was"), in.text("name"));
            case SessionVerb.PRESENCE -> new RoomEvent.Presence(roomIfAny(in), in.text("name"), in.text("away", ""));
            case SessionVerb.TOPIC -> new RoomEvent.Topic(room(in), in.text("topic"), in.text("by"), in.number("at"));
            case SessionVerb.ROOMS -> rooms(in);
            case SessionVerb.WHO -> whois(in);
            case SessionVerb.INVITED -> new RoomEvent.Invited(room(in), in.text("by"));
            case SessionVerb.IGNORED -> new RoomEvent.Ignored(in.texts("names"));
            case SessionVerb.ORDERED -> ordered(in);
            default -> null;
        };
    }

    private static Ordered ordered(JsonFields in) throws ProtocolException {
        return new Ordered(
                in.small("ref"),
                in.text("text", ""),
                in.has("columns") ? in.texts("columns") : List.of(),
                in.has("cells") ? in.texts("cells") : List.of(),
                in.number("next", 0));
    }

    private static TalkEvent.Said said(JsonFields in) throws ProtocolException {
        return new TalkEvent.Said(place(in), entry(in));
    }

    private static Entry entry(JsonFields in) throws ProtocolException {
        return new Entry(
                in.number("seq"),
                in.number("at"),
                in.text("from"),
                in.flag("verified"),
                new Tag(in.text("tag")),
                TextKind.of(in.text("kind", "")).orElse(TextKind.TEXT), // a newer kind is still a text
                in.text("text"));
    }

    private static TalkEvent.Page page(JsonFields in) throws ProtocolException {
        List<Entry> entries = new ArrayList<>();
        for (JsonFields entry : in.objects("entries")) {
            entries.add(entry(entry));
        }
        return new TalkEvent.Page(
                in.small("ref"), place(in), in.number("first"), in.number("last"), in.flag("more"), entries);
    }

    private static TalkEvent.Found found(JsonFields in) throws ProtocolException {
        List<TalkEvent.Said> hits = new ArrayList<>();
        for (JsonFields hit : in.objects("hits")) {
            hits.add(said(hit));
        }
        return new TalkEvent.Found(in.small("ref"), hits, in.number("next", 0));
    }

    private static LinkEvent.Welcome welcome(JsonFields in) throws ProtocolException {
        JsonFields limits = in.object("limits");
        return new LinkEvent.Welcome(
                in.small("v"),
                in.text("server", ""),
                in.text("you"),
                in.flag("verified"),
                in.flag("proof"),
                in.text("epoch"),
                in.number("now"),
                roomNames(in),
                new SessionLimits(
                        limits.small("text_bytes"),
                        limits.small("text_lines"),
                        limits.small("frame_bytes"),
                        limits.small("page_entries"),
                        limits.small("unacknowledged"),
                        limits.small("requests"),
                        limits.small("ping_seconds"),
                        limits.small("lost_seconds")),
                in.text("motd", ""));
    }

    private static LinkEvent.Refused refused(JsonFields in) throws ProtocolException {
        return new LinkEvent.Refused(
                in.text("code"),
                in.text("text"),
                new Regarding(in.number("n", 0), in.small("ref", 0)),
                in.flag("fatal"),
                in.number("retry_ms", 0),
                in.text("suggestion", ""));
    }

    private static RoomEvent.Opened opened(JsonFields in) throws ProtocolException {
        return new RoomEvent.Opened(
                place(in),
                in.text("topic", ""),
                in.number("first"),
                in.number("last"),
                in.number("read", 0),
                in.small("members", 0));
    }

    private static RoomEvent.Rooms rooms(JsonFields in) throws ProtocolException {
        List<RoomSummary> rooms = new ArrayList<>();
        for (JsonFields each : in.objects("rooms")) {
            rooms.add(new RoomSummary(room(each), each.text("topic", ""), each.small("members", 0)));
        }
        return new RoomEvent.Rooms(in.small("ref"), rooms, in.number("next", 0));
    }

    private static RoomEvent.Whois whois(JsonFields in) throws ProtocolException {
        return new RoomEvent.Whois(
                in.small("ref"),
                in.text("name"),
                in.flag("verified"),
                in.text("away", ""),
                in.number("idle_ms", 0),
                in.small("clients", 0),
                roomNames(in));
    }

    private static List<Member> members(JsonFields in) throws ProtocolException {
        List<Member> members = new ArrayList<>();
        for (JsonFields each : in.objects("members")) {
            members.add(new Member(
                    each.text("name"),
                    each.flag("verified"),
                    Member.Role.of(each.text("role", "")).orElse(Member.Role.USER),
                    each.text("away", "")));
        }
        return members;
    }

    private static List<RoomName> roomNames(JsonFields in) throws ProtocolException {
        List<RoomName> rooms = new ArrayList<>();
        for (String room : in.texts("rooms")) {
            rooms.add(new RoomName(room));
        }
        return rooms;
    }

    private static LeaveReason reason(JsonFields in) throws ProtocolException {
        return LeaveReason.of(in.text("reason", "")).orElse(LeaveReason.QUIT);
    }

    private static Place place(JsonFields in) throws ProtocolException {
        return RequestReader.place(in);
    }

    private static RoomName room(JsonFields in) throws ProtocolException {
        return RequestReader.room(in);
    }

    private static @Nullable RoomName roomIfAny(JsonFields in) throws ProtocolException {
        return in.has("room") ? room(in) : null;
    }
}
