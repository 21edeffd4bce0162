package chat.server;

import java.util.LinkedHashSet;
import java.util.Set;

/** Somebody with a few clients of the session profile on one installation. */
final class SimUser {
    private final String name;
    private final String installation;
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<Integer> clients = new LinkedHashSet<>();

    /**
     * @param installation 24 hexadecimal digits
     */
    SimUser(String name, String installation) {
        this.name = name;
        this.installation = installation;
        isCalled(name);
    }

    /** What the user wants to be called. */
    String name() {
        return name;
    }

    String installation() {
        return installation;
    }

    void isCalled(String called) {
        names.add(called);
    }

    boolean wasCalled(String called) {
        return names.contains(called);
    }

    /** All that the user was ever called. */
    Set<String> names() {
        return names;
    }

    void hasClient(int number) {
        clients.add(number);
    }

    boolean isClient(int number) {
        return clients.contains(number);
    }
}
