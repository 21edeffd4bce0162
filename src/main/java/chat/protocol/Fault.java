package chat.protocol;

/**
 * Something that a peer got wrong, in a sentence that can be shown to people on either side.
 *
 * @param kind what it is, for logs and tests
 * @param text a whole sentence; holds none of the peer's text
 * @param fatal whether the connection cannot go on
 */
public record Fault(Kind kind, String text, boolean fatal) {
    /** What can be wrong with bytes. */
    public enum Kind {
        HEADER_BLANK,
        HEADER_MALFORMED,
        BODY_TOO_LONG,
        BODY_FAR_TOO_LONG,
        FRAME_TOO_SLOW,
        NOT_UTF8,
        NO_USERNAME,
        USER_LIST_UNREADABLE,
        NO_MESSAGE,
        HELLO_UNREADABLE,
        JSON_UNREADABLE,
        VERB_UNKNOWN,
        FIELD_UNKNOWN,
        FIELD_MISSING,
        FIELD_INVALID
    }

    /** Whether the connection can go on. */
    public enum Severity {
        FATAL,
        PASSING
    }

    public Fault {
        if (text.isBlank()) {
            throw new IllegalArgumentException("A fault needs a sentence.");
        }
    }

    public Fault(Kind kind, String text, Severity severity) {
        this(kind, text, severity == Severity.FATAL);
    }
}
