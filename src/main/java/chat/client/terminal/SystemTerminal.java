package chat.client.terminal;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import org.jline.nativ.CLibrary;
import org.jline.nativ.JLineNativeLoader;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Attributes.OutputFlag;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.impl.jni.JniNativePty;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.Pty;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/**
 * The terminal of standard input and output. Of JLine only the level that talks to the driver: attributes and size. Its
 * {@code Terminal} above would look up the terminal's kind, start readers of its own and close itself in a shutdown hook
 * before ours; we need none of it, and it is half of the time to the first paint. Bytes go straight to and from the
 * process's file descriptors.
 */
final class SystemTerminal implements TerminalDevice {
    private static final int WITHOUT_END = -1;
    private static final int POLL_FAILURES_MAX = 100;

    private final Pty pty;
    private final boolean polls;
    private final Attributes original;
    private final FileInputStream in = new FileInputStream(FileDescriptor.in);
    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);

    private SystemTerminal(Pty pty) throws IOException {
        this.pty = pty;
        polls = pty instanceof JniNativePty;
        original = pty.getAttr();
    }

    /**
     * Begins, on a thread of its own, what takes longest on the way to the first paint: to unpack and load JLine's native
     * library. Whoever opens the terminal meanwhile waits for it there; what fails here fails there again and is told.
     */
    static void warmUp() {
        Thread thread = new Thread(
                () -> {
                    try {
                        JLineNativeLoader.initialize();
                        new JniTerminalProvider().current(SystemStream.Output).getAttr();
                    } catch (Exception | LinkageError e) {
                        return; // open() meets the same and goes the other way
                    }
                },
                "chat-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    /** Through JLine's native library; where that cannot be loaded (a noexec temporary directory), through stty. */
    static SystemTerminal open() throws Screen.UnavailableException {
        try {
            return open(new JniTerminalProvider());
        } catch (IOException | LinkageError | RuntimeException withoutLibrary) {
            try {
                return open(new ExecTerminalProvider());
            } catch (IOException | RuntimeException e) {
                throw new Screen.UnavailableException(
                        "The terminal does not answer; going on in lines (as with --plain).");
            }
        }
    }

    private static SystemTerminal open(TerminalProvider provider) throws IOException, Screen.UnavailableException {
        boolean jni = provider instanceof JniTerminalProvider;
        if (jni) {
            try {
                JLineNativeLoader.initialize();
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
        if (!provider.isSystemStream(SystemStream.Input) || !provider.isSystemStream(SystemStream.Output)) {
            throw new Screen.UnavailableException(
                    "Standard input or output is no terminal; going on in lines (as with --plain).");
        }
        Pty pty = provider instanceof JniTerminalProvider native_
                ? native_.current(SystemStream.Output)
                : ((ExecTerminalProvider) provider).current(SystemStream.Output);
        return new SystemTerminal(pty);
    }

    @Override
    public Size size() {
        try {
            org.jline.terminal.Size size = pty.getSize();
            return new Size(size.getColumns(), size.getRows());
        } catch (IOException | RuntimeException e) {
            return new Size(0, 0); // the terminal is gone; the reader will tell
        }
    }

    @Override
    public void raw() {
        Attributes raw = new Attributes(original);
        raw.setLocalFlag(LocalFlag.ICANON, false);
        raw.setLocalFlag(LocalFlag.ECHO, false);
        raw.setLocalFlag(LocalFlag.IEXTEN, false);
        raw.setLocalFlag(LocalFlag.ISIG, false);
        raw.setInputFlag(InputFlag.IXON, false);
        raw.setInputFlag(InputFlag.ICRNL, false);
        raw.setInputFlag(InputFlag.INLCR, false);
        raw.setInputFlag(InputFlag.IGNCR, false);
        raw.setInputFlag(InputFlag.ISTRIP, false);
        raw.setInputFlag(InputFlag.BRKINT, false);
        raw.setOutputFlag(OutputFlag.OPOST, false);
        raw.setControlChar(ControlChar.VMIN, 1);
        raw.setControlChar(ControlChar.VTIME, 0);
        set(raw);
    }

    @Override
    public void restore() {
        set(original);
    }

    private void set(Attributes attributes) {
        try {
            pty.setAttr(attributes);
        } catch (IOException | RuntimeException e) {
            // The terminal is gone, and its settings with it; the reader will tell.
            return;
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    @Override
    public void awaitInput() {
        if (!polls) {
            return; // stty cannot wait; then the read takes one line typed after the end
        }
        for (int failed = 0; failed < POLL_FAILURES_MAX; failed++) {
            if (CLibrary.pollForInput(0, WITHOUT_END) > 0) {
                return;
            }
            // A signal came in between.
        }
    }

    @Override
    public int read(byte[] into) throws IOException {
        return in.read(into);
    }

    /** The signal must come from a child: the JVM cannot raise TSTP. Harmless where nobody could continue us. */
    @Override
    public void stop() throws IOException {
        Process child = new ProcessBuilder("sh", "-c", "kill -s TSTP 0")
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            child.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
