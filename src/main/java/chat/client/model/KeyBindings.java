package chat.client.model;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what a key does, and says a key's name as keyboards print it. */
public final class KeyBindings {
    private static final Map<String, Action> BY_CHORD = byChord();

    private KeyBindings() {}

    /** Null if the key does nothing. */
    static @Nullable Action action(String chord) {
        return BY_CHORD.get(chord);
    }

    /** {@code C-M-a} is {@code Ctrl+Alt+A}. */
    public static String words(String chord) {
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
