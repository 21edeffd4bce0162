package chat.hub;

import chat.protocol.Name;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is here, or was lost a moment ago, by what they are called; no two of them look alike. */
final class Users {
    private final Map<String, User> byLook = new HashMap<>();
    private final Map<String, User> byKey = new HashMap<>();
    private final Set<User> all = new LinkedHashSet<>();

    /** Whether that name, or one that looks like it, is somebody's. */
    boolean taken(Name name) {
        return byLook.containsKey(name.skeleton());
    }

    void add(User user) {
        if (byLook.putIfAbsent(user.name().skeleton(), user) != null) {
            throw new IllegalStateException("two users called " + user.name());
        }
        byKey.put(user.key(), user);
        all.add(user);
    }

    void remove(User user) {
        byLook.remove(user.name().skeleton(), user);
        byKey.remove(user.key(), user);
        all.remove(user);
    }

    /** The name is free, or is another way to write the user's own. */
    void rename(User user, Name to) {
        byLook.remove(user.name().skeleton(), user);
        user.rename(to);
        byLook.put(to.skeleton(), user);
    }

    /** Who is here and called that, or something that looks like it. */
    @Nullable
    User called(String name) {
        User user = Name.problem(name).isEmpty() ? holder(Name.of(name)) : null;
        return user != null && user.loaded ? user : null;
    }

    /** Whose that name is, even if they are not in yet. */
    @Nullable
    User holder(Name name) {
        return byLook.get(name.skeleton());
    }

    @Nullable
    User known(String key) {
        return byKey.get(key);
    }

    Collection<User> all() {
        return all;
    }
}
