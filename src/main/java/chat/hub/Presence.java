package chat.hub;

import chat.protocol.LeaveReason;
import chat.protocol.Limit;
import chat.protocol.LinkEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is still there when a client goes. A user of the session profile who is lost stays a member without a word for the grace time;
 * one who leaves, and a legacy user, goes at once, behind all that they said.
 */
final class Presence {
    private final House house;
    private int clients;

    Presence(House house) {
        this.house = house;
    }

    /** Clients that are signed in. */
    int clients() {
        return clients;
    }

    /** The client is in. */
    void arrived(Session session) {
        session.signIn();
        clients++;
    }

    /** The client's connection is gone, or about to be. A second call changes nothing. */
    void lost(Session session) {
        User user = goes(session);
        if (user != null && user.sessions.isEmpty()) {
            if (session.legacy()) {
                leaves(user, LeaveReason.QUIT);
            } else {
                grace(user);
            }
        }
    }

    /** The client said farewell; with the last one the user leaves. */
    void left(Session session) {
        User user = goes(session);
        if (user != null && user.sessions.isEmpty()) {
            leaves(user, LeaveReason.QUIT);
        }
    }

    /** Whose client it was; null if it was nobody's, or had gone before. */
    private @Nullable User goes(Session session) {
        if (session.gone()) {
            return null;
        }
        boolean here = session.here() && !session.unseen();
        session.go();
        User user = session.user();
        if (user != null) {
            user.sessions.remove(session);
        }
        if (user == null || !here) {
            return null;
        }
        clients--;
        user.rooms.forEach(room -> house.memberships.exit(session, room));
        return user;
    }

    /** All clients of the user are told why and sent off, and the user leaves at once, behind all that was said. */
    void removed(User user, LinkEvent.Refused why) {
        for (Session session : List.copyOf(user.sessions)) {
            if (!session.gone()) {
                house.out.send(session, why);
                goes(session);
                house.out.close(session, why.code());
            }
        }
        back(user);
        if (user.loaded) {
            leaves(user, LeaveReason.REMOVED);
        } // else the history has not answered yet, and will find that nobody is waiting
    }

    /** The server ends; nobody goes for that. */
    void closed(Session session) {
        session.go();
        clients--;
    }

    /** From now on the user has the grace time to come back without a word. */
    void grace(User user) {
        long until = house.time.nanos() + house.settings.nanos(Limit.GRACE_SECONDS);
        user.grace = house.deadlines.at(until, () -> leaves(user, LeaveReason.LOST));
    }

    /** A client came back in time. */
    void back(User user) {
        if (user.grace != null) {
            user.grace.callOff();
            user.grace = null;
        }
    }

    private void leaves(User user, LeaveReason reason) {
        user.afterFlight(() -> {
            if (user.sessions.isEmpty() && !user.gone()) {
                goes(user, reason);
            }
        });
    }

    private void goes(User user, LeaveReason reason) {
        if (user.loaded) {
            house.notes.changed(user); // before the rooms are left
        }
        user.go();
        house.users.remove(user);
        List.copyOf(user.rooms).forEach(room -> house.memberships.leave(user, room, reason));
        house.conversations.goes(user);
        house.reading.goes(user);
        house.notes.gone(user);
    }
}
