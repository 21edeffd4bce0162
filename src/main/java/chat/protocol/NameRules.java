package chat.protocol;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a name may look like; see {@link Name}. */
final class NameRules {
    private static final List<String> RESERVED =
            List.of("Server", "System", "Admin", "root", "you", "all", "here", "everyone");

    private static final Set<String> RESERVED_SKELETONS =
            RESERVED.stream().map(Skeleton::strict).collect(Collectors.toUnmodifiableSet());

    /** Scripts that are written together. */
    private static final List<Set<UnicodeScript>> TOGETHER = List.of(
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HANGUL),
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.BOPOMOFO));

    /** Scripts whose letters take two columns. */
    private static final Set<UnicodeScript> WIDE = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.YI,
            UnicodeScript.TANGUT,
            UnicodeScript.NUSHU);

    /** Scripts with everyday letters that Unicode calls compatibility forms, such as the Thai sara am. */
    private static final Set<UnicodeScript> COMPATIBILITY_FORMS_USUAL =
            EnumSet.of(UnicodeScript.THAI, UnicodeScript.LAO, UnicodeScript.TIBETAN);

    private static final Optional<String> RESERVED_NAME =
            Optional.of("That name, or one that looks like it, is reserved.");

    private static final int KANA_LENGTH_MARK = 0x30FC;

    private NameRules() {}

    /** Trimmed, each run of spaces inside as one underscore, composed. */
    static String tidy(String wanted) {
        if (wanted.indexOf(' ') < 0 && ascii(wanted)) {
            return wanted;
        }
        StringBuilder out = new StringBuilder(wanted.length());
        boolean spaced = false;
        for (int i = 0; i < wanted.length(); i++) {
            char c = wanted.charAt(i);
            if (c == ' ' || (c > 0x7f && Character.isSpaceChar(c))) {
                spaced = true;
            } else {
                if (spaced && out.length() > 0) {
                    out.append('_');
                }
                spaced = false;
                out.append(c);
            }
        }
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }

    /** Most names are, and then none of Unicode's tables need be asked: a server with 5,000 newcomers notices. */
    static boolean ascii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** What is wrong with a tidy name of a user. */
    static Optional<String> problem(String name, Name.Alphabet alphabet) {
        return shapeProblem(name, alphabet).or(() -> reserved(name) ? RESERVED_NAME : Optional.empty());
    }

    /** The same but for what is reserved. Checks its length first, since it may be as long as a frame. */
    static Optional<String> shapeProblem(String name, Name.Alphabet alphabet) {
        int chars = name.codePointCount(0, name.length());
        if (plain(name)) {
            return Optional.empty();
        }
        if (name.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return Optional.of("A name has at least one letter or digit.");
        }
        if (chars > Name.CHARS_MAX) {
            return Optional.of("A name has at most " + Name.CHARS_MAX + " characters.");
        }
        if (columns(name) > Name.COLUMNS_MAX) {
            return Optional.of("A name is at most " + Name.COLUMNS_MAX + " columns wide.");
        }
        if (!name.codePoints().allMatch(c -> allowed(c, alphabet))
                || !Text.clean(name).equals(name)) {
            return Optional.of(
                    alphabet == Name.Alphabet.ASCII
                            ? "A name has only the letters a to z, digits, '_', '.' and '-' here."
                            : "A name has only letters, digits, '_', '.' and '-'.");
        }
        if (!oneScript(name)) {
            return Optional.of("A name has letters of one script only.");
        }
        return Optional.empty();
    }

    /** Whether nothing can be wrong with its shape: ASCII of the right length, as nearly all names are. */
    private static boolean plain(String name) {
        boolean named = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 0x80 || !(isSeparator(c) || Character.isLetterOrDigit(c))) {
                return false;
            }
            named |= !isSeparator(c);
        }
        return named && name.length() <= Name.COLUMNS_MAX;
    }

    static boolean reserved(String name) {
        // The longest reserved word has eight letters; anything far longer need not be folded.
        return name.length() <= 8 * Name.CHARS_MAX && RESERVED_SKELETONS.contains(Skeleton.strict(name));
    }

    static boolean allowed(int c, Name.Alphabet alphabet) {
        if (c < 0x80) {
            return isSeparator(c) || Character.isLetterOrDigit(c);
        }
        if (alphabet == Name.Alphabet.ASCII || CodePointSet.INVISIBLE.contains(c)) {
            return false;
        }
        boolean letter = Character.isLetter(c) || Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER;
        return (letter || TextScrubber.isMark(c))
                && (script(c) != UnicodeScript.COMMON)
                && (Normalizer.isNormalized(Character.toString(c), Normalizer.Form.NFKC)
                        || COMPATIBILITY_FORMS_USUAL.contains(UnicodeScript.of(c)));
    }

    static boolean isSeparator(int c) {
        return c == '_' || c == '.' || c == '-';
    }

    /** Whether all letters are of one script, or of scripts that are written together. */
    static boolean oneScript(String name) {
        Set<UnicodeScript> scripts = scripts(name);
        return scripts.size() <= 1 || TOGETHER.stream().anyMatch(set -> set.containsAll(scripts));
    }

    private static Set<UnicodeScript> scripts(String name) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        name.codePoints().mapToObj(NameRules::script).forEach(scripts::add);
        scripts.remove(UnicodeScript.COMMON);
        scripts.remove(UnicodeScript.INHERITED);
        return scripts;
    }

    private static UnicodeScript script(int c) {
        if (c >= 0x660 && c <= 0x669) {
            return UnicodeScript.ARABIC; // digits that Unicode counts as common
        }
        return c == KANA_LENGTH_MARK ? UnicodeScript.KATAKANA : UnicodeScript.of(c);
    }

    /** Enough for a bound on what is allowed in names; screens measure with the client's own tables. */
    static int columns(String name) {
        int columns = 0;
        for (int i = 0; i < name.length(); ) {
            int c = name.codePointAt(i);
            int type = Character.getType(c);
            if (type != Character.NON_SPACING_MARK && type != Character.ENCLOSING_MARK) {
                columns += WIDE.contains(script(c)) ? 2 : 1;
            }
            i += Character.charCount(c);
        }
        return columns;
    }
}
