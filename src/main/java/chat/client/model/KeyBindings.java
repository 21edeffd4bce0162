package chat.client.model;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what a key does, and says a key's name as keyboards print it. */
public final class KeyBindings {
    private static final Map<String, Action> BY_CHORD = byChord();

    /** What begins the bindings of two chords. */
    static final String PREFIX = "C-x";

    private KeyBindings() {}

    /** Whether a chord that does nothing is the first of two that do something. */
    static boolean begins(String chord) {
        return chord.equals(PREFIX);
    }

    /** Null if the key does nothing. */
    static @Nullable Action action(String chord) {
        return BY_CHORD.get(chord);
    }

    /** {@code C-M-a} is {@code Ctrl+Alt+A}, {@code C-x C-e} is {@code Ctrl+X Ctrl+E}. */
    public static String words(String chord) {
        int blank = chord.indexOf(' ');
        if (blank > 0) {
            return words(chord.substring(0, blank)) + " " + words(chord.substring(blank + 1));
        }
        StringBuilder words = new StringBuilder();
        String rest = chord;
        while (rest.length() > 2 && rest.charAt(1) == '-') {
            words.append(
                    switch (rest.charAt(0)) {
                        case 'C' -> "Ctrl+";
                        case 'M' -> "Alt+";
                        case 'S' -> "Shift+";
                        default -> throw new IllegalArgumentException(chord);
                    });
            rest = rest.substring(2);
        }
        if (rest.equals("@") && chord.startsWith("C-")) {
            return words.append("Space").toString(); // what terminals send for it
        }
        return words.append(rest.length() == 1 ? rest.toUpperCase(Locale.ROOT) : rest)
                .toString();
    }

    /** Which window a chord means: the tenth by 0. */
    static int digit(String chord) {
        int digit = chord.charAt(chord.length() - 1) - '0';
        return digit == 0 ? 10 : digit;
    }

    /** How to do without Alt. */
    static String escWords(String chord) {
        if (!chord.startsWith("M-")) {
            throw new IllegalArgumentException(chord + " has no Alt");
        }
        return "Esc then " + chord.substring(2).toUpperCase(Locale.ROOT);
    }

    private static Map<String, Action> byChord() {
        Map<String, Action> map = new HashMap<>();
        for (Action action : Action.values()) {
            for (String chord : action.chords()) {
                Action other = map.put(chord, action);
                if (other != null) {
                    throw new IllegalStateException(chord + " does both " + other + " and " + action);
                }
            }
        }
        return map;
    }
}
