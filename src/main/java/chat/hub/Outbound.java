package chat.hub;

import chat.protocol.ServerMessage;
import org.jspecify.annotations.Nullable;

/**
 * The hub's only way out. Whoever implements it turns messages into bytes and sends them; the hub never sees either.
 *
 * <p>For every session, what is sent and published reaches it in the order of these calls.
 */
public interface Outbound {
    /** The session hears all that is published in the room from now on. */
    void enter(Room room, Session session);

    /** The session hears nothing that is published in the room from now on. */
    void leave(Room room, Session session);

    /** To everybody in the room but one. */
    void publish(Room room, ServerMessage message, @Nullable Session except);

    /** To this session alone. */
    void send(Session to, ServerMessage message);

    /**
     * Ends the session's connection when all that it is owed is out.
     *
     * @param reason one word for the log
     */
    void close(Session session, String reason);
}
