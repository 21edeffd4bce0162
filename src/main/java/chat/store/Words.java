package chat.store;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * A text as the words by which it is found: letters and digits, folded so that case, accents and width do not count. Signs of
 * scripts that write without spaces, and pictures, are words of one sign each; a run of them is found as a phrase.
 *
 * <p>Both stores use this, so that they find the same, on every version of SQLite. SQLite's own tokenizer then has nothing left
 * to do but to split at blanks.
 */
final class Words {
    private Words() {}

    /** The words of the text, in their order. */
    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        for (String word : spaced(text).split(" ", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    /** The same with a blank between them, and perhaps more blanks. */
    static String spaced(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        String plain = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKD);
        for (int i = 0; i < plain.length(); ) {
            int c = plain.codePointAt(i);
            i += Character.charCount(c);
            if (c < 0x80) {
                out.append(asciiFold((char) c));
            } else {
                fold(c, out);
            }
        }
        return out.toString();
    }

    private static char asciiFold(char c) {
        if (c >= 'A' && c <= 'Z') {
            return (char) (c + 32);
        }
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : ' ';
    }

    private static void fold(int c, StringBuilder out) {
        switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> {
                // Accents, and what joins signs: as if they were not there.
            }
            case Character.OTHER_SYMBOL -> out.append(' ').appendCodePoint(c).append(' ');
            case Character.COMBINING_SPACING_MARK -> out.appendCodePoint(c);
            default -> {
                if (!Character.isLetterOrDigit(c)) {
                    out.append(' ');
                } else if (standsAlone(c)) {
                    out.append(' ').appendCodePoint(c).append(' ');
                } else {
                    out.appendCodePoint(Character.toLowerCase(Character.toUpperCase(c)));
                }
            }
        }
    }

    private static boolean standsAlone(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, BOPOMOFO, THAI, LAO, KHMER, MYANMAR, TIBETAN -> true;
            default -> false;
        };
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
