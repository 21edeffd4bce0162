package chat.client.model;

import chat.protocol.ClientMessage;
import java.util.Objects;

/** What the model asks the runtime to do. The runtime carries these out in order. */
public sealed interface Effect {
    <T> T accept(Receiver<T> receiver);

    /**
     * Send this, then answer {@link Event.Flushed} with the id. After a drop the model itself asks again for what was
     * not flushed.
     */
    record Send(long id, ClientMessage message) implements Effect {
        public Send {
            Objects.requireNonNull(message);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.send(this);
        }
    }

    /** Connect without waiting for the retry time; also the way back from {@link Disconnect}. */
    record ReconnectNow() implements Effect {
        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.reconnectNow(this);
        }
    }

    /** Leave the server and stay away until {@link ReconnectNow}. */
    record Disconnect() implements Effect {
        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.disconnect(this);
        }
    }

    /** Leave the server and end the program. */
    record Quit() implements Effect {
        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.quit(this);
        }
    }

    /** Give the terminal back and stop the process until it is continued. */
    record Suspend() implements Effect {
        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.suspend(this);
        }
    }

    /** Paint the whole screen anew: something else wrote to it. */
    record Redraw() implements Effect {
        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.redraw(this);
        }
    }

    /** Ring: somebody wants the user, who is looking elsewhere. */
    record Bell() implements Effect {
        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.bell(this);
        }
    }

    interface Receiver<T> {
        T send(Send effect);

        T reconnectNow(ReconnectNow effect);

        T disconnect(Disconnect effect);

        T quit(Quit effect);

        T suspend(Suspend effect);

        T redraw(Redraw effect);

        T bell(Bell effect);
    }
}
