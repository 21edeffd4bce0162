package chat.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** From a server's record to its bytes. Writes one and is dropped. */
final class EventWriter implements SessionEvent.Receiver<JsonOut> {
    private final JsonOut out;

    EventWriter(int before, int capacity) {
        out = new JsonOut(before, capacity);
    }

    @Override
    public JsonOut said(TalkEvent.Said event) {
        out.message(SessionVerb.SAID);
        return said(event.place(), event.entry()).end();
    }

    @Override
    public JsonOut gap(TalkEvent.Gap event) {
        return out.message(SessionVerb.GAP)
                .place(event.place())
                .number("last", event.last())
                .end();
    }

    @Override
    public JsonOut page(TalkEvent.Page event) {
        out.message(SessionVerb.PAGE)
                .number("ref", event.ref())
                .place(event.place())
                .number("first", event.first())
                .number("last", event.last())
                .flagIfSet("more", event.more())
                .list("entries");
        for (Entry entry : event.entries()) {
            out.object();
            entry(entry).end();
        }
        return out.endList().end();
    }

    @Override
    public JsonOut found(TalkEvent.Found event) {
        out.message(SessionVerb.FOUND).number("ref", event.ref()).list("hits");
        for (TalkEvent.Said hit : event.hits()) {
            out.object();
            said(hit.place(), hit.entry()).end();
        }
        return out.endList().numberIfAny("next", event.next()).end();
    }

    @Override
    public JsonOut read(TalkEvent.Read event) {
        return out.message(SessionVerb.READ)
                .place(event.place())
                .number("seq", event.seq())
                .end();
    }

    @Override
    public JsonOut challenge(LinkEvent.Challenge event) {
        out.message(SessionVerb.CHALLENGE).text("nonce", event.nonce());
        return texts("ways", event.ways()).end();
    }

    @Override
    public JsonOut welcome(LinkEvent.Welcome event) {
        out.message(SessionVerb.WELCOME)
                .number("v", event.version())
                .textIfAny("server", event.server())
                .text("you", event.you())
                .flagIfSet("verified", event.verified())
                .flagIfSet("proof", event.proof())
                .text("epoch", event.epoch())
                .number("now", event.now());
        rooms(event.rooms());
        SessionLimits limits = event.limits();
        return out.object("limits")
                .number("text_bytes", limits.textBytes())
                .number("text_lines", limits.textLines())
                .number("frame_bytes", limits.frameBytes())
                .number("page_entries", limits.pageEntries())
                .number("unacknowledged", limits.unacknowledged())
                .number("requests", limits.requests())
                .number("ping_seconds", limits.pingSeconds())
                .number("lost_seconds", limits.lostSeconds())
                .end()
                .textIfAny("motd", event.motd())
                .end();
    }

    @Override
    public JsonOut ready(LinkEvent.Ready event) {
        return out.message(SessionVerb.READY).end();
    }

    @Override
    public JsonOut notice(LinkEvent.Notice event) {
        return out.message(SessionVerb.NOTICE).text("text", event.text()).end();
    }

    @Override
    public JsonOut done(LinkEvent.Done event) {
        return out.message(SessionVerb.DONE).number("ref", event.ref()).end();
    }

    @Override
    public JsonOut refused(LinkEvent.Refused event) {
        return out.message(SessionVerb.FAULT)
                .text("code", event.code())
                .text("text", event.text())
                .numberIfAny("n", event.regarding().n())
                .numberIfAny("ref", event.regarding().ref())
                .flagIfSet("fatal", event.fatal())
                .numberIfAny("retry_ms", event.retryMillis())
                .textIfAny("suggestion", event.suggestion())
                .end();
    }

    @Override
    public JsonOut ping(LinkEvent.Ping event) {
        return out.message(SessionVerb.PING).number("t", event.t()).end();
    }

    @Override
    public JsonOut pong(LinkEvent.Pong event) {
        return out.message(SessionVerb.PONG).number("t", event.t()).end();
    }

    @Override
    public JsonOut opened(RoomEvent.Opened event) {
        return out.message(SessionVerb.OPEN)
                .place(event.place())
                .textIfAny("topic", event.topic())
                .number("first", event.first())
                .number("last", event.last())
                .numberIfAny("read", event.read())
                .numberIfAny("members", event.members())
                .end();
    }

    @Override
    public JsonOut roster(RoomEvent.Roster event) {
        out.message(SessionVerb.ROSTER).text("room", event.room().value());
        return members(event.members()).numberIfAny("next", event.next()).end();
    }

    @Override
    public JsonOut joined(RoomEvent.Joined event) {
        out.message(SessionVerb.JOINED).text("room", event.room().value());
        return members(event.members()).end();
    }

    @Override
    public JsonOut left(RoomEvent.Left event) {
        out.message(SessionVerb.LEFT).text("room", event.room().value());
        return texts("names", event.names())
                .text("reason", event.reason().word())
                .end();
    }

    @Override
    public JsonOut renamed(RoomEvent.Renamed event) {
        out.message(SessionVerb.RENAMED);
        return roomIfAny(event.room())
                .text("was", event.was())
                .text("name", event.name())
                .end();
    }

    @Override
    public JsonOut presence(RoomEvent.Presence event) {
        out.message(SessionVerb.PRESENCE);
        return roomIfAny(event.room())
                .text("name", event.name())
                .textIfAny("away", event.away())
                .end();
    }

    @Override
    public JsonOut topic(RoomEvent.Topic event) {
        return out.message(SessionVerb.TOPIC)
                .text("room", event.room().value())
                .text("topic", event.topic())
                .text("by", event.by())
                .number("at", event.at())
                .end();
    }

    @Override
    public JsonOut rooms(RoomEvent.Rooms event) {
        out.message(SessionVerb.ROOMS).number("ref", event.ref()).list("rooms");
        for (RoomSummary each : event.rooms()) {
            out.object()
                    .text("room", each.room().value())
                    .textIfAny("topic", each.topic())
                    .numberIfAny("members", each.members())
                    .end();
        }
        return out.endList().numberIfAny("next", event.next()).end();
    }

    @Override
    public JsonOut whois(RoomEvent.Whois event) {
        out.message(SessionVerb.WHO)
                .number("ref", event.ref())
                .text("name", event.name())
                .flagIfSet("verified", event.verified())
                .textIfAny("away", event.away())
                .numberIfAny("idle_ms", event.idleMillis())
                .numberIfAny("clients", event.clients());
        return rooms(event.rooms()).end();
    }

    @Override
    public JsonOut invited(RoomEvent.Invited event) {
        return out.message(SessionVerb.INVITED)
                .text("room", event.room().value())
                .text("by", event.by())
                .end();
    }

    @Override
    public JsonOut ignored(RoomEvent.Ignored event) {
        out.message(SessionVerb.IGNORED);
        return texts("names", event.names()).end();
    }

    @Override
    public JsonOut ordered(Ordered event) {
        out.message(SessionVerb.ORDERED).number("ref", event.ref()).textIfAny("text", event.text());
        if (!event.columns().isEmpty()) {
            texts("columns", event.columns());
            texts("cells", event.cells());
        }
        return out.numberIfAny("next", event.next()).end();
    }

    private JsonOut said(Place place, Entry entry) {
        out.place(place);
        return entry(entry);
    }

    private JsonOut entry(Entry entry) {
        out.number("seq", entry.seq())
                .number("at", entry.at())
                .text("from", entry.from())
                .flagIfSet("verified", entry.verified())
                .text("tag", entry.tag().hex());
        if (entry.kind() != TextKind.TEXT) {
            out.text("kind", entry.kind().word());
        }
        return out.text("text", entry.text());
    }

    private JsonOut members(List<Member> members) {
        out.list("members");
        for (Member member : members) {
            out.object().text("name", member.name()).flagIfSet("verified", member.verified());
            if (member.role() != Member.Role.USER) {
                out.text("role", member.role().word());
            }
            out.textIfAny("away", member.away()).end();
        }
        return out.endList();
    }

    private JsonOut rooms(List<RoomName> rooms) {
        out.list("rooms");
        rooms.forEach(room -> out.item(room.value()));
        return out.endList();
    }

    private JsonOut texts(String key, List<String> texts) {
        out.list(key);
        texts.forEach(out::item);
        return out.endList();
    }

    private JsonOut roomIfAny(@Nullable RoomName room) {
        return room == null ? out : out.text("room", room.value());
    }
}
