package chat.client.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says in a few words who came and who went. */
final class PresenceWords {
    private PresenceWords() {}

    /** {@code dave, erin joined; frank left}: what the changes came to for each, in the order in which they began. */
    static String of(List<LogLine.Change> changes) {
        Map<String, List<LogLine.Way>> byName = new LinkedHashMap<>();
        for (LogLine.Change change : changes) {
            byName.computeIfAbsent(change.claim().sign() + change.name(), name -> new ArrayList<>())
                    .add(change.way());
        }
        StringBuilder text = new StringBuilder();
        say(text, byName, LogLine.Way.JOINED, LogLine.Way.JOINED, "joined");
        say(text, byName, LogLine.Way.LEFT, LogLine.Way.JOINED, "left and came back");
        say(text, byName, LogLine.Way.JOINED, LogLine.Way.LEFT, "came and left");
        say(text, byName, LogLine.Way.LEFT, LogLine.Way.LEFT, "left");
        return text.toString();
    }

    private static void say(
            StringBuilder text,
            Map<String, List<LogLine.Way>> byName,
            LogLine.Way first,
            LogLine.Way last,
            String verb) {
        StringBuilder names = new StringBuilder();
        byName.forEach((name, ways) -> {
            if (ways.get(0) == first && ways.get(ways.size() - 1) == last) {
                names.append(names.isEmpty() ? "" : ", ").append(name);
            }
        });
        if (!names.isEmpty()) {
            text.append(text.isEmpty() ? "" : "; ").append(names).append(' ').append(verb);
        }
    }
}
