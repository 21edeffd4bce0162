package chat.client.terminal;

import java.util.List;

/** What the terminal itself answered, whenever it came; never a key, never text. */
public sealed interface Reply {
    /** DA1: it is there and has answered all that was asked before; the numbers say what it can do. */
    record Attributes(List<Integer> features) implements Reply {
        public Attributes {
            features = List.copyOf(features);
        }
    }

    /** DECRPM: state of a private mode: 1 or 2 set or not, 3 or 4 for ever so, 0 unknown. */
    record Mode(int mode, int state) implements Reply {
        boolean known() {
            return state >= 1 && state <= 3;
        }
    }

    /** The kitty keyboard protocol is known, with these flags on. */
    record KeyboardFlags(int flags) implements Reply {}

    /** Anything else, printable form of the sequence without its ESC. */
    record Other(String sequence) implements Reply {}
}
