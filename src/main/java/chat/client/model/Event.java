package chat.client.model;

import chat.protocol.ServerMessage;
import java.util.Objects;

/** What can happen to the client. The runtime makes these; {@link Update} answers each with a new model and effects. */
public sealed interface Event {
    <T> T accept(Receiver<T> receiver);

    record Pressed(Key key) implements Event {
        public Pressed {
            Objects.requireNonNull(key);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.pressed(this);
        }
    }

    record Resized(int columns, int rows) implements Event {
        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.resized(this);
        }
    }

    /** A connection is being tried. */
    record Connecting() implements Event {
        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.connecting(this);
        }
    }

    /** Signed in: from now on what is sent reaches the server. */
    record LinkUp() implements Event {
        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.linkUp(this);
        }
    }

    /**
     * No connection, and why, as a sentence without a full stop. A negative {@code retryInMillis}: nobody will try
     * again by itself.
     */
    record LinkDown(String why, long retryInMillis) implements Event {
        public LinkDown {
            Objects.requireNonNull(why);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.linkDown(this);
        }
    }

    /** The server will not have us; trying again by itself would not help. */
    record Rejected(String sentence) implements Event {
        public Rejected {
            Objects.requireNonNull(sentence);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.rejected(this);
        }
    }

    record Received(ServerMessage message) implements Event {
        public Received {
            Objects.requireNonNull(message);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.received(this);
        }
    }

    /** The message that was sent with this id has left for the socket. */
    record Flushed(long id) implements Event {
        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.flushed(this);
        }
    }

    /** Time passed. Wanted about once a second while a countdown shows, else once a minute for the clock. */
    record Tick() implements Event {
        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.tick(this);
        }
    }

    /** The process was stopped and goes on; the terminal is ours again. */
    record Resumed() implements Event {
        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.resumed(this);
        }
    }

    interface Receiver<T> {
        T pressed(Pressed event);

        T resized(Resized event);

        T connecting(Connecting event);

        T linkUp(LinkUp event);

        T linkDown(LinkDown event);

        T rejected(Rejected event);

        T received(Received event);

        T flushed(Flushed event);

        T tick(Tick event);

        T resumed(Resumed event);
    }
}
