package chat.protocol;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** What a user is called. If it exists, it may be shown anywhere. */
public record Name(String value) {
    /** Which letters a server allows. */
    public enum Alphabet {
        ANY_ONE_SCRIPT,
        ASCII
    }

    /** A sentence that says why nobody can be called that, or nothing if it is fine. */
    public static Optional<String> problem(String wanted) {
        return problem(wanted, Alphabet.ANY_ONE_SCRIPT);
    }

    public static Optional<String> problem(String wanted, Alphabet alphabet) {
        return wanted.isBlank() ? Optional.of("A name has at least one letter or digit.") : Optional.empty();
    }

    public static Name of(String value) {
        return new Name(value);
    }

    /** The nearest name to the wanted one that is fine and free. */
    public static Name suggest(String wanted, Predicate<Name> taken) {
        return suggest(wanted, Alphabet.ANY_ONE_SCRIPT, taken);
    }

    public static Name suggest(String wanted, Alphabet alphabet, Predicate<Name> taken) {
        String base = wanted.isBlank() ? "guest" : wanted;
        Name name = new Name(base);
        for (int i = 2; taken.test(name); i++) {
            name = new Name(base + i);
        }
        return name;
    }

    /** Two names with the same skeleton look alike, so only one of them can be in a room. */
    public String skeleton() {
        return value.toLowerCase(Locale.ROOT);
    }

    /** Whether this, or something that looks like it, is kept for the server. */
    public static boolean reserved(String wanted) {
        return wanted.equalsIgnoreCase("server");
    }
}
