package chat.client.terminal;

import chat.client.model.Key;
import java.util.function.Consumer;

/** What is older than control sequences with parameters, or does not keep to their form. As in {@link Keys}, 0 is "more". */
final class OldSequences {
    private OldSequences() {}

    /** {@code ESC [ [ A} to {@code E}: F1 to F5 of the Linux console. {@code ESC [ M} and three bytes: an old mouse. */
    static int consoleOrMouse(byte[] held, int at, int length, int modifiers, Consumer<Key> out) {
        int needed = held[at + 2] == '[' ? 4 : 6;
        if (length - at < needed) {
            return Keys.MORE;
        }
        int code = held[at + 3];
        if (needed == 4 && code >= 'A' && code <= 'E') {
            out.accept(new Key.Chord(KeyTable.chord(modifiers, "F" + (code - 'A' + 1))));
        }
        return needed;
    }

    /** {@code ESC O}, from some terminals modifiers as a number, and a letter. */
    static int singleShift(byte[] held, int at, int length, int modifiers, Consumer<Key> out) {
        int end = at + 2;
        int number = 0;
        while (end < length && end - at < 8 && ((held[end] >= '0' && held[end] <= '9') || held[end] == ';')) {
            number = held[end] == ';' ? 0 : Math.min(99, number * 10 + held[end] - '0');
            end++;
        }
        if (end == length) {
            return Keys.MORE;
        }
        int last = held[end];
        int with = modifiers | (Math.max(0, number - 1) & 7);
        boolean rxvt = last >= 'a' && last <= 'd';
        String name = last == 'M' ? "Enter" : KeyTable.letter(rxvt ? last - 'a' + 'A' : last);
        if (name != null) {
            out.accept(new Key.Chord(KeyTable.chord(rxvt ? with | KeyTable.CTRL : with, name)));
        } else if (KeyTable.keypad(last) != 0) {
            out.accept(new Key.Typed(String.valueOf(KeyTable.keypad(last))));
        } else {
            out.accept(new Key.Chord(KeyTable.chord(KeyTable.ALT, "O")));
            return 2;
        }
        return end + 1 - at;
    }
}
