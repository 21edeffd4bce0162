package chat.client.terminal;

import org.jspecify.annotations.Nullable;

/** Names of keys by the codes that terminals send for them: xterm, rxvt, screen and tmux, the Linux console, kitty. */
final class KeyTable {
    static final int SHIFT = 1;
    static final int ALT = 2;
    static final int CTRL = 4;

    private KeyTable() {}

    /** {@code C- M- S-} in that order. */
    static String chord(int modifiers, String name) {
        return ((modifiers & CTRL) != 0 ? "C-" : "")
                + ((modifiers & ALT) != 0 ? "M-" : "")
                + ((modifiers & SHIFT) != 0 ? "S-" : "")
                + name;
    }

    /** Of {@code CSI .. letter} and {@code SS3 letter}. */
    static @Nullable String letter(int last) {
        return switch (last) {
            case 'A' -> "Up";
            case 'B' -> "Down";
            case 'C' -> "Right";
            case 'D' -> "Left";
            case 'F' -> "End";
            case 'H' -> "Home";
            case 'P' -> "F1";
            case 'Q' -> "F2";
            case 'R' -> "F3";
            case 'S' -> "F4";
            default -> null;
        };
    }

    /** Of {@code CSI number ~}; rxvt's and the Linux console's Home and End are other numbers than xterm's. */
    static @Nullable String number(int number) {
        return switch (number) {
            case 1, 7 -> "Home";
            case 2 -> "Insert";
            case 3 -> "Delete";
            case 4, 8 -> "End";
            case 5 -> "PgUp";
            case 6 -> "PgDn";
            case 11, 12, 13, 14, 15 -> "F" + (number - 10);
            case 17, 18, 19, 20, 21 -> "F" + (number - 11);
            case 23, 24, 25, 26 -> "F" + (number - 12);
            case 28, 29 -> "F" + (number - 13);
            case 31, 32, 33, 34 -> "F" + (number - 14);
            default -> null;
        };
    }

    /** Of the keypad in application mode: {@code SS3 letter}; 0 if it is no character. */
    static char keypad(int last) {
        if (last >= 'j' && last <= 'y') {
            return "*+,-./0123456789".charAt(last - 'j');
        }
        return last == 'X' ? '=' : 0;
    }

    /** Kitty's keys without a character, from its private range. */
    static @Nullable String kitty(int code) {
        return switch (code) {
            case 57414 -> "Enter";
            case 57417 -> "Left";
            case 57418 -> "Right";
            case 57419 -> "Up";
            case 57420 -> "Down";
            case 57421 -> "PgUp";
            case 57422 -> "PgDn";
            case 57423 -> "Home";
            case 57424 -> "End";
            case 57425 -> "Insert";
            case 57426 -> "Delete";
            default -> null;
        };
    }

    /** Kitty's keypad characters; 0 if it is none. */
    static char kittyKeypad(int code) {
        return code >= 57399 && code <= 57415 ? "0123456789./*-+\0=".charAt(code - 57399) : 0;
    }

    /** The chord of a byte below 0x20, or DEL. */
    static String control(int c, int modifiers) {
        return switch (c) {
            case '\t' -> chord(modifiers, "Tab");
            case '\r' -> chord(modifiers, "Enter");
            case 0x1b -> chord(modifiers, "Esc");
            case 0x08, 0x7f -> chord(modifiers, "Backspace");
            default -> chord(modifiers | CTRL, String.valueOf((char) (c == 0 || c > 0x1a ? c + 0x40 : c + 0x60)));
        };
    }

    /** The chord of a character with Ctrl, Alt or both; named as a terminal without protocol would make it known. */
    static String character(int c, int modifiers) {
        int with = modifiers;
        int key = c;
        if (Character.isLetter(c)) {
            // Legacy Alt+Shift+P is an upper case letter; Ctrl has no cases.
            boolean upper = (with & (CTRL | SHIFT)) == SHIFT;
            key = upper ? Character.toUpperCase(c) : (with & CTRL) != 0 ? Character.toLowerCase(c) : c;
            with = upper ? with & ~SHIFT : with;
        } else if ((with & SHIFT) != 0 && (with & CTRL) != 0) {
            int at = "-26".indexOf(c);
            key = at >= 0 ? "_@^".charAt(at) : c;
            with = at >= 0 || "_@^".indexOf(c) >= 0 ? with & ~SHIFT : with;
        }
        if (with == CTRL || with == (CTRL | ALT)) {
            int alt = with & ALT;
            switch (key) {
                case 'i' -> {
                    return chord(alt, "Tab");
                }
                case 'm' -> {
                    return chord(alt, "Enter");
                }
                case 'h' -> {
                    return chord(alt, "Backspace");
                }
                case '[' -> {
                    return chord(alt, "Esc");
                }
                case ' ' -> key = '@';
                case '/' -> key = '_';
                default -> {}
            }
        }
        return chord(with, key == ' ' ? "Space" : Character.toString(key));
    }
}
