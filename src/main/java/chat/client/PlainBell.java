package chat.client;

import chat.client.terminal.Clipboard;
import chat.client.terminal.Multiplexer;
import java.io.PrintStream;

/** What a terminal can do besides showing lines: ring and copy. A pipe can neither. */
final class PlainBell {
    private static final char BEL = 7;

    private final PrintStream out;
    private final boolean terminal;

    PlainBell(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void ring() {
        if (terminal) {
            out.print(BEL);
            out.flush();
        }
    }

    /** Rings, and says what that was. */
    String tested() {
        ring();
        return terminal ? "Sent: BEL alone, as always in lines." : "Not sent: the input is a pipe.";
    }

    /** A pipe has no clipboard, and is told so. */
    void copy(String text) {
        if (terminal) {
            byte[] sequence = Clipboard.sequence(text, Multiplexer.of(System.getenv()));
            out.write(sequence, 0, sequence.length);
            out.flush();
        } else {
            out.println("! Nothing was copied: this is no terminal. /save writes it into a file.");
        }
    }
}
