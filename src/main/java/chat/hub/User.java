package chat.hub;

import chat.protocol.DeviceId;
import chat.protocol.Member;
import chat.protocol.Name;
import chat.protocol.RoomName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is here, or was lost a moment ago: a name, up to 8 clients, the rooms, what was read. A legacy client is a user of its
 * own. Owned by the {@link Hub} and its thread; what others know of a user is asked here, what happens to one is done elsewhere.
 */
final class User {
    private final String key;
    private final @Nullable String installation;
    private Name name;

    final Pace pace;
    final List<Session> sessions = new ArrayList<>(1);
    final Set<Room> rooms = new LinkedHashSet<>();

    /** New ones that the user will be in when the history has made them. */
    final Set<RoomName> newRooms = new HashSet<>(0);

    /** How far was read, by the log's names of places. */
    final Map<String, Long> read = new HashMap<>();

    /** By the log's names of them. */
    final Map<String, Conversation> conversations = new LinkedHashMap<>();

    final Set<String> ignored = new TreeSet<>();

    final Allowance joins;
    final Allowance names;
    final Allowance partners;
    String away = "";
    long saidNanos;

    /** Messages that are not kept yet. */
    int inFlight;

    boolean paused;

    /** What the history knows of the user is known here too, and the user is a member. */
    boolean loaded;

    /** Was here when the server ended: is a member without having come. */
    boolean wasHere;

    Deadlines.@Nullable Deadline grace;

    private final Queue<Runnable> afterFlight = new ArrayDeque<>(0);
    private boolean gone;

    /**
     * @param key by what the history knows the user: never another's, and the same when the user comes back
     * @param installation null for a legacy client
     */
    User(String key, Name name, @Nullable String installation, HubSettings settings) {
        this.key = key;
        this.name = name;
        this.installation = installation;
        this.pace = new Pace(settings);
        this.joins = Allowance.joins(settings);
        this.names = Allowance.names(settings);
        this.partners = Allowance.partners(settings);
    }

    String key() {
        return key;
    }

    Name name() {
        return name;
    }

    boolean legacy() {
        return installation == null;
    }

    boolean isFrom(String otherInstallation) {
        return otherInstallation.equals(installation) && !verified();
    }

    /** Whether the user is known by more than their word, and the name is theirs. */
    boolean verified() {
        return UserKey.isLogin(key);
    }

    /** Another name from now on. */
    void rename(Name to) {
        name = to;
    }

    /** The key under which the user will come back with the name of now. */
    String keyOfName() {
        return verified() ? key : UserKey.of(name, installation == null ? "" : installation);
    }

    /** As rosters show the user. */
    Member member() {
        return new Member(name.value(), verified(), Member.Role.USER, away);
    }

    /** Does it when all that the user said until now is kept, or is not going to be; at once if it is. */
    void afterFlight(Runnable deed) {
        if (inFlight == 0) {
            deed.run();
        } else {
            afterFlight.add(deed);
        }
    }

    /** One message less is in flight. */
    void landed() {
        inFlight--;
        while (inFlight == 0 && !afterFlight.isEmpty()) {
            afterFlight.remove().run();
        }
    }

    /** Whether the user is no member of anything any more. */
    boolean gone() {
        return gone;
    }

    void go() {
        gone = true;
    }

    /** Those that are in. */
    List<Session> clients() {
        return sessions.stream().filter(Session::here).toList();
    }

    /** The client on that device that has been here longest; null if there is none. */
    @Nullable
    Session clientOn(DeviceId device) {
        return sessions.stream()
                .filter(session -> session.isOn(device))
                .findFirst()
                .orElse(null);
    }

    /** Those that are in, but one. */
    List<Session> clientsBut(Session one) {
        return clients().stream().filter(session -> session != one).toList();
    }

    static List<String> names(Collection<User> users) {
        return users.stream().map(user -> user.name.value()).toList();
    }

    @Override
    public String toString() {
        return name.value();
    }
}
