package chat.hub;

import chat.protocol.LinkEvent;
import chat.protocol.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A private conversation of two. Known to the history under the keys of both, so that somebody else who takes a name later finds
 * nothing of what was said under it.
 */
final class Conversation implements Venue {
    /** So begins what the history knows a conversation by; no room can be called that. */
    static final String MARK = "@";

    private static final String BETWEEN = ",";

    private final String logName;
    private final Side one;
    private final Side other;
    private long first = 1;
    private long last;

    /** One of the two. */
    private static final class Side {
        final String key;
        String name;

        @Nullable
        User here;

        Side(String key) {
            this.key = key;
            this.name = UserKey.name(key);
        }
    }

    Conversation(String logName) {
        String[] keys = logName.substring(MARK.length()).split(BETWEEN, -1);
        this.logName = logName;
        this.one = new Side(keys[0]);
        this.other = new Side(keys[1]);
    }

    /** By what the history knows the conversation of these two. */
    static String logName(User a, User b) {
        boolean inOrder = a.key().compareTo(b.key()) < 0;
        return MARK + (inOrder ? a.key() + BETWEEN + b.key() : b.key() + BETWEEN + a.key());
    }

    /** Whether the history means a conversation of two by that name, and not a room. */
    static boolean isOne(String logName) {
        return logName.startsWith(MARK) && logName.contains(BETWEEN);
    }

    /** Whether one of the two was a legacy user, of whom nothing is kept. */
    static boolean ofLegacy(String logName) {
        return logName.contains(MARK + UserKey.LEGACY) || logName.contains(BETWEEN + UserKey.LEGACY);
    }

    void joins(User user) {
        Side side = side(user);
        side.here = user;
        side.name = user.name().value();
    }

    /** The user is gone, or has another name now. */
    void leaves(User user) {
        side(user).here = null;
    }

    void renamed(User user) {
        side(user).name = user.name().value();
    }

    boolean nobody() {
        return one.here == null && other.here == null;
    }

    /** What the other one is called, or was at last. */
    String partnerName(User user) {
        return partner(user).name;
    }

    /** The other one, if here. */
    Optional<User> partnerHere(User user) {
        return Optional.ofNullable(partner(user).here);
    }

    @Override
    public LinkEvent.@Nullable Refused why() {
        return null;
    }

    @Override
    public Place.With seenBy(User user) {
        return new Place.With(partnerName(user));
    }

    /** Those of the two who are here. */
    List<User> here() {
        List<User> here = new ArrayList<>(2);
        if (one.here != null) {
            here.add(one.here);
        }
        if (other.here != null) {
            here.add(other.here);
        }
        return here;
    }

    @Override
    public String logName() {
        return logName;
    }

    @Override
    public long first() {
        return Math.min(first, last + 1);
    }

    @Override
    public long last() {
        return last;
    }

    void learn(RoomFacts facts) {
        first = Math.max(first, facts.firstSeq());
        last = Math.max(last, facts.lastSeq());
    }

    /** The next one is at that place: the history may have had more than it could say when the conversation began. */
    void before(long seq) {
        last = Math.max(last, seq - 1);
    }

    void said(long seq) {
        last = seq;
    }

    private Side side(User user) {
        return one.key.equals(user.key()) ? one : other;
    }

    private Side partner(User user) {
        return one.key.equals(user.key()) ? other : one;
    }

    @Override
    public int hearers() {
        return here().stream().mapToInt(user -> user.sessions.size()).sum();
    }

    @Override
    public <R> R accept(Receiver<R> to) {
        return to.conversation(this);
    }

    @Override
    public String toString() {
        return logName;
    }
}
