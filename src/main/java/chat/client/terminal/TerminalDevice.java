package chat.client.terminal;

import java.io.IOException;

/** A terminal as a screen needs it: the user's own ({@link SystemTerminal}), or an emulator in a test. */
public interface TerminalDevice {
    record Size(int columns, int rows) {}

    /** As it says itself now; 0x0 if it does not know. */
    Size size();

    /** Every key at once and as it is: no echo, no lines, no signals, no flow control, no translation. */
    void raw();

    /** The line settings that it had when it was opened. */
    void restore();

    /** All of it, in one write. */
    void write(byte[] bytes) throws IOException;

    /** Blocks until there is something to read, and takes nothing: what is typed after the end is the shell's. */
    void awaitInput() throws IOException;

    /** Blocks for at least one byte; -1 at the end. */
    int read(byte[] into) throws IOException;

    /** Stops the process group, as Ctrl+Z would; returns when it goes on. */
    void stop() throws IOException;
}
