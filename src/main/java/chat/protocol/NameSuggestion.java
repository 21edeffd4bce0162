package chat.protocol;

import java.text.Normalizer;
import java.util.function.Predicate;

/** Finds a name for somebody who cannot have the one that was wanted. */
final class NameSuggestion {
    private static final String FALLBACK = "guest";
    private static final String RESERVED_PREFIX = "guest-";

    /** A wanted name may be as long as a frame; what stands further behind is not looked at. */
    private static final int CHARS_LOOKED_AT = 64;

    private NameSuggestion() {}

    static Name nearest(String wanted, Name.Alphabet alphabet, Predicate<Name> taken) {
        String base = base(wanted, alphabet);
        if (!taken.test(Name.of(base))) {
            return Name.of(base);
        }
        // The plain name counts as number 1. Double until one is free, then halve the way back to a taken one: few
        // tries however many are taken, and where the numbers are without gaps it is simply the next.
        int takenNumber = 1;
        int freeNumber = 2;
        while (!free(numbered(base, freeNumber), alphabet, taken)) {
            takenNumber = freeNumber;
            freeNumber = Math.multiplyExact(freeNumber, 2);
        }
        while (freeNumber - takenNumber > 1) {
            int middle = takenNumber + (freeNumber - takenNumber) / 2;
            if (free(numbered(base, middle), alphabet, taken)) {
                freeNumber = middle;
            } else {
                takenNumber = middle;
            }
        }
        return Name.of(numbered(base, freeNumber));
    }

    /** A number may make a reserved word of a free name: a, then a11, which looks like all. */
    private static boolean free(String name, Name.Alphabet alphabet, Predicate<Name> taken) {
        return NameRules.problem(name, alphabet).isEmpty() && !taken.test(Name.of(name));
    }

    private static String numbered(String base, int number) {
        String suffix = Integer.toString(number);
        return cut(base, Name.CHARS_MAX - suffix.length(), Name.COLUMNS_MAX - suffix.length()) + suffix;
    }

    /** The wanted name if there is nothing wrong with it, else what can be kept of it. */
    private static String base(String wanted, Name.Alphabet alphabet) {
        if (Name.problem(wanted, alphabet).isEmpty()) {
            return NameRules.tidy(wanted);
        }
        String start = wanted.strip();
        start = start.substring(0, Math.min(start.length(), CHARS_LOOKED_AT));
        String parts = start.replace(':', '-'); // an address, which is the name of one who gave none
        String tidy = NameRules.tidy(Normalizer.normalize(parts, Normalizer.Form.NFKC));
        String name = cut(oneScript(tidy, alphabet), Name.CHARS_MAX, Name.COLUMNS_MAX);
        if (NameRules.reserved(name)) {
            name = cut(RESERVED_PREFIX + oneScript(latinOnly(name), alphabet), Name.CHARS_MAX, Name.COLUMNS_MAX);
        }
        return NameRules.problem(name, alphabet).isEmpty() ? name : FALLBACK;
    }

    private static String latinOnly(String name) {
        return name.codePoints()
                .filter(c -> c < 0x80)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The allowed characters, without those that are of another script than the first. */
    private static String oneScript(String name, Name.Alphabet alphabet) {
        StringBuilder kept = new StringBuilder();
        name.codePoints().filter(c -> NameRules.allowed(c, alphabet)).forEach(c -> {
            int before = kept.length();
            kept.appendCodePoint(c);
            String all = kept.toString();
            if (!NameRules.oneScript(all) || !Text.clean(all).equals(all)) {
                kept.setLength(before);
            }
        });
        return Normalizer.normalize(kept, Normalizer.Form.NFC);
    }

    private static String cut(String name, int charsMax, int columnsMax) {
        int end = name.length();
        while (end > 0
                && (name.codePointCount(0, end) > charsMax || NameRules.columns(name.substring(0, end)) > columnsMax)) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end);
    }
}
