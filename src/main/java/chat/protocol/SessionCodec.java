package chat.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The bodies of the session profile, in both directions: {@code !VERB:} and one JSON object. Knows no headers but to put one before
 * its bytes, keeps no state, and refuses what it cannot read with nothing but a {@link ProtocolException}.
 *
 * <p>A server refuses verbs and fields that it does not know, so that a client learns what was not done; a client ignores them, so
 * that servers may say more than it understands.
 */
public final class SessionCodec {
    private static final String FAREWELL = "!" + SessionVerb.DISCONNECT;
    private static final String HELLO = "USERNAME:";
    private static final int VERB_CHARS_MAX = 16;

    /** What most messages take, so that few of them grow. */
    private static final int USUAL_BYTES = 256;

    private SessionCodec() {}

    /** The first frame's body. To an original server it is the name alone. */
    public static byte[] encodeHello(Name name, SessionHello hello) {
        return encodeHello(name.value(), hello);
    }

    /** The same with a name that the server has to judge; one with a colon would end there. */
    public static byte[] encodeHello(String name, SessionHello hello) {
        JsonOut json = new JsonOut(0, USUAL_BYTES)
                .object()
                .number("v", hello.version())
                .text("client", hello.client())
                .text("device", hello.device().hex());
        KeyOffer offer = hello.offer();
        if (offer != null) {
            json.text("key", offer.key().text()).text("nonce", offer.nonce());
            InviteCode invite = offer.invite();
            if (invite != null) {
                json.text("invite", invite.text());
            }
        }
        json.flagIfSet("admin", hello.purpose() == SessionHello.Purpose.ADMIN);
        json.end();
        String rest = new String(json.toBytes(), StandardCharsets.UTF_8);
        return LegacyCodec.encode(new ClientMessage.Hello(name, rest));
    }

    /**
     * What follows the name in the first frame of a client that {@linkplain Profile#askedBy asks} for this profile. Fields that are
     * not known are ignored here, since a client cannot know yet how old the server is.
     *
     * @throws ProtocolException fatal
     */
    public static SessionHello decodeHello(ClientMessage.Hello first) throws ProtocolException {
        try {
            JsonFields fields = new JsonFields(HELLO, object(HELLO, first.rest()));
            return new SessionHello(
                    fields.small("v"),
                    fields.text("client", ""),
                    new DeviceId(fields.text("device")),
                    fields.has("key") ? offer(fields) : null,
                    fields.flag("admin") ? SessionHello.Purpose.ADMIN : SessionHello.Purpose.TALK);
        } catch (ProtocolException | IllegalArgumentException e) {
            throw new ProtocolException(new Fault(
                    Fault.Kind.HELLO_UNREADABLE,
                    "What followed the name in the first message could not be read. " + e.getMessage(),
                    Fault.Severity.FATAL));
        }
    }

    private static KeyOffer offer(JsonFields fields) throws ProtocolException {
        SignInKey key = new SignInKey(fields.text("key"));
        InviteCode invite = fields.has("invite") ? new InviteCode(fields.text("invite")) : null;
        return new KeyOffer(key, fields.text("nonce"), invite);
    }

    /** Any later frame of a client. */
    public static SessionRequest decodeRequest(ByteBuffer body) throws ProtocolException {
        String text = LegacyCodec.utf8(body, Fault.Severity.PASSING);
        if (text.equals(FAREWELL)) {
            return new LinkRequest.Disconnect();
        }
        String verb = verb(text);
        if (!RequestReader.knows(verb)) {
            throw fault(Fault.Kind.VERB_UNKNOWN, "This server knows no !" + verb + ":.");
        }
        JsonFields fields = fields(verb, text);
        Regarding regarding = regarding(verb, fields);
        try {
            SessionRequest request = RequestReader.read(verb, fields);
            fields.refuseRest();
            return request;
        } catch (ProtocolException e) {
            throw new ProtocolException(e.fault(), regarding);
        } catch (IllegalArgumentException e) {
            throw new ProtocolException(invalid(e), regarding);
        }
    }

    /**
     * Any frame of a server.
     *
     * @return nothing if it is a message that this client does not know
     */
    public static Optional<SessionEvent> decodeEvent(ByteBuffer body) throws ProtocolException {
        String text = LegacyCodec.utf8(body, Fault.Severity.PASSING);
        String verb = verb(text);
        JsonFields fields = fields(verb, text);
        try {
            return Optional.ofNullable(EventReader.read(verb, fields));
        } catch (IllegalArgumentException e) {
            throw new ProtocolException(invalid(e));
        }
    }

    public static byte[] encode(SessionRequest request) {
        return request.accept(new RequestWriter(0, capacity(request))).toBytes();
    }

    public static byte[] encode(SessionEvent event) {
        return event.accept(new EventWriter(0, capacity(event))).toBytes();
    }

    /** Header and body in one array, as they leave. */
    public static byte[] frame(FrameHeader header, SessionRequest request) {
        return request.accept(new RequestWriter(header.bytes(), capacity(request)))
                .toFrame(header);
    }

    /** Header and body in one array, as they leave: the same for everybody who hears of it. */
    public static byte[] frame(FrameHeader header, SessionEvent event) {
        return event.accept(new EventWriter(header.bytes(), capacity(event))).toFrame(header);
    }

    private static int capacity(SessionRequest request) {
        return request instanceof TalkRequest.Say say ? USUAL_BYTES + say.text().length() : USUAL_BYTES;
    }

    private static int capacity(SessionEvent event) {
        return event instanceof TalkEvent.Said said
                ? USUAL_BYTES + said.entry().text().length()
                : USUAL_BYTES;
    }

    private static String verb(String body) throws ProtocolException {
        int colon = body.startsWith("!")
                ? body.substring(0, Math.min(body.length(), VERB_CHARS_MAX + 2)).indexOf(':')
                : -1;
        boolean fine = colon > 1;
        for (int i = 1; i < colon; i++) {
            fine &= body.charAt(i) >= 'A' && body.charAt(i) <= 'Z';
        }
        if (!fine) {
            throw fault(Fault.Kind.NO_MESSAGE, "A message was dropped: it did not begin with !, a verb and a colon.");
        }
        return body.substring(1, colon);
    }

    private static JsonFields fields(String verb, String body) throws ProtocolException {
        String message = body.substring(0, verb.length() + 2);
        return new JsonFields(message, object(message, body.substring(message.length())));
    }

    private static Map<String, Object> object(String message, String json) throws ProtocolException {
        try {
            return JsonIn.object(json);
        } catch (JsonIn.Unreadable e) {
            throw fault(
                    Fault.Kind.JSON_UNREADABLE, message + " was dropped, since it cannot be read: " + e.why() + ".");
        }
    }

    private static Regarding regarding(String verb, JsonFields fields) {
        boolean say = verb.equals(SessionVerb.SAY);
        long number = fields.peek(say ? "n" : "ref");
        boolean fine = number > 0 && number <= (say ? SessionBounds.NUMBER_MAX : Integer.MAX_VALUE);
        return !fine ? Regarding.NOTHING : say ? new Regarding(number, 0) : new Regarding(0, (int) number);
    }

    private static Fault invalid(IllegalArgumentException e) {
        return new Fault(Fault.Kind.FIELD_INVALID, String.valueOf(e.getMessage()), Fault.Severity.PASSING);
    }

    private static ProtocolException fault(Fault.Kind kind, String sentence) {
        return new ProtocolException(new Fault(kind, sentence, Fault.Severity.PASSING));
    }
}
