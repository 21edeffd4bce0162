package chat.client.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.atomic.AtomicInteger;

/** A terminal that is an emulator, and notes what is done to it. */
public final class FakeTerminal implements TerminalDevice {
    private static final byte[] END = new byte[0];

    private final Emulator emulator;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final List<String> calls = new ArrayList<>();
    private final BlockingDeque<byte[]> typed = new LinkedBlockingDeque<>();
    private final AtomicInteger unread = new AtomicInteger();
    private Size size;
    private boolean gone;

    public FakeTerminal(int columns, int rows) {
        size = new Size(columns, rows);
        emulator = new Emulator(Math.max(1, columns), Math.max(1, rows));
    }

    Emulator emulator() {
        return emulator;
    }

    /** The emulator's screen as {@code |rows|}. */
    public String drawn() {
        return emulator.drawn();
    }

    /** In order: raw, restore, stop, and "write" with ESC as ^. */
    List<String> calls() {
        return calls;
    }

    /** All bytes written so far, then none. */
    String takeWritten() {
        String text = written.toString(StandardCharsets.UTF_8).replace("\u001b", "^");
        written.reset();
        return text;
    }

    public void type(String text) {
        unread.incrementAndGet();
        typed.add(text.getBytes(StandardCharsets.UTF_8));
    }

    void hangUp() {
        gone = true;
        unread.incrementAndGet();
        typed.add(END);
    }

    public void size(int columns, int rows) {
        size = new Size(columns, rows);
        emulator.resize(columns, rows);
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public void raw() {
        calls.add("raw");
    }

    @Override
    public void restore() {
        calls.add("restore");
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        if (gone) {
            throw new IOException("Input/output error");
        }
        calls.add("write " + new String(bytes, StandardCharsets.UTF_8).replace("\u001b", "^"));
        written.write(bytes);
        emulator.write(bytes);
    }

    @Override
    public void awaitInput() throws IOException {
        try {
            byte[] first = typed.takeFirst();
            typed.addFirst(first);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** How many pieces nobody has read. */
    int unread() {
        return unread.get(); // not the queue's size: a reader that only waits takes the first out for a moment
    }

    @Override
    public int read(byte[] into) throws IOException {
        try {
            byte[] bytes = typed.takeFirst();
            unread.decrementAndGet();
            System.arraycopy(bytes, 0, into, 0, bytes.length);
            return bytes.length == 0 ? -1 : bytes.length;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void stop() {
        calls.add("stop");
    }
}
