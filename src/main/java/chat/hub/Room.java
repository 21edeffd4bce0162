package chat.hub;

import chat.protocol.ServerMessage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One conversation: who is in it, in the order in which they came, and when its user list is due. Owned by the {@link Hub} and its
 * thread. What was said is not kept here.
 */
public final class Room {
    private final String name;
    private final Set<Session> members = new LinkedHashSet<>();
    private long nameChars;
    private boolean listDue;
    private boolean listSent;
    private long listNotBefore;

    Room(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** How many are in it. */
    public int size() {
        return members.size();
    }

    void add(Session session) {
        if (members.add(session)) {
            nameChars += name(session).length();
        }
        listDue = true;
    }

    boolean remove(Session session) {
        boolean was = members.remove(session);
        if (was) {
            nameChars -= name(session).length();
        }
        listDue |= was;
        return was;
    }

    List<Session> members() {
        return List.copyOf(members);
    }

    boolean listDue() {
        return listDue && !members.isEmpty();
    }

    /** Nanoseconds until the list may go out, 0 = now. */
    long listWaitNanos(long now) {
        return listSent ? Math.max(0, listNotBefore - now) : 0;
    }

    ServerMessage.UserList list() {
        List<String> names = new ArrayList<>(members.size());
        for (Session member : members) {
            names.add(name(member));
        }
        return new ServerMessage.UserList(names);
    }

    /** About the size of the list, bytes. */
    long nameChars() {
        return nameChars;
    }

    private static String name(Session member) {
        return member.name().orElseThrow().value();
    }

    void listSent(long now, long pauseNanos) {
        listDue = false;
        listSent = true;
        listNotBefore = now + pauseNanos;
    }

    @Override
    public String toString() {
        return name;
    }
}
