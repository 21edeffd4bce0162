package chat.hub;

import chat.protocol.Profile;
import chat.protocol.ServerMessage;
import chat.protocol.SessionEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hub's only way out. Whoever implements it turns what happened into the bytes of each profile and sends them; the hub sees
 * neither. What legacy members see of an event is {@link chat.protocol.LegacyView}'s to say.
 *
 * <p>For every session, what is sent and published reaches it in the order of these calls. None of them may call the hub back.
 */
public interface Outbound {
    /** The session hears all that is published in the room from now on. */
    void enter(Room room, Session session);

    /** The session hears nothing that is published in the room from now on. */
    void leave(Room room, Session session);

    /**
     * To everybody in the room, in the profile of each; encoded once for each profile that has a member there.
     *
     * @param legacySpeaker the legacy member whose own line it is, who does not hear it; null if it is nobody's
     */
    void publish(Room room, SessionEvent event, @Nullable Session legacySpeaker);

    /** To those in the room who speak that profile: comings and goings are told to each at its own pace. */
    void publishTo(Profile hearers, Room room, SessionEvent event);

    /** To the room's legacy members: who is there now. */
    void publishList(Room room, ServerMessage.UserList list);

    /** To this session alone. */
    void send(Session to, SessionEvent event);

    /** To each of these and nobody else; encoded once for each profile among them. */
    void sendEach(List<Session> to, SessionEvent event);

    /** The session is signed in: its next frames may be read, within the bounds of its profile. Called once, maybe within the hello. */
    void signedIn(Session session);

    /** Nothing more is to be read from this session until {@link #resume}, whatever other pauses end meanwhile. */
    void pause(Session session);

    /** It may be read again, if nothing else forbids it. */
    void resume(Session session);

    /** Whether it is being read at all: a side that does not listen cannot say that the other is silent. */
    boolean reads(Session session);

    /** What the session alone is owed and has not taken yet, bytes; what is published in rooms does not count. */
    long owedBytes(Session session);

    /**
     * Ends the session's connection when all that it is owed is out.
     *
     * @param reason one word for the log
     */
    void close(Session session, String reason);
}
