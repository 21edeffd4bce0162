package chat.client.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which key does what: the table of {@link Action}s, and what the user has changed of it. Immutable.
 *
 * @param changed words of actions, or {@value #NOTHING}, by chord
 */
public record Bindings(Map<String, String> changed) {
    public static final String NOTHING = "none";
    public static final Bindings STANDARD = new Bindings(Map.of());

    /** Without these one could neither send, nor leave what asks. */
    private static final Set<String> FIXED = Set.of("Enter", "Esc");

    private static final Set<String> NAMED = Set.of(
            "Enter",
            "Tab",
            "Backspace",
            "Delete",
            "Insert",
            "Esc",
            "Up",
            "Down",
            "Left",
            "Right",
            "Home",
            "End",
            "PgUp",
            "PgDn");

    private static final int FUNCTION_KEYS = 12;

    public Bindings {
        changed = Collections.unmodifiableMap(new TreeMap<>(changed));
        for (Map.Entry<String, String> key : changed.entrySet()) { // no lambda stands before the first paint
            String problem = problem(key.getKey(), key.getValue());
            if (!problem.isEmpty()) {
                throw new IllegalArgumentException(problem);
            }
        }
    }

    /** The same with one key that does this; an empty word: what it does by default. */
    public Bindings with(String chord, String word) {
        Map<String, String> other = new TreeMap<>(changed);
        if (word.isEmpty()) {
            other.remove(chord);
        } else {
            other.put(chord, word);
        }
        return new Bindings(other);
    }

    /** Null if the key does nothing. */
    public @Nullable Action action(String chord) {
        String word = changed.get(chord);
        return word == null ? KeyBindings.action(chord) : named(word);
    }

    /** The chords that do it, those of the table first. */
    public List<String> chords(Action action) {
        List<String> chords = new ArrayList<>();
        for (String chord : action.chords()) {
            if (action(chord) == action) {
                chords.add(chord);
            }
        }
        for (Map.Entry<String, String> entry : changed.entrySet()) {
            if (!chords.contains(entry.getKey()) && entry.getValue().equals(action.word())) {
                chords.add(entry.getKey());
            }
        }
        return chords;
    }

    /** What is wrong with making this key do that, as a sentence; empty if nothing is. */
    public static String problem(String chord, String word) {
        if (!isChord(chord)) {
            return chord + " is no key: write F5, C-x for Ctrl+X, M-x for Alt+X, C-M-Left, C-x C-e.";
        }
        if (FIXED.contains(chord)) {
            return chord + " keeps its meaning.";
        }
        Action action = named(word);
        if (action == null && !word.equals(NOTHING)) {
            return word + " is no action; /keys with a word lists them, and none takes a key away.";
        }
        int last = chord.length() - 1;
        boolean digit = Character.isDigit(chord.charAt(last)) && "- ".indexOf(chord.charAt(last - 1)) >= 0;
        return action == Action.WINDOW && !digit ? "window needs a key with a digit, such as M-1." : "";
    }

    /** Null if there is none with that word. */
    static @Nullable Action named(String word) {
        for (Action action : Action.values()) {
            if (action.word().equals(word)) {
                return action;
            }
        }
        return null;
    }

    /** {@code /keys word}: actions with it in their names, keys or explanations, with their keys. */
    String list(String typed) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        StringBuilder text = new StringBuilder();
        for (Action action : Action.values()) {
            String line = action.word() + ": " + (chords(action).isEmpty() ? "no key" : action.ways(chords(action)))
                    + " - " + action.words();
            if (line.toLowerCase(Locale.ROOT).contains(wanted) || chords(action).contains(typed)) {
                text.append(text.isEmpty() ? "" : "\n").append(line);
            }
        }
        return text.isEmpty() ? "No key and no action fits " + typed + "; /keys lists all." : text.toString();
    }

    /** As {@link Key.Chord} spells them; a character alone is typed, and a chord only as the second of two. */
    private static boolean isChord(String chord) {
        if (chord.startsWith(KeyBindings.PREFIX + " ")) {
            String second = chord.substring(KeyBindings.PREFIX.length() + 1);
            return isOneChord(second) || (second.length() == 1 && second.charAt(0) > ' ');
        }
        return isOneChord(chord);
    }

    private static boolean isOneChord(String chord) {
        String rest = chord;
        for (String prefix : List.of("C-", "M-", "S-")) {
            rest = rest.startsWith(prefix) && rest.length() > 2 ? rest.substring(2) : rest;
        }
        if (NAMED.contains(rest)) {
            return true;
        }
        if (rest.startsWith("F") && rest.length() > 1) {
            int number = OptionKind.Whole.parsed(rest.substring(1));
            return number >= 1 && number <= FUNCTION_KEYS;
        }
        boolean lower = !chord.startsWith("C-") || rest.toLowerCase(Locale.ROOT).equals(rest);
        return rest.length() == 1 && rest.charAt(0) > ' ' && lower && !rest.equals(chord);
    }
}
