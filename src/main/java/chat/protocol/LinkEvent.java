package chat.protocol;

import java.util.List;

/** The connection itself. */
public sealed interface LinkEvent extends SessionEvent {
    /**
     * Who are you really?
     *
     * @param nonce what the proof must be about; never the same twice
     * @param ways how it may be proved
     */
    record Challenge(String nonce, List<String> ways) implements LinkEvent {
        public Challenge {
            SessionBounds.word("nonce", nonce, 2 * SessionBounds.PROGRAM_UNITS_MAX);
            ways.forEach(way -> SessionBounds.word("ways", way, SessionBounds.PROGRAM_UNITS_MAX));
            ways = SessionBounds.list("ways", ways, SessionBounds.LIST_MAX);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.challenge(this);
        }
    }

    /**
     * The client is in.
     *
     * @param version of the profile from here on; no higher than the client's
     * @param server its program and version, for people
     * @param you what the user is called
     * @param verified whether the server knows the user by more than their word
     * @param proof whether there is a way in that proves names: then the others are known by their word alone
     * @param epoch when it is another than before, no seq from before counts any more
     * @param now the server's clock, milliseconds since 1970
     * @param rooms where the user is
     * @param motd what the operator wants to say; may have lines
     */
    record Welcome(
            int version,
            String server,
            String you,
            boolean verified,
            boolean proof,
            String epoch,
            long now,
            List<RoomName> rooms,
            SessionLimits limits,
            String motd)
            implements LinkEvent {
        public Welcome {
            SessionBounds.number("v", version, 1);
            SessionBounds.line("server", server, SessionBounds.PROGRAM_UNITS_MAX);
            SessionBounds.name("you", you);
            SessionBounds.word("epoch", epoch, SessionBounds.PROGRAM_UNITS_MAX);
            SessionBounds.number("now", now, 0);
            rooms = SessionBounds.list("rooms", rooms, SessionBounds.LIST_MAX);
            SessionBounds.text("motd", motd, SessionBounds.NOTICE_UNITS_MAX);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.welcome(this);
        }
    }

    /** All that a newcomer must know has been sent. */
    record Ready() implements LinkEvent {
        @Override
        public <R> R accept(Receiver<R> to) {
            return to.ready(this);
        }
    }

    /** The server itself speaks. */
    record Notice(String text) implements LinkEvent {
        public Notice {
            SessionBounds.text("text", text, SessionBounds.NOTICE_UNITS_MAX);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.notice(this);
        }
    }

    /** A request that has no other answer was carried out. */
    record Done(int ref) implements LinkEvent {
        public Done {
            SessionBounds.number("ref", ref, 1);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.done(this);
        }
    }

    /**
     * Something was not done.
     *
     * @param code one of {@link FaultCode}, or of a newer server's
     * @param text a whole sentence for people
     * @param fatal whether the server closes the connection behind it
     * @param retryMillis after so long it may work; 0 = not by waiting
     * @param suggestion the name that could be had instead; empty = none
     */
    record Refused(String code, String text, Regarding regarding, boolean fatal, long retryMillis, String suggestion)
            implements LinkEvent {
        public Refused {
            SessionBounds.word("code", code, SessionBounds.PROGRAM_UNITS_MAX);
            SessionBounds.text("text", text, SessionBounds.NOTICE_UNITS_MAX);
            SessionBounds.number("retry_ms", retryMillis, 0);
            SessionBounds.line("suggestion", suggestion, SessionBounds.NAME_UNITS_MAX);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.refused(this);
        }
    }

    /** Is the other side there? Answered with the same number. */
    record Ping(long t) implements LinkEvent {
        public Ping {
            SessionBounds.number("t", t, 0);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.ping(this);
        }
    }

    /** It is. */
    record Pong(long t) implements LinkEvent {
        public Pong {
            SessionBounds.number("t", t, 0);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.pong(this);
        }
    }
}
