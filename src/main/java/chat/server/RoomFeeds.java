package chat.server;

import chat.hub.Session;
import chat.net.Connection;
import chat.net.Cursor;
import chat.net.Feed;
import chat.protocol.Profile;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The feeds of one room, one for each profile, with the same entries in the same order, and the members' places in them. Loop thread
 * only. Knows bytes, never messages.
 */
final class RoomFeeds {
    private final Feed legacy;
    private final Feed session;
    private final Map<Session, Cursor> cursors = new HashMap<>();
    private int legacyMembers;

    RoomFeeds(Feed legacy, Feed session) {
        this.legacy = legacy;
        this.session = session;
    }

    /**
     * A member from now on. A legacy one that falls too far behind is closed.
     *
     * @param skipped told when one of the session profile was passed over
     */
    void enter(Session member, Connection connection, Consumer<Session> skipped) {
        boolean old = member.profile() == Profile.LEGACY;
        cursors.put(member, old ? legacy.join(connection) : session.join(connection, () -> skipped.accept(member)));
        legacyMembers += old ? 1 : 0;
    }

    void leave(Session member) {
        Cursor cursor = cursors.remove(member);
        if (cursor != null) {
            boolean old = member.profile() == Profile.LEGACY;
            (old ? legacy : session).leave(cursor);
            legacyMembers -= old ? 1 : 0;
        }
    }

    /** Passes the member over all that is not written yet; false if it is none. */
    boolean skip(Session member) {
        Cursor cursor = cursors.get(member);
        if (cursor != null) {
            session.skip(cursor);
        }
        return cursor != null;
    }

    boolean isEmpty() {
        return cursors.isEmpty();
    }

    /** Members of that profile, but for one. */
    int hearers(Profile profile, @Nullable Session except) {
        int of = profile == Profile.LEGACY ? legacyMembers : cursors.size() - legacyMembers;
        return except != null && cursors.containsKey(except) ? of - 1 : of;
    }

    void appendSession(byte[] frame) {
        session.append(frame);
    }

    void appendLegacy(byte[] frame, @Nullable Session except) {
        legacy.append(frame, except == null ? null : cursors.get(except));
    }

    /** For all of that profile, and it need not be there at once. */
    void appendUnhurried(Profile profile, byte[] frame) {
        (profile == Profile.LEGACY ? legacy : session).appendUnhurried(frame);
    }

    /** Places in both feeds, those who are just leaving included. */
    int members() {
        return legacy.members() + session.members();
    }

    /** Memory of both feeds. */
    long heldBytes() {
        return legacy.heldBytes() + session.heldBytes();
    }
}
