package chat.protocol;

/** The connection itself. */
public sealed interface LinkRequest extends SessionRequest {
    /**
     * The answer to a challenge.
     *
     * @param way one of those that the challenge named
     * @param key which key it is by, where the way has keys; else empty
     * @param answer what proves it
     */
    record Proof(String way, String key, String answer) implements LinkRequest {
        public Proof {
            SessionBounds.word("way", way, SessionBounds.PROGRAM_UNITS_MAX);
            SessionBounds.line("key", key, SessionBounds.PROOF_UNITS_MAX);
            SessionBounds.line("answer", answer, SessionBounds.PROOF_UNITS_MAX);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.proof(this);
        }
    }

    /** Is the other side there? Answered with the same number. */
    record Ping(long t) implements LinkRequest {
        public Ping {
            SessionBounds.number("t", t, 0);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.ping(this);
        }
    }

    /** It is. */
    record Pong(long t) implements LinkRequest {
        public Pong {
            SessionBounds.number("t", t, 0);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.pong(this);
        }
    }

    /** The client leaves and wants to be owed nothing more. */
    record Disconnect() implements LinkRequest {
        @Override
        public <R> R accept(Receiver<R> to) {
            return to.disconnect(this);
        }
    }
}
