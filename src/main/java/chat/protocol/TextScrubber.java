package chat.protocol;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** Cleans one text, once: see {@link Text} for what it does. Looks at each code point and at its two neighbours. */
final class TextScrubber {
    static final int MARKS_MAX = 4;

    private static final int NOTHING = -1;
    private static final int REPLACEMENT = 0xFFFD;
    private static final int DOTTED_CIRCLE = 0x25CC;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int KEYCAP = 0x20E3;

    /** Scripts whose letters change their shape beside a joiner or non-joiner. */
    private static final Set<UnicodeScript> JOINING = EnumSet.of(
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.MANDAIC,
            UnicodeScript.NKO,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.PHAGS_PA,
            UnicodeScript.ADLAM,
            UnicodeScript.HANIFI_ROHINGYA,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.BALINESE,
            UnicodeScript.JAVANESE);

    private final String text;
    private final StringBuilder out;

    /** The code point kept last, or {@link #NOTHING} where a line begins. */
    private int previous = NOTHING;

    /** Whether what was kept last ends with an emoji, its selector and skin tone included. */
    private boolean afterEmoji;

    /** Combining marks since the last base. */
    private int marks;

    TextScrubber(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length() + 16);
    }

    String scrub() {
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            int next = i + Character.charCount(codePoint);
            if (codePoint == '\r' && next < text.length() && text.charAt(next) == '\n') {
                next++;
            }
            take(codePoint, next < text.length() ? text.codePointAt(next) : NOTHING);
            i = next;
        }
        return text.contentEquals(out) ? text : out.toString();
    }

    private void take(int codePoint, int next) {
        if (isLineBreak(codePoint)) {
            out.append('\n');
            previous = NOTHING;
            afterEmoji = false;
            marks = 0;
        } else if (Character.isISOControl(codePoint) && codePoint != '\t') {
            keep(picture(codePoint));
        } else if (codePoint == ZERO_WIDTH_JOINER || codePoint == ZERO_WIDTH_NON_JOINER) {
            if (joins(codePoint, next)) {
                append(codePoint);
                afterEmoji = false;
            }
        } else if (isSelector(codePoint)) {
            if (selects(codePoint, next)) {
                append(codePoint);
            }
        } else if (isNonCharacter(codePoint) || isSurrogate(codePoint)) {
            keep(REPLACEMENT);
        } else if (isMark(codePoint)) {
            mark(codePoint);
        } else if (!CodePointSet.INVISIBLE.contains(codePoint)) {
            keep(codePoint);
        }
    }

    private void keep(int codePoint) {
        boolean skinTone = afterEmoji && codePoint >= 0x1F3FB && codePoint <= 0x1F3FF;
        append(codePoint);
        afterEmoji = skinTone || CodePointSet.PICTOGRAPHS.contains(codePoint);
        marks = 0;
    }

    private void mark(int codePoint) {
        if (CodePointSet.INVISIBLE.contains(codePoint)) {
            return;
        }
        if (previous == NOTHING || previous == '\t') {
            keep(DOTTED_CIRCLE);
        }
        if (marks < MARKS_MAX) {
            marks++;
            append(codePoint);
            afterEmoji = false;
        }
    }

    private void append(int codePoint) {
        out.appendCodePoint(codePoint);
        previous = codePoint;
    }

    /** Whether a joiner or non-joiner does here what it was made for. */
    private boolean joins(int joiner, int next) {
        if (previous == NOTHING) {
            return false;
        }
        if (joiner == ZERO_WIDTH_JOINER && afterEmoji) {
            return CodePointSet.PICTOGRAPHS.contains(next);
        }
        UnicodeScript script = UnicodeScript.of(previous);
        if (!JOINING.contains(script)) {
            return false;
        }
        if (joiner == ZERO_WIDTH_JOINER) {
            return true; // a half form, also at the end of a word
        }
        boolean sameScript = next != NOTHING && UnicodeScript.of(next) == script;
        return sameScript
                && !CodePointSet.INVISIBLE.contains(next)
                && !isSelector(next)
                && !(isMark(next) && marks == MARKS_MAX);
    }

    /** Whether a variation selector has something to select. */
    private boolean selects(int selector, int next) {
        if (previous == NOTHING || isSelector(previous)) {
            return false;
        }
        if (selector == 0xFE0E || selector == 0xFE0F) {
            boolean keycapBase = (previous >= '0' && previous <= '9') || previous == '#' || previous == '*';
            return CodePointSet.PICTOGRAPHS.contains(previous) || (keycapBase && next == KEYCAP);
        }
        UnicodeScript script = UnicodeScript.of(previous);
        if (selector >= 0x180B && selector <= 0x180F) {
            return script == UnicodeScript.MONGOLIAN;
        }
        return script == UnicodeScript.HAN
                || (selector == 0xFE00 && (script == UnicodeScript.MYANMAR || script == UnicodeScript.PHAGS_PA));
    }

    private static boolean isSelector(int codePoint) {
        return (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                || (codePoint >= 0xE0100 && codePoint <= 0xE01EF)
                || (codePoint >= 0x180B && codePoint <= 0x180D)
                || codePoint == 0x180F;
    }

    private static boolean isLineBreak(int codePoint) {
        return codePoint == '\n'
                || codePoint == '\r'
                || codePoint == 0x85
                || codePoint == 0x2028
                || codePoint == 0x2029;
    }

    private static int picture(int control) {
        if (control < ' ') {
            return 0x2400 + control;
        }
        return control == 0x7f ? 0x2421 : REPLACEMENT;
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static boolean isNonCharacter(int codePoint) {
        return (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
    }

    static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }
}
