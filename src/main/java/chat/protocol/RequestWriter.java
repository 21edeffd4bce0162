package chat.protocol;

/** From a client's record to its bytes. Writes one and is dropped. */
final class RequestWriter implements SessionRequest.Receiver<JsonOut> {
    private final JsonOut out;

    RequestWriter(int before, int capacity) {
        out = new JsonOut(before, capacity);
    }

    @Override
    public JsonOut proof(LinkRequest.Proof request) {
        return out.message(SessionVerb.PROOF)
                .text("way", request.way())
                .textIfAny("key", request.key())
                .text("answer", request.answer())
                .end();
    }

    @Override
    public JsonOut ping(LinkRequest.Ping request) {
        return out.message(SessionVerb.PING).number("t", request.t()).end();
    }

    @Override
    public JsonOut pong(LinkRequest.Pong request) {
        return out.message(SessionVerb.PONG).number("t", request.t()).end();
    }

    @Override
    public JsonOut disconnect(LinkRequest.Disconnect request) {
        return out.bare(SessionVerb.DISCONNECT);
    }

    @Override
    public JsonOut say(TalkRequest.Say request) {
        out.message(SessionVerb.SAY).number("n", request.n()).place(request.place());
        if (request.kind() != TextKind.TEXT) {
            out.text("kind", request.kind().word());
        }
        return out.text("text", request.text()).end();
    }

    @Override
    public JsonOut history(TalkRequest.History request) {
        return begin(SessionVerb.HISTORY, request.ref())
                .place(request.place())
                .number(request.span().edge().word(), request.span().value())
                .number("limit", request.limit())
                .end();
    }

    @Override
    public JsonOut search(TalkRequest.Search request) {
        begin(SessionVerb.SEARCH, request.ref()).text("text", request.text());
        if (request.place() != null) {
            out.place(request.place());
        }
        return out.textIfAny("by", request.by())
                .numberIfAny("until", request.until())
                .number("limit", request.limit())
                .numberIfAny("next", request.next())
                .end();
    }

    @Override
    public JsonOut read(TalkRequest.Read request) {
        return out.message(SessionVerb.READ)
                .place(request.place())
                .number("seq", request.seq())
                .end();
    }

    @Override
    public JsonOut join(RoomRequest.Join request) {
        return room(SessionVerb.JOIN, request.ref(), request.room()).end();
    }

    @Override
    public JsonOut part(RoomRequest.Part request) {
        return room(SessionVerb.PART, request.ref(), request.room()).end();
    }

    @Override
    public JsonOut setTopic(RoomRequest.SetTopic request) {
        return room(SessionVerb.TOPIC, request.ref(), request.room())
                .text("topic", request.topic())
                .end();
    }

    @Override
    public JsonOut listRooms(RoomRequest.ListRooms request) {
        return begin(SessionVerb.ROOMS, request.ref())
                .numberIfAny("next", request.next())
                .end();
    }

    @Override
    public JsonOut listMembers(RoomRequest.ListMembers request) {
        return room(SessionVerb.ROSTER, request.ref(), request.room())
                .numberIfAny("next", request.next())
                .end();
    }

    @Override
    public JsonOut invite(RoomRequest.Invite request) {
        return room(SessionVerb.INVITE, request.ref(), request.room())
                .text("name", request.name())
                .end();
    }

    @Override
    public JsonOut nick(RoomRequest.Nick request) {
        return begin(SessionVerb.NICK, request.ref())
                .text("name", request.name())
                .end();
    }

    @Override
    public JsonOut away(RoomRequest.Away request) {
        return begin(SessionVerb.AWAY, request.ref())
                .textIfAny("text", request.text())
                .end();
    }

    @Override
    public JsonOut who(RoomRequest.Who request) {
        return begin(SessionVerb.WHO, request.ref())
                .text("name", request.name())
                .end();
    }

    @Override
    public JsonOut ignore(RoomRequest.Ignore request) {
        return begin(SessionVerb.IGNORE, request.ref())
                .text("name", request.name())
                .flagIfSet("on", request.on())
                .end();
    }

    @Override
    public JsonOut order(Order request) {
        return begin(SessionVerb.ORDER, request.ref())
                .text("order", request.order())
                .textIfAny("target", request.target())
                .numberIfAny("seconds", request.seconds())
                .textIfAny("text", request.text())
                .numberIfAny("next", request.next())
                .end();
    }

    private JsonOut begin(String verb, int ref) {
        return out.message(verb).number("ref", ref);
    }

    private JsonOut room(String verb, int ref, RoomName room) {
        return begin(verb, ref).text("room", room.value());
    }
}
