package chat.client.model;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whom the user does not want to hear: their lines do not show, do not count and do not ring. On a server of the session profile the list is
 * kept there, for all of the user's clients; on others it lasts as long as the client runs. What is hidden is still in the log, and shows
 * again when somebody is taken off the list.
 *
 * @param names as the server spells them
 */
public record Ignored(Set<String> names) {
    public static final Ignored NOBODY = new Ignored(Set.of());

    public Ignored {
        names = Set.copyOf(names);
    }

    static Ignored of(Collection<String> names) {
        return names.isEmpty() ? NOBODY : new Ignored(Set.copyOf(names));
    }

    /** In whatever case. */
    public boolean has(String name) {
        if (names.isEmpty() || names.contains(name)) {
            return !names.isEmpty();
        }
        for (String each : names) {
            if (each.equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a line is to be kept from the user. */
    public boolean hides(LogLine line) {
        return !names.isEmpty()
                && line instanceof LogLine.Message message
                && !message.mark().own()
                && has(message.from());
    }

    Ignored with(String name) {
        Set<String> more = new TreeSet<>(names);
        more.add(name);
        return new Ignored(more);
    }

    Ignored without(String name) {
        Set<String> fewer = new TreeSet<>(names);
        fewer.removeIf(each -> each.equalsIgnoreCase(name));
        return new Ignored(fewer);
    }

    String words() {
        if (names.isEmpty()) {
            return "You ignore nobody; /ignore nick hides what somebody says.";
        }
        return "You ignore " + String.join(", ", new TreeSet<>(names))
                + "; /unignore nick takes somebody off the list.";
    }
}
