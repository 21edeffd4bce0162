package chat.protocol;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a server of the session profile refuses something; docs/protocol.md says for each what a client should do. On the wire a fault
 * says itself whether it is fatal, since a newer server may know more codes than these.
 */
public enum FaultCode {
    // The bytes
    BAD_FRAME(true),
    FRAME_TOO_LONG(false),
    FRAME_FAR_TOO_LONG(true),
    FRAME_TOO_SLOW(true),
    NOT_UTF8(false),
    NO_MESSAGE(false),
    BAD_JSON(false),
    UNKNOWN_VERB(false),
    UNKNOWN_FIELD(false),
    BAD_FIELD(false),
    // Coming in
    BAD_HELLO(true),
    SIGN_IN_TOO_SLOW(true),
    BAD_NAME(true),
    NAME_TAKEN(true),
    BAD_PROOF(true),
    NOT_INVITED(true),
    TOO_MANY_TRIES(true),
    TOO_MANY_CLIENTS(true),
    SERVER_FULL(true),
    BANNED(true),
    NOT_YET(false),
    // Rooms and people
    BAD_ROOM(false),
    NO_SUCH_ROOM(false),
    NO_SUCH_USER(false),
    NOT_A_MEMBER(false),
    NOT_ALLOWED(false),
    TOO_MANY_ROOMS(false),
    NAME_REFUSED(false),
    // Talking
    TEXT_EMPTY(false),
    TEXT_TOO_LONG(false),
    NUMBER_REUSED(false),
    MUTED(false),
    NOT_STORED(false),
    // Pace
    TOO_FAST(false),
    TOO_MANY_REQUESTS(false),
    // The end
    SILENT(true),
    SLOW_READER(true),
    SENT_OFF(true),
    SHUTTING_DOWN(true),
    INTERNAL(true);

    private final boolean fatal;

    FaultCode(boolean fatal) {
        this.fatal = fatal;
    }

    /** The word on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the connection ends with it. */
    public boolean fatal() {
        return fatal;
    }

    public static Optional<FaultCode> of(String word) {
        return Arrays.stream(values()).filter(code -> code.word().equals(word)).findFirst();
    }

    /** The code for bytes that are wrong. */
    public static FaultCode of(Fault.Kind kind) {
        return switch (kind) {
            case HEADER_BLANK, HEADER_MALFORMED, USER_LIST_UNREADABLE -> BAD_FRAME;
            case BODY_TOO_LONG -> FRAME_TOO_LONG;
            case BODY_FAR_TOO_LONG -> FRAME_FAR_TOO_LONG;
            case FRAME_TOO_SLOW -> FaultCode.FRAME_TOO_SLOW;
            case NOT_UTF8 -> FaultCode.NOT_UTF8;
            case NO_USERNAME, HELLO_UNREADABLE -> BAD_HELLO;
            case NO_MESSAGE -> FaultCode.NO_MESSAGE;
            case JSON_UNREADABLE -> BAD_JSON;
            case VERB_UNKNOWN -> UNKNOWN_VERB;
            case FIELD_UNKNOWN -> UNKNOWN_FIELD;
            case FIELD_MISSING, FIELD_INVALID -> BAD_FIELD;
        };
    }

    /** The answer to bytes that are wrong. */
    public static LinkEvent.Refused refusal(ProtocolException cause) {
        Fault fault = cause.fault();
        return new LinkEvent.Refused(of(fault.kind()).word(), fault.text(), cause.regarding(), fault.fatal(), 0, "");
    }

    /** A refusal of this kind. */
    public LinkEvent.Refused refusal(String sentence, Regarding regarding) {
        return new LinkEvent.Refused(word(), sentence, regarding, fatal, 0, "");
    }
}
