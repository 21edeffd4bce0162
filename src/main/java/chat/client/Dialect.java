package chat.client;

import chat.client.model.Request;
import chat.protocol.Place;
import java.nio.ByteBuffer;

/** What is said over one connection, in the profile that its server speaks. Loop thread only. */
sealed interface Dialect permits LegacyDialect, SessionDialect {
    /** Bytes came, perhaps not a whole body. */
    void heard();

    /** The server speaks. */
    void body(ByteBuffer body);

    /** All that was sent has left. */
    void flushed();

    /** There may be a line to be sent: a new one, or one to be said again. */
    void linesWaiting();

    /** Asks the server, or answers at once that it cannot be asked. */
    void ask(Request request);

    /** The user has seen so much. */
    void read(Place place, long seq);

    /** The connection is gone. */
    void over();
}
