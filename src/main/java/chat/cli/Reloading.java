package chat.cli;

import chat.server.ChatServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the settings of a running server anew: what may change does, of the rest it says that it needs a restart, and on any error all stays as it was. On
 * a thread of its own, one reading at a time.
 */
final class Reloading {
    /** What holds as soon as it is read. */
    private static final Set<String> LIVE = Set.of("motd", "ops-group");

    private static final Pattern SETTING = Pattern.compile("(?m)^#?([a-z-]+) = (.*)$");

    private final ChatServer server;
    private final Supplier<ServerCommand> read;
    private Map<String, String> holds;

    /**
     * @param now what the server was started with
     * @param read puts together what the command line, the environment and the file say now
     */
    Reloading(ChatServer server, ServerCommand now, Supplier<ServerCommand> read) {
        this.server = server;
        this.read = read;
        this.holds = settings(now);
    }

    /** What came of it, in sentences. */
    List<String> reload() {
        try {
            ServerCommand whole = read.get();
            List<String> warnings = whole.check("");
            List<String> sentences = changed(settings(whole));
            whole.governing.govern(server.desk());
            warnings.forEach(warning -> sentences.add("Warning: " + warning));
            return sentences;
        } catch (Failure | IllegalArgumentException wrong) {
            return List.of("Nothing was changed. " + wrong.getMessage());
        }
    }

    private List<String> changed(Map<String, String> now) {
        Set<String> live = new TreeSet<>();
        Set<String> restart = new TreeSet<>();
        for (Map.Entry<String, String> setting : now.entrySet()) {
            if (!setting.getValue().equals(holds.get(setting.getKey()))) {
                (LIVE.contains(setting.getKey()) ? live : restart).add(setting.getKey());
            }
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(
                live.isEmpty()
                        ? "Nothing is different that may change now."
                        : "Changed: " + String.join(", ", live) + ".");
        if (!restart.isEmpty()) {
            sentences.add("These need a restart: " + String.join(", ", restart) + ".");
        }
        Map<String, String> held = new TreeMap<>(holds);
        live.forEach(key -> held.put(key, now.getOrDefault(key, "")));
        holds = held;
        return sentences;
    }

    private static Map<String, String> settings(ServerCommand command) {
        Map<String, String> settings = new TreeMap<>();
        Matcher line = SETTING.matcher(
                PrintedConfig.of(command.spec, command.settings().limits()));
        while (line.find()) {
            settings.put(line.group(1), line.group(2));
        }
        return settings;
    }
}
