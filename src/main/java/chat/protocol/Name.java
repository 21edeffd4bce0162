package chat.protocol;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a user is called: letters and digits of one script and {@code _ . -}, in NFC, at most {@value #CHARS_MAX}
 * characters and {@value #COLUMNS_MAX} columns, not reserved. If it exists, it may be shown anywhere.
 */
public final class Name {
    public static final int CHARS_MAX = 32;
    public static final int COLUMNS_MAX = 20;

    /** Which letters a server allows. */
    public enum Alphabet {
        ANY_ONE_SCRIPT,
        ASCII
    }

    /** What comes of a wanted name: the name, or a sentence that says why nobody can be called that. */
    public sealed interface Verdict {
        record Fine(Name name) implements Verdict {}

        record Refused(String sentence) implements Verdict {}
    }

    private final String value;
    private final String skeleton;

    private Name(String value) {
        this.value = value;
        this.skeleton = Skeleton.of(value);
    }

    /** Spaces around a wanted name are ignored, those inside stand for {@code _}, and letters may come decomposed. */
    public static Verdict judge(String wanted, Alphabet alphabet) {
        String tidy = NameRules.tidy(wanted);
        Optional<String> problem = NameRules.problem(tidy, alphabet);
        return problem.isPresent() ? new Verdict.Refused(problem.get()) : new Verdict.Fine(new Name(tidy));
    }

    /** The sentence of {@link #judge}, or nothing if {@link #of} takes the name. */
    public static Optional<String> problem(String wanted) {
        return problem(wanted, Alphabet.ANY_ONE_SCRIPT);
    }

    public static Optional<String> problem(String wanted, Alphabet alphabet) {
        return NameRules.problem(NameRules.tidy(wanted), alphabet);
    }

    /**
     * The name for what was wanted: trimmed, spaces inside as {@code _}, in NFC.
     *
     * @throws IllegalArgumentException with the sentence of {@link #problem} if there is one
     */
    public static Name of(String wanted) {
        Verdict verdict = judge(wanted, Alphabet.ANY_ONE_SCRIPT);
        if (verdict instanceof Verdict.Refused refused) {
            throw new IllegalArgumentException(refused.sentence());
        }
        return ((Verdict.Fine) verdict).name();
    }

    /**
     * The nearest name to the wanted one that is fine and free. Takes a number of tries that grows with the logarithm of
     * the names taken, so that a crowd of the same name costs nobody anything.
     */
    public static Name suggest(String wanted, Predicate<Name> taken) {
        return suggest(wanted, Alphabet.ANY_ONE_SCRIPT, taken);
    }

    public static Name suggest(String wanted, Alphabet alphabet, Predicate<Name> taken) {
        return NameSuggestion.nearest(wanted, alphabet, taken);
    }

    /**
     * Two names with the same skeleton look alike, so only one of them can be in a room: case, {@code l 1 I},
     * {@code O 0}, {@code rn m}, {@code vv w}, and the Greek and Cyrillic letters that look like Latin ones count as the
     * same; diacritics tell names apart. Not a name, and not for people.
     */
    public String skeleton() {
        return skeleton;
    }

    /** As people see it. */
    public String value() {
        return value;
    }

    /** Whether this, or something that looks like it, is kept for the server. */
    public static boolean reserved(String wanted) {
        return NameRules.reserved(NameRules.tidy(wanted));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Name name && value.equals(name.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
