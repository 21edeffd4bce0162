package chat.client.terminal;

import chat.client.model.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One whole {@code CSI} sequence taken apart, and what it means: a key, a reply of the terminal, or nothing that we know,
 * which is dropped, never text.
 */
final class ControlSequence {
    private static final int PARAMETERS_MAX = 16;
    private static final int WHEEL_LINES = 3;
    private static final int MOUSE_MOVES = 0x20;

    /** Kitty's kind of event, told only to those who ask; a key up is no key. */
    private static final int RELEASED = 3;

    private final String text;
    private final int[] parameters = new int[PARAMETERS_MAX];
    private final int[] subParameters = new int[PARAMETERS_MAX];
    private int count;
    private char prefix;
    private char intermediate;
    private final char last;

    /** {@code [from, to)}: after {@code ESC [} up to and with the final byte. */
    ControlSequence(byte[] bytes, int from, int to) {
        StringBuilder printable = new StringBuilder("[");
        int at = from;
        if (at < to - 1 && bytes[at] >= '<' && bytes[at] <= '?') {
            prefix = (char) bytes[at];
        }
        boolean sub = false;
        for (; at < to - 1; at++) {
            int b = bytes[at];
            printable.append((char) b);
            if (b >= '0' && b <= '9') {
                digit(sub ? subParameters : parameters, b - '0');
            } else if (b == ';') {
                count = Math.max(1, count) + 1;
                sub = false;
            } else if (b == ':') {
                // Of a key code the shifted one follows, of modifiers the kind of event.
                sub = !sub;
            } else if (b < '0') {
                intermediate = (char) b;
            }
        }
        last = (char) bytes[to - 1];
        text = printable.append(last).toString();
    }

    private void digit(int[] into, int digit) {
        count = Math.max(1, count);
        if (count <= PARAMETERS_MAX) {
            into[count - 1] = Math.min(into[count - 1] * 10 + digit, 0xffffff);
        }
    }

    /** {@code modifiers}: Alt, if an ESC stood before the sequence. */
    void tell(int modifiers, Consumer<Key> keys, Consumer<Reply> replies) {
        switch (prefix) {
            case '?', '>', '=' -> replies.accept(reply());
            case '<' -> mouse(keys);
            default -> {
                if ("ntyx".indexOf(last) >= 0 || (last == 'R' && !isFunctionKey3())) {
                    replies.accept(new Reply.Other(text));
                } else {
                    key(modifiers, keys);
                }
            }
        }
    }

    private Reply reply() {
        if (prefix == '?' && last == 'c') {
            return new Reply.Attributes(features());
        }
        if (prefix == '?' && last == 'u') {
            return new Reply.KeyboardFlags(parameters[0]);
        }
        if (prefix == '?' && last == 'y' && intermediate == '$') {
            return new Reply.Mode(parameters[0], parameters[1]);
        }
        return new Reply.Other(text);
    }

    private List<Integer> features() {
        List<Integer> features = new ArrayList<>();
        for (int i = 0; i < Math.min(count, PARAMETERS_MAX); i++) {
            features.add(parameters[i]);
        }
        return features;
    }

    private void mouse(Consumer<Key> keys) {
        int button = parameters[0];
        if (last != 'M' || (button & MOUSE_MOVES) != 0) {
            return;
        }
        if ((button & 0x42) == 0x40) {
            keys.accept(new Key.Wheel((button & 1) == 0 ? -WHEEL_LINES : WHEEL_LINES));
        } else if (button < 0x40 && (button & 3) != 3 && (button & 3) != 1 && parameters[1] > 0 && parameters[2] > 0) {
            Key.Button which = (button & 3) == 0 ? Key.Button.LEFT : Key.Button.RIGHT;
            keys.accept(new Key.Click(which, parameters[2] - 1, parameters[1] - 1));
        }
    }

    /** The same letter ends a cursor report; that of a cursor in row 1, column 2 to 8, which nobody asks for, is lost. */
    private boolean isFunctionKey3() {
        return count == 0 || (count == 2 && parameters[0] == 1 && parameters[1] >= 2 && parameters[1] <= 8);
    }

    private void key(int before, Consumer<Key> keys) {
        int modifiers = before | modifiers(1);
        switch (last) {
            case 'I', 'O' -> keys.accept(new Key.Focus(last == 'I'));
            case 'Z' -> keys.accept(chord(before | KeyTable.SHIFT, "Tab"));
            case 'a', 'b', 'c', 'd' -> // rxvt
                keys.accept(chord(before | KeyTable.SHIFT, KeyTable.letter(last - 'a' + 'A')));
            case '~' -> tilde(modifiers, keys);
            case '$' -> accept(before | KeyTable.SHIFT, KeyTable.number(parameters[0]), keys);
            case '^' -> accept(before | KeyTable.CTRL, KeyTable.number(parameters[0]), keys);
            case '@' -> accept(before | KeyTable.CTRL | KeyTable.SHIFT, KeyTable.number(parameters[0]), keys);
            case 'u' -> coded(parameters[0], subParameters[0], 1, before, keys);
            default -> {
                if (subParameters[1] != RELEASED) {
                    accept(modifiers, KeyTable.letter(last), keys);
                }
            }
        }
    }

    /** xterm counts modifiers from 1; what is held besides Shift, Alt and Ctrl (locks, Super) does not make another key. */
    private int modifiers(int parameter) {
        int held = Math.max(0, parameters[parameter] - 1);
        return held & (KeyTable.SHIFT | KeyTable.ALT | KeyTable.CTRL);
    }

    private void tilde(int modifiers, Consumer<Key> keys) {
        if (parameters[0] == 27 && count >= 3) {
            coded(parameters[2], 0, 1, modifiers, keys);
        } else if (subParameters[1] != RELEASED) {
            accept(modifiers, KeyTable.number(parameters[0]), keys);
        }
    }

    /** A key by its character: kitty's protocol, and xterm's modifyOtherKeys. */
    private void coded(int code, int shifted, int modifierAt, int before, Consumer<Key> keys) {
        boolean superHeld = last == 'u' && (Math.max(0, parameters[modifierAt] - 1) & 0x38) != 0;
        if (subParameters[modifierAt] == RELEASED || superHeld) {
            return;
        }
        int modifiers = before | modifiers(modifierAt);
        String name = KeyTable.kitty(code);
        int c = KeyTable.kittyKeypad(code) != 0 ? KeyTable.kittyKeypad(code) : code;
        if (name != null) {
            keys.accept(chord(modifiers, name));
        } else if (c == 0x7f || c == 0x08 || c == '\t' || c == '\r' || c == 0x1b) {
            keys.accept(new Key.Chord(KeyTable.control(c, modifiers)));
        } else if (!isCharacter(c)) {
            return;
        } else if ((modifiers & ~KeyTable.SHIFT) != 0) {
            keys.accept(new Key.Chord(KeyTable.character(c, modifiers)));
        } else {
            boolean shift = (modifiers & KeyTable.SHIFT) != 0;
            int typed = shift && isCharacter(shifted) ? shifted : shift ? Character.toUpperCase(c) : c;
            keys.accept(new Key.Typed(Character.toString(typed)));
        }
    }

    private static boolean isCharacter(int c) {
        boolean privateUse = c >= 0xe000 && c <= 0xf8ff;
        return !Utf8.isControl(c) && c <= 0x10ffff && !privateUse && (c < 0xd800 || c > 0xdfff);
    }

    private static void accept(int modifiers, @Nullable String name, Consumer<Key> keys) {
        if (name != null) {
            keys.accept(chord(modifiers, name));
        }
    }

    private static Key.Chord chord(int modifiers, @Nullable String name) {
        return new Key.Chord(KeyTable.chord(modifiers, String.valueOf(name)));
    }
}
