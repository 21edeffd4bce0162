package chat.client.terminal;

import chat.client.view.Grid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The user's terminal: entered, painted, and put back as it was on every way out. Belongs to one thread, but for
 * {@link #leave}, which any may call, a shutdown hook too. Its own threads (the reader of bytes, the JVM's for signals)
 * only tell a {@link Listener}, which only posts. On the way to the first paint it asks the terminal nothing and waits
 * for nothing.
 */
public final class Screen implements AutoCloseable {
    /** Told on threads of the JVM's choosing: may only post. */
    public interface Listener {
        /** Typed bytes; the array is the listener's. */
        void bytes(byte[] bytes);

        /** End of input, or output: the terminal is gone. */
        void hungUp();

        /** WINCH: ask {@link Screen#refreshSize} on the owner's thread. */
        void resized();

        /** TSTP from outside: call {@link Screen#suspend} and then {@link Screen#resume} on the owner's thread. */
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

    private final TerminalDevice device;
    private final TerminalKind kind;
    private final Announcer announcer;
    private final Painter painter;
    private final Listener listener;
    private final ProcessSignals signals;
    private final AtomicBoolean entered = new AtomicBoolean();
    private final Restorer restorer = new Restorer(this::leave);
    private TerminalDevice.Size size;
    private boolean mouse;
    private volatile String title = "";
    private @Nullable Probe probe;
    private final KeyReader reader;

    private Screen(
            TerminalDevice device,
            TerminalKind kind,
            Announcer announcer,
            ProcessSignals signals,
            Painter.Colors colors,
            Listener listener) {
        this.device = device;
        this.kind = kind;
        this.announcer = announcer;
        this.listener = listener;
        painter = new Painter(colors);
        this.signals = signals;
        size = device.size();
        reader = new KeyReader(device, entered, listener);
    }

    /** Opens the terminal of standard input and output, still in its normal state. */
    public static Screen open(Painter.Colors colors, Listener listener) throws UnavailableException {
        TerminalKind kind = TerminalKind.ofEnvironment();
        String refusal = kind.refusal();
        if (refusal != null) {
            throw new UnavailableException(refusal);
        }
        ProcessSignals signals = ProcessSignals.of(listener);
        Screen screen = on(SystemTerminal.open(), kind, Announcer.of(System.getenv()), signals, colors, listener);
        if (LinkSupport.byEnvironment(System.getenv())) {
            screen.painter.showLinks();
        }
        return screen;
    }

    /** The same on any device, for tests: it is like xterm, and the process's signals are not taken. */
    public static Screen on(TerminalDevice device, Painter.Colors colors, Listener listener)
            throws UnavailableException {
        Announcer announcer = Announcer.of(Map.of());
        return on(device, new TerminalKind("xterm"), announcer, ProcessSignals.none(), colors, listener);
    }

    private static Screen on(
            TerminalDevice device,
            TerminalKind kind,
            Announcer announcer,
            ProcessSignals signals,
            Painter.Colors colors,
            Listener listener)
            throws UnavailableException {
        Screen screen = new Screen(device, kind, announcer, signals, colors, listener);
        if (screen.size.columns() < 1 || screen.size.rows() < 1) {
            throw new UnavailableException(
                    "The terminal does not say how large it is; going on in lines (as with --plain).");
        }
        return screen;
    }

    public int columns() {
        return size.columns();
    }

    public int rows() {
        return size.rows();
    }

    /** Asks the terminal for its size; true if it changed. A terminal that says 0x0 for a moment keeps its old one. */
    public boolean refreshSize() {
        TerminalDevice.Size now = device.size();
        if (now.columns() < 1 || now.rows() < 1 || now.equals(size)) {
            return false;
        }
        size = now;
        return true;
    }

    /** Raw mode, alternate screen. From here on {@link #leave} is due, and a shutdown hook sees to it. */
    public void enter() {
        if (!entered.compareAndSet(false, true)) {
            return;
        }
        restorer.arm();
        device.raw();
        painter.forget();
        write(mouse ? Modes.ON_WITH_MOUSE : Modes.ON);
        reader.wake();
    }

    /** Writes what changed, in one write. */
    public void show(Grid grid) {
        byte[] frame = painter.paint(grid);
        if (frame.length > 0 && entered.get()) {
            write(frame);
        }
    }

    /** After the first paint: takes the signals, starts the reader, asks the terminal what it can. */
    public void start() {
        signals.take();
        reader.start();
        if (kind.understandsQuestions()) {
            write(Modes.QUESTION);
        }
        // A change of size before the signal was taken has told nobody.
        listener.resized();
    }

    /** Asks the terminal all that can be asked, over what is on the screen: the next {@link #show} paints all, and is due at once. */
    public void ask(Probe questions) {
        if (entered.get() && kind.understandsQuestions()) {
            probe = questions;
            write(questions.question(size.rows()));
            painter.forget();
        } else {
            questions.notAsked();
        }
    }

    /** Where {@link Keys} hands the terminal's replies to: {@code new Keys(screen::answered)}. */
    public void answered(Reply reply) {
        if (probe != null) {
            probe.answered(reply);
        }
        painter.answered(reply, announcer.multiplexer());
        if (reply instanceof Reply.Other other) {
            announcer.answered(other.sequence());
        }
    }

    /** Rings, and notifies with these lines where the terminal can; paints nothing. */
    public void bell(String heading, String text) {
        if (entered.get()) {
            write(announcer.bytes(heading, text).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What {@link #bell} writes here, and what it takes to arrive. */
    public String bellWords() {
        return announcer.words();
    }

    /** Gives the terminal's window this title, until we leave; one line. */
    public void title(String wanted) {
        if (entered.get() && !wanted.equals(title) && kind.understandsQuestions()) {
            title = wanted;
            write(("\u001b]2;" + wanted + "\u0007").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** From now on the terminal tells clicks and the wheel. */
    public void mouseOn() {
        if (!mouse && entered.get()) {
            write(Modes.MOUSE_ON);
        }
        mouse = true;
    }

    /** The terminal keeps the mouse for itself again. */
    public void mouseOff() {
        if (mouse && entered.get()) {
            write(Modes.MOUSE_OFF);
        }
        mouse = false;
    }

    /** Hands a text to the terminal for its clipboard, which paints nothing. */
    public void copy(String text) {
        if (entered.get()) {
            write(Clipboard.sequence(text, announcer.multiplexer()));
        }
    }

    /** Next {@link #show} paints all. */
    public void forget() {
        painter.forget();
    }

    /** Leaves the screen and stops the process group; returns when it goes on: then {@link #resume} is due. */
    public void suspend() {
        leave();
        signals.giveStopBack();
        try {
            device.stop();
        } catch (IOException e) { // no shell to ask for it: then we are simply not stopped
        } finally {
            signals.take();
        }
    }

    /** Leaves the screen to a program that runs on this terminal; when it has ended {@link #takeBack} is due. */
    public void lend() {
        leave();
        signals.lend();
    }

    /** The program has ended; {@link #resume} enters again. */
    public void takeBack() {
        signals.take();
    }

    /** Enters again, whatever the terminal has been through meanwhile; the next {@link #show} paints all. */
    public void resume() {
        if (entered.compareAndSet(true, false)) {
            write(off()); // stopped without being asked: what is on must not be on twice
        }
        enter();
    }

    /** Everything back as it was; idempotent; any thread. */
    public void leave() {
        if (entered.compareAndSet(true, false)) {
            try {
                device.write(off());
            } catch (IOException e) {
                // The terminal is gone and needs nothing back.
            } finally {
                device.restore();
            }
        }
    }

    private byte[] off() {
        byte[] off = title.isEmpty() ? Modes.OFF : Modes.OFF_WITH_TITLE;
        title = "";
        return off;
    }

    /** Leaves for good. */
    @Override
    public void close() {
        leave();
        reader.close();
        restorer.disarm();
    }

    private void write(byte[] bytes) {
        try {
            device.write(bytes);
        } catch (IOException e) {
            listener.hungUp();
        }
    }
}
