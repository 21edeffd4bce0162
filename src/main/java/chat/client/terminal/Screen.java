package chat.client.terminal;

import chat.client.view.Grid;

/** The user's terminal, always restored. */
public final class Screen implements AutoCloseable {
    /** Told on threads of the JVM's choosing: may only post. */
    public interface Listener {
        /** Typed bytes; the array is the listener's. */
        void bytes(byte[] bytes);

        /** End of input: the terminal is gone. */
        void hungUp();

        /** WINCH: ask {@link Screen#refreshSize} on the owner's thread. */
        void resized();

        /** TSTP from outside: call {@link Screen#suspend} on the owner's thread. */
        void stopAsked();

        /** CONT: call {@link Screen#resume} on the owner's thread. */
        void continued();

        /** INT, TERM or HUP ({@code "INT"}, {@code "TERM"}, {@code "HUP"}): leave and exit. */
        void endAsked(String signal);
    }

    /** No full screen here; the message is a sentence for people, and the line mode is the way to go on. */
    public static final class UnavailableException extends Exception {
        private static final long serialVersionUID = 1;

        UnavailableException(String sentence) {
            super(sentence);
        }
    }

    private Screen() {}

    /** Opens the terminal of standard input and output, still in its normal state. */
    public static Screen open(Painter.Colors colors, Listener listener) throws UnavailableException {
        if (System.getenv("TERM") == null) {
            throw new UnavailableException("This is no terminal.");
        }
        return new Screen();
    }

    public int columns() {
        return 80;
    }

    public int rows() {
        return 24;
    }

    /** Asks the terminal for its size; true if it changed. */
    public boolean refreshSize() {
        return false;
    }

    /** Raw mode, alternate screen. */
    public void enter() {}

    /** After the first paint: starts the reader, takes the signals, asks the terminal what it can. */
    public void start() {}

    /** Where {@link Keys} hands the terminal's replies to: {@code new Keys(screen::answered)}. */
    public void answered(Reply reply) {}

    /** Writes what changed, in one write. */
    public void show(Grid grid) {}

    /** Next {@link #show} paints all. */
    public void forget() {}

    /** Leaves the screen, stops the process group, and enters again when continued. */
    public void suspend() {}

    /** Raw mode again and everything written anew. */
    public void resume() {}

    /** Everything back as it was; idempotent; any thread. */
    public void leave() {}

    @Override
    public void close() {
        leave();
    }
}
