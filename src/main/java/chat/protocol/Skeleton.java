package chat.protocol;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Folds names that look alike into one string. Of the letters that look alike across scripts it knows the Greek and
 * Cyrillic ones; a server that fears others uses the ASCII alphabet.
 */
final class Skeleton {
    /**
     * Lower-case letters that look alike, they or their capitals, each group under its first. Folding too much only costs
     * a number behind a name.
     */
    private static final List<String> ALIKE = List.of(
            "l1iı|іι", "o0оο", "aаαɑ", "bвβ", "cс", "eеε", "gɡ", "hнһη", "jј", "kкκ", "mмμ", "pрρ", "qԛ", "sѕ", "tтτ",
            "vѵν", "wԝ", "xхχ", "yуυγ", "zζ");

    private static final Map<Character, Character> FOLD = new HashMap<>();

    static {
        for (String group : ALIKE) {
            for (int i = 0; i < group.length(); i++) {
                FOLD.put(group.charAt(i), group.charAt(0));
            }
        }
    }

    /** The same for ASCII, where a capital folds like its small letter and no table of likenesses need be asked. */
    private static final char[] FOLD_ASCII = new char[0x80];

    static {
        for (char c = 0; c < FOLD_ASCII.length; c++) {
            char lower = Character.toLowerCase(c);
            FOLD_ASCII[c] = FOLD.getOrDefault(lower, lower);
        }
    }

    private Skeleton() {}

    static String of(String name) {
        char[] folded = new char[name.length()];
        int length = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= FOLD_ASCII.length) {
                return ofAnyScript(name);
            }
            folded[length++] = FOLD_ASCII[c];
        }
        return new String(folded, 0, pairs(folded, pairs(folded, length, 'r', 'n', 'm'), 'v', 'v', 'w'));
    }

    /** Puts one letter for each pair that looks like it, and returns the length that is left. */
    private static int pairs(char[] text, int length, char first, char second, char one) {
        int to = 0;
        for (int from = 0; from < length; from++) {
            boolean pair = from + 1 < length && text[from] == first && text[from + 1] == second;
            text[to++] = pair ? one : text[from];
            from += pair ? 1 : 0;
        }
        return to;
    }

    static String ofAnyScript(String name) {
        // Up and down again, so that sharp s, long s and the final sigma meet their other forms.
        String lower = name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ς', 'σ');
        StringBuilder folded = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            folded.append(FOLD.getOrDefault(lower.charAt(i), lower.charAt(i)));
        }
        return folded.toString().replace("rn", "m").replace("vv", "w");
    }

    /** Also without diacritics and separators, for words where even a remote likeness is too much. */
    static String strict(String name) {
        if (!NameRules.ascii(name)) {
            return strictOfAnyScript(name);
        }
        StringBuilder bare = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            if (Character.isLetterOrDigit(name.charAt(i))) {
                bare.append(name.charAt(i));
            }
        }
        return of(bare.toString());
    }

    static String strictOfAnyScript(String name) {
        String bare = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .codePoints()
                .filter(c -> Character.isLetterOrDigit(c) && !CodePointSet.INVISIBLE.contains(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return ofAnyScript(bare);
    }
}
