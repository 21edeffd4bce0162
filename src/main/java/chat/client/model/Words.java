package chat.client.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which words fit at a place of a draft: commands at its start, then what the command takes there, rooms after a {@code #}, else names
 * of people, those who spoke last first.
 */
final class Words {
    /** More would not be chosen by pressing Tab. */
    static final int WORDS_MAX = 100;

    private Words() {}

    /**
     * Best first.
     *
     * @param before the draft up to the word
     * @param typed the word as far as it goes
     */
    static List<Candidate> of(Model model, String before, String typed) {
        if (before.isEmpty() && typed.startsWith("/") && !typed.startsWith("//")) {
            return commands("/", typed.substring(1));
        }
        SlashCommand command = command(before);
        if (command != null) {
            return Arguments.of(model, command, arguments(before), typed);
        }
        return text(model, typed, before.isEmpty() ? ": " : " ");
    }

    /** In a text: a room after its sign, else a name. */
    static List<Candidate> text(Model model, String typed, String after) {
        return typed.startsWith("#") ? rooms(model, typed) : names(model, typed, after);
    }

    static List<Candidate> commands(String slash, String typed) {
        List<Candidate> found = new ArrayList<>();
        for (SlashCommand command : SlashCommand.values()) {
            if (command.word().startsWith(typed.toLowerCase(Locale.ROOT))) {
                String usage = slash.isEmpty() ? command.word() : command.usage();
                found.add(new Candidate(slash + command.word() + " ", usage, command.summary()));
            }
        }
        return found;
    }

    /** Those on the screen, then those that the server named. */
    static List<Candidate> rooms(Model model, String typed) {
        Map<String, String> rooms = new LinkedHashMap<>();
        for (Window window : model.windows().all()) {
            if (!window.talk().isPrivate()) {
                rooms.put(window.name(), window.talk().topic());
            }
        }
        for (String room : model.dialog().rooms()) {
            rooms.putIfAbsent(room, "");
        }
        return begun(rooms, typed);
    }

    /** Those who are here, and those who have spoken here where nobody says who is. */
    static List<Candidate> names(Model model, String typed, String after) {
        Map<String, String> names = new LinkedHashMap<>();
        addNames(names, model.window());
        return people(model, names, typed, after);
    }

    /** The same, then those of all other windows, for what does not need somebody to be here. */
    static List<Candidate> everybody(Model model, String typed, String before) {
        Map<String, String> names = new LinkedHashMap<>();
        addNames(names, model.window());
        for (Window window : model.windows().all()) {
            addNames(names, window);
            if (window.talk().isPrivate()) {
                names.putIfAbsent(window.name(), "");
            }
        }
        List<Candidate> found = new ArrayList<>();
        for (Candidate one : people(model, names, typed, " ")) {
            found.add(new Candidate(before + one.word(), one.shown(), one.note()));
        }
        return found;
    }

    /** Names with what they are, of which some begin like what was typed, with or without the sign of a room. */
    static List<Candidate> begun(Map<String, String> names, String typed) {
        List<Candidate> found = new ArrayList<>();
        names.forEach((name, note) -> {
            boolean bare = name.startsWith("#") && begins(name.substring(1), typed);
            if ((begins(name, typed) || bare) && found.size() < WORDS_MAX) {
                found.add(Candidate.of(name, note));
            }
        });
        return found;
    }

    static boolean begins(String name, String typed) {
        return name.regionMatches(true, 0, typed, 0, typed.length());
    }

    private static void addNames(Map<String, String> names, Window window) {
        People people = window.people();
        for (String speaker : window.speakers()) {
            if (!people.known() || people.has(speaker)) {
                names.putIfAbsent(speaker, "");
            }
        }
        for (Person person : people.persons()) {
            String away = person.away().isEmpty() ? "" : "away: " + person.away();
            names.merge(person.name(), away, (was, now) -> was.isEmpty() ? now : was);
        }
    }

    private static List<Candidate> people(Model model, Map<String, String> names, String typed, String after) {
        List<Candidate> found = new ArrayList<>();
        names.forEach((name, note) -> {
            if (begins(name, typed) && !name.equals(model.self()) && found.size() < WORDS_MAX) {
                found.add(new Candidate(name + after, name, note));
            }
        });
        return found;
    }

    /** The one command that a draft which goes on behind it means; null if there is none. */
    private static @Nullable SlashCommand command(String before) {
        if (!before.startsWith("/") || before.startsWith("//")) {
            return null;
        }
        String word = before.substring(1, Commands.wordEnd(before)).toLowerCase(Locale.ROOT);
        List<SlashCommand> meant = word.isEmpty() ? List.of() : SlashCommand.matching(word);
        return meant.size() == 1 ? meant.get(0) : null;
    }

    /** What stands between the command and the word. */
    private static List<String> arguments(String before) {
        List<String> arguments = new ArrayList<>();
        String rest = before.substring(Commands.wordEnd(before)).strip();
        while (!rest.isEmpty()) {
            int end = Commands.wordEnd(rest);
            arguments.add(rest.substring(0, end));
            rest = rest.substring(end).strip();
        }
        return arguments;
    }
}
