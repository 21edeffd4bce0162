package chat.net;

import org.jspecify.annotations.Nullable;

/** Who hears of what went wrong in a loop and did not end it. Called on the loop thread. */
public interface Mishaps {
    /**
     * Code of a handler, a task, a timer or the JDK threw where only {@link java.io.IOException} is foreseen. The connection is closed
     * at the end of the turn; without one nothing else happens.
     */
    void threw(@Nullable Connection connection, Throwable failure);

    /** The selector was of no use any more, and all channels are on a new one. */
    void selectorReplaced(String why, int channels);

    /** Somebody interrupted the loop thread, which means nothing here; the mark is wiped off, or no select would wait again. */
    void interrupted();

    /** Throws what was thrown, as tests and small programs want it; the rest is silence. */
    static Mishaps rethrown() {
        return new Mishaps() {
            @Override
            public void threw(@Nullable Connection connection, Throwable failure) {
                if (failure instanceof Error error) {
                    throw error;
                }
                throw new IllegalStateException(
                        "a handler threw" + (connection == null ? "" : " on connection " + connection.id()), failure);
            }

            @Override
            public void selectorReplaced(String why, int channels) {}

            @Override
            public void interrupted() {}
        };
    }
}
