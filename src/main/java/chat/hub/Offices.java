package chat.hub;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What orders need of the world outside the hub. Every method is called on the loop thread and returns at once; what is answered is answered as a task on
 * that thread, or within the call.
 */
public interface Offices {
    /** The names of the groups of the machine that this user of it is in; none if nobody can say. Asked anew each time rights are used, but for a moment. */
    void groups(String login, Consumer<Set<String>> answer);

    /** Something was done by right: it is written down. */
    void record(Deed deed);

    /** The last deeds that were written down, the oldest first, a line each. */
    void recorded(int linesMax, Consumer<List<String>> answer);

    /** Reads the settings anew; answers what came of it, in sentences. */
    void reload(Consumer<List<String>> answer);

    /** How the server is, as names and values. */
    List<List<String>> status();

    /** The server ends; everybody is told that. */
    void shutDown(String sentence);

    /**
     * What was done by right.
     *
     * @param by who did it, as they are called here
     * @param order which order it was
     * @param target on whom or what; may be empty
     * @param detail how long, and why; may be empty
     */
    record Deed(String by, String order, String target, String detail) {}

    /** A hub of its own, which keeps no record and knows no groups; nothing ends it. */
    Offices NONE = new Offices() {
        @Override
        public void groups(String login, Consumer<Set<String>> answer) {
            answer.accept(Set.of());
        }

        @Override
        public void record(Deed deed) {}

        @Override
        public void recorded(int linesMax, Consumer<List<String>> answer) {
            answer.accept(List.of());
        }

        @Override
        public void reload(Consumer<List<String>> answer) {
            answer.accept(List.of("There are no settings to read."));
        }

        @Override
        public List<List<String>> status() {
            return List.of();
        }

        @Override
        public void shutDown(String sentence) {}
    };
}
