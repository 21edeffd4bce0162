package chat.hub;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Who may give orders: whoever runs the server, and the operators, who are members of a group of the machine or were made so by name. Judged when a
 * right is used. Nobody who is known by their word alone has any.
 */
final class Rights {
    /** As many as are kept by name. */
    static final int OPS_MAX = 1_000;

    private static final String OP = "op ";
    private static final long ROOT = 0;
    private static final long ASK_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final House house;
    private final Set<String> granted = new HashSet<>();
    private long ownerUid = ROOT;

    /** From the least on. */
    enum Right {
        USER,
        OP,
        OWNER;

        boolean atLeast(Right other) {
            return compareTo(other) >= 0;
        }
    }

    Rights(House house) {
        this.house = house;
    }

    /** The user of the machine as whom the server runs. */
    void ownedBy(long uid) {
        ownerUid = uid;
    }

    /** Asks the history who was made an operator, until it tells. */
    void learn() {
        boolean asked = house.log.notes(OP, answer -> {
            if (answer instanceof Answer.Found<List<Note>> found) {
                for (Note note : found.value()) {
                    granted.add(note.about().substring(OP.length()));
                }
            } else {
                learnLater();
            }
        });
        if (!asked) {
            learnLater();
        }
    }

    private void learnLater() {
        house.deadlines.at(house.time.nanos() + ASK_AGAIN_NANOS, this::learn);
    }

    /** Finds out what that client may do now; answers within the call unless the machine has to be asked. */
    void of(Session session, Consumer<Right> answer) {
        Right sure = sure(session);
        Identity who = session.identity();
        if (sure != Right.USER
                || who == null
                || who.isKeyed()
                || house.policy.opsGroup().isEmpty()) {
            answer.accept(sure);
        } else {
            house.offices.groups(who.login(), groups -> {
                session.groups = groups;
                answer.accept(sure(session).atLeast(Right.OP) ? sure(session) : asShown(session));
            });
        }
    }

    /** What is known without asking the machine. */
    private Right sure(Session session) {
        Identity who = session.identity();
        User user = session.user();
        if (who != null && !who.isKeyed() && (who.uid() == ROOT || who.uid() == ownerUid)) {
            return Right.OWNER;
        }
        return user != null && user.verified() && granted.contains(user.key()) ? Right.OP : Right.USER;
    }

    /** What the client might do when its groups were last asked for: for people to see, and for nothing else. */
    Right asShown(Session session) {
        Right sure = sure(session);
        boolean member = session.groups.contains(house.policy.opsGroup());
        return sure == Right.USER && session.identity() != null && member ? Right.OP : sure;
    }

    /** The same for all clients of a user. */
    Right asShown(User user) {
        Right best = granted.contains(user.key()) ? Right.OP : Right.USER;
        for (Session session : user.sessions) {
            Right its = asShown(session);
            best = its.atLeast(best) ? its : best;
        }
        return best;
    }

    /** Makes an operator of the one with that key, or no longer; false if that is nothing new, or too many are. */
    boolean grant(String key, boolean on) {
        boolean changed = on ? granted.size() < OPS_MAX && granted.add(key) : granted.remove(key);
        if (changed) {
            house.log.note(new Note(OP + key, on ? "op" : ""));
        }
        return changed;
    }

    /** Whether the one who has proven to be called so was made an operator by name. */
    boolean isGranted(String name) {
        return granted.stream().anyMatch(key -> UserKey.name(key).equals(name));
    }

    /** Whom somebody has made operators, by name. */
    List<String> granted() {
        Set<String> names = new TreeSet<>();
        granted.forEach(key -> names.add(UserKey.name(key)));
        return List.copyOf(names);
    }
}
