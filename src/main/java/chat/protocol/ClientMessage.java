package chat.protocol;

/** What a client tells a server. Texts and names are as they came: whoever uses them cleans or checks them first. */
public sealed interface ClientMessage {
    <R> R accept(Receiver<R> to);

    /**
     * The first frame.
     *
     * @param name what the client wants to be called; may be empty, and anything else
     * @param rest all after the second colon, which the original server ignores; empty if there is none
     */
    record Hello(String name, String rest) implements ClientMessage {
        @Override
        public <R> R accept(Receiver<R> to) {
            return to.hello(this);
        }
    }

    /** A line, or several, for everybody else. */
    record Say(String text) implements ClientMessage {
        @Override
        public <R> R accept(Receiver<R> to) {
            return to.say(this);
        }
    }

    /** A text for one user alone. Name and text may be empty if the client forgot them. */
    record Whisper(String to, String text) implements ClientMessage {
        @Override
        public <R> R accept(Receiver<R> to) {
            return to.whisper(this);
        }
    }

    /** The client leaves. */
    record Disconnect() implements ClientMessage {
        @Override
        public <R> R accept(Receiver<R> to) {
            return to.disconnect(this);
        }
    }

    /** One method a member. */
    interface Receiver<R> {
        R hello(Hello message);

        R say(Say message);

        R whisper(Whisper message);

        R disconnect(Disconnect message);
    }
}
