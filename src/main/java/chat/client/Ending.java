package chat.client;

import chat.protocol.FaultCode;
import chat.protocol.LinkEvent;
import java.util.Objects;

/**
 * How an attempt at the server ended, and what comes of it.
 *
 * @param why a sentence without its full stop
 * @param reason one word for the log
 * @param retryMillis do not come back sooner
 * @param suggestion a name that is free, where that helps; else empty
 */
record Ending(Outlook outlook, String why, String reason, long retryMillis, String suggestion) {
    /** Where a user has as many clients as may be, one of them has to go first. */
    private static final long SLOWLY_MILLIS = 30_000;

    enum Outlook {
        /** Tried again by itself. */
        AGAIN,
        /** Nobody can be called that here, or somebody is: the user has to choose. */
        OTHER_NAME,
        /** The server does not want us. */
        NEVER,
        /** The user wanted it. */
        AS_ASKED
    }

    Ending {
        Objects.requireNonNull(outlook);
        Objects.requireNonNull(why);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(suggestion);
    }

    static Ending again(String why, String reason) {
        return new Ending(Outlook.AGAIN, why, reason, 0, "");
    }

    static Ending never(String why, String reason) {
        return new Ending(Outlook.NEVER, why, reason, 0, "");
    }

    static Ending asAsked() {
        return new Ending(Outlook.AS_ASKED, "Disconnected", "disconnect", 0, "");
    }

    /**
     * What a fatal fault of the session profile means; docs/protocol.md has the table.
     *
     * @param history whether this client was in under its name before: then it may be its own ghost that still has it
     */
    static Ending of(LinkEvent.Refused fault, History history) {
        Outlook outlook = FaultCode.of(fault.code())
                .map(code -> switch (code) {
                    case BAD_NAME -> Outlook.OTHER_NAME;
                    case NAME_TAKEN -> history == History.WAS_IN ? Outlook.AGAIN : Outlook.OTHER_NAME;
                    case BAD_FRAME, FRAME_FAR_TOO_LONG, BAD_HELLO, BAD_PROOF, NOT_INVITED, BANNED, SENT_OFF ->
                        Outlook.NEVER;
                    default -> Outlook.AGAIN;
                })
                .orElse(Outlook.AGAIN);
        boolean crowded = fault.code().equals(FaultCode.TOO_MANY_CLIENTS.word());
        long retry = crowded ? Math.max(SLOWLY_MILLIS, fault.retryMillis()) : fault.retryMillis();
        return new Ending(outlook, LinkProblems.withoutStop(fault.text()), fault.code(), retry, fault.suggestion());
    }

    enum History {
        NEVER_IN,
        WAS_IN
    }
}
