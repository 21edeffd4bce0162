package chat.client.terminal;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is typed, on a thread of its own, and tells the listener; only while the screen is ours: what is typed before and after is
 * the shell's, or the editor's that has the terminal.
 */
final class KeyReader {
    private static final int READ_BYTES = 8 * 1024;

    private final TerminalDevice device;
    private final AtomicBoolean ours;
    private final Screen.Listener listener;
    private @Nullable Thread thread;
    private volatile boolean closed;

    /** @param ours whether the screen is; {@link #wake} is due when it becomes so */
    KeyReader(TerminalDevice device, AtomicBoolean ours, Screen.Listener listener) {
        this.device = device;
        this.ours = ours;
        this.listener = listener;
    }

    void start() {
        Thread reading = new Thread(this::read, "chat-keys");
        reading.setDaemon(true);
        reading.start();
        thread = reading;
    }

    void wake() {
        LockSupport.unpark(thread);
    }

    void close() {
        closed = true;
        wake();
    }

    private void read() {
        byte[] buffer = new byte[READ_BYTES];
        try {
            while (!closed) {
                device.awaitInput();
                if (!ours.get()) {
                    LockSupport.park(this);
                    continue;
                }
                int count = device.read(buffer);
                if (count < 0) {
                    break;
                }
                listener.bytes(Arrays.copyOf(buffer, count));
            }
        } catch (IOException e) {
            // EIO is how a terminal that is gone reads; it ends like an end.
        }
        if (!closed) {
            listener.hungUp();
        }
    }
}
