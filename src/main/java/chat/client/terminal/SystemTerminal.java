package chat.client.terminal;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.nativ.CLibrary;
import org.jline.nativ.JLineNativeLoader;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.Pty;
import org.jline.terminal.spi.SystemStream;
import org.jspecify.annotations.Nullable;

/**
 * The terminal of standard input and output. Its settings are changed by stty, because that takes a third of the time
 * that JLine's native library takes to unpack and load, and all of that time would be before the first paint. The
 * library comes in behind it, on the reader's thread, for what happens often: to ask for the size, and to wait for input
 * without taking it. Where it cannot be loaded (a noexec temporary directory) stty and plain reads do that too. Bytes go
 * straight to and from the process's file descriptors.
 */
final class SystemTerminal implements TerminalDevice {
    private static final int STANDARD_INPUT = 0;
    private static final int WITHOUT_END = -1;
    private static final int POLL_FAILURES_MAX = 100;

    private final Stty stty;
    private final FileInputStream in = new FileInputStream(FileDescriptor.in);
    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    private boolean sizeAsked;
    private boolean libraryTried;
    private volatile @Nullable Pty library;

    private SystemTerminal(Stty stty) {
        this.stty = stty;
    }

    static SystemTerminal open() throws Screen.UnavailableException {
        try {
            return new SystemTerminal(Stty.read());
        } catch (IOException e) {
            throw new Screen.UnavailableException("The terminal's settings cannot be read (" + e.getMessage()
                    + "); going on in lines (as with --plain).");
        }
    }

    @Override
    public Size size() {
        if (!sizeAsked) {
            sizeAsked = true;
            return stty.sizeAtFirst();
        }
        try {
            Pty loaded = library;
            if (loaded == null) {
                return stty.size();
            }
            org.jline.terminal.Size size = loaded.getSize();
            return new Size(size.getColumns(), size.getRows());
        } catch (IOException | RuntimeException e) {
            return new Size(0, 0); // the terminal is gone; the reader will tell
        }
    }

    @Override
    public void raw() {
        try {
            stty.raw();
        } catch (IOException e) {
            return; // the terminal is gone, or we have no processes left; keys then come in lines
        }
    }

    @Override
    public void restore() {
        try {
            stty.restore();
        } catch (IOException e) {
            return; // the terminal is gone, and its settings with it
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    /** The reader's thread only. */
    @Override
    public void awaitInput() {
        if (!libraryTried) {
            libraryTried = true;
            library = load();
        }
        if (library == null) {
            return; // then the read takes one line typed after the end
        }
        for (int failed = 0; failed < POLL_FAILURES_MAX; failed++) {
            if (CLibrary.pollForInput(STANDARD_INPUT, WITHOUT_END) > 0) {
                return;
            }
            // A signal came in between.
        }
    }

    /** Made when first used, behind the first paint; and held, since a logger that nobody holds forgets its level. */
    private static final class JLineLog {
        private static final Logger LOG = Logger.getLogger("org.jline");
    }

    /** Quietly: without the library we lose little, and JLine would warn of it at each start. */
    private static @Nullable Pty load() {
        JLineLog.LOG.setLevel(Level.OFF);
        try {
            JLineNativeLoader.initialize();
            return new JniTerminalProvider().current(SystemStream.Output);
        } catch (Exception | LinkageError e) {
            return null;
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
