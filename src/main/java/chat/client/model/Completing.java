package chat.client.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Tab does: commands at the start of a draft, else names, those who spoke last first. */
final class Completing {
    /** More would not be chosen by pressing Tab. */
    private static final int WORDS_MAX = 100;

    private Completing() {}

    static Model next(Model model, int by) {
        Composer composer = model.composer();
        Completion running = composer.completion();
        Completion next = running == null ? begun(model) : running.turned(by);
        if (next == null) {
            return model.hint("Nothing to complete here.");
        }
        InputLine input = composer.input();
        InputLine completed = input.completed(next.from(), next.word());
        String refusal = DraftLimits.refusal(completed, "");
        if (!refusal.isEmpty()) {
            return model.hint(refusal);
        }
        return model.composer(composer.input(completed).completion(next));
    }

    private static @Nullable Completion begun(Model model) {
        InputLine input = model.composer().input();
        int from = input.wordStart();
        String typed = input.text().substring(from, input.cursor());
        List<String> words = words(model, input.text().substring(0, from), typed);
        return words.isEmpty() ? null : new Completion(words, 0, from);
    }

    private static List<String> words(Model model, String before, String typed) {
        if (before.isEmpty() && typed.startsWith("/") && !typed.startsWith("//")) {
            return commands("/", typed.substring(1));
        }
        if (before.strip().equals("/help")) {
            return commands("", typed);
        }
        if (before.strip().equals("/join") || before.strip().equals("/part")) {
            return rooms(model, typed);
        }
        if (before.strip().equals("/win")) {
            return windows(model, typed);
        }
        return names(model, typed, before.isEmpty() ? ": " : " ");
    }

    private static List<String> commands(String slash, String typed) {
        List<String> words = new ArrayList<>();
        for (SlashCommand command : SlashCommand.values()) {
            if (command.word().startsWith(typed.toLowerCase(Locale.ROOT))) {
                words.add(slash + command.word() + " ");
            }
        }
        return words;
    }

    /** Those on the screen, then those that the server named. */
    private static List<String> rooms(Model model, String typed) {
        Set<String> rooms = new LinkedHashSet<>();
        for (Window window : model.windows().all()) {
            if (!window.talk().isPrivate()) {
                rooms.add(window.name());
            }
        }
        rooms.addAll(model.dialog().rooms());
        return begun(List.copyOf(rooms), typed);
    }

    private static List<String> windows(Model model, String typed) {
        List<String> names = new ArrayList<>();
        for (Window window : model.windows().all()) {
            names.add(window.name());
        }
        return begun(names, typed);
    }

    /** With or without the sign of a room. */
    private static List<String> begun(List<String> names, String typed) {
        List<String> words = new ArrayList<>();
        for (String name : names) {
            boolean whole = name.regionMatches(true, 0, typed, 0, typed.length());
            boolean bare = name.startsWith("#") && name.regionMatches(true, 1, typed, 0, typed.length());
            if ((whole || bare) && words.size() < WORDS_MAX) {
                words.add(name + " ");
            }
        }
        return words;
    }

    private static List<String> names(Model model, String typed, String after) {
        List<String> words = new ArrayList<>();
        People people = model.people();
        String self = model.self();
        for (String speaker : model.window().speakers()) {
            if (!people.known() || people.has(speaker)) {
                add(words, self, speaker, typed, after);
            }
        }
        for (String name : people.names()) {
            add(words, self, name, typed, after);
        }
        return words;
    }

    private static void add(List<String> words, String self, String name, String typed, String after) {
        boolean fits = name.regionMatches(true, 0, typed, 0, typed.length());
        String word = name + after;
        if (fits && !name.equals(self) && words.size() < WORDS_MAX && !words.contains(word)) {
            words.add(word);
        }
    }
}
