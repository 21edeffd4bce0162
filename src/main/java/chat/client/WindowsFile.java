package chat.client;

import chat.client.model.Model;
import chat.client.model.Remembered;
import chat.client.model.Windows;
import chat.net.EventLoop;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the windows of one server and user in a file from one start to the next: read once, written whole beside itself and then put in
 * its place, {@value #DELAY_MILLIS} ms after something changed and at the end. Of several clients at once the last one to write counts.
 * Loop thread only. Nothing that happens to the file stops the client: it is said once, in a sentence.
 */
final class WindowsFile {
    static final long DELAY_MILLIS = 2_000;

    private static final String HEADING = "The windows of the chat client, for its next start.";

    /** More than all drafts that there can be. */
    private static final long BYTES_MAX = 16L * 1024 * 1024;

    private final EventLoop loop;
    private final @Nullable Path file;
    private final Consumer<String> trouble;
    private @Nullable Remembered kept;
    private @Nullable Windows seen;
    private boolean waits;
    private boolean troubleTold;

    /**
     * @param file null: there is no place for it
     * @param trouble hears in a sentence what cannot be read or written
     */
    WindowsFile(EventLoop loop, @Nullable Path file, Consumer<String> trouble) {
        this.loop = loop;
        this.file = file;
        this.trouble = trouble;
    }

    /** The client that has just begun, with the windows of last time. */
    Model restored(Model model) {
        Remembered last = read();
        Model restored = last == null ? model : last.restored(model);
        kept = Remembered.of(restored.windows());
        return restored;
    }

    private @Nullable Remembered read() {
        if (file == null) {
            return null;
        }
        try {
            if (Files.size(file) > BYTES_MAX) {
                throw new IOException("it is too large");
            }
            // A torn end may be no UTF-8.
            RememberedLines.Read read =
                    RememberedLines.read(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            if (!read.whole()) {
                trouble.accept("Some windows or drafts of last time are lost: " + file + " was damaged.");
            }
            return read.remembered();
        } catch (NoSuchFileException first) {
            return null;
        } catch (IOException e) {
            trouble.accept("The windows and drafts of last time could not be read from " + file + " ("
                    + JournalFile.reason(e) + "), so they begin anew.");
        }
        return null;
    }

    /** The model after a turn; costs nothing if no window has changed. */
    @SuppressWarnings(
            "ReferenceEquality") // the same windows, not such windows: else each turn would compare all drafts
    void changed(Model model) {
        if (file == null || model.windows() == seen) {
            return;
        }
        seen = model.windows();
        if (!waits && !Remembered.of(model.windows()).equals(kept)) {
            waits = true;
            loop.after(DELAY_MILLIS, this::late);
        }
    }

    private void late() {
        Windows last = seen;
        waits = false;
        if (last != null) {
            write(Remembered.of(last));
        }
    }

    /** The client ends with this model. */
    void end(Model model) {
        write(Remembered.of(model.windows()));
    }

    private void write(Remembered now) {
        Path to = file;
        if (to == null || now.equals(kept)) {
            return;
        }
        kept = now;
        Path beside = to.resolveSibling(
                to.getFileName() + "." + ProcessHandle.current().pid() + ".new");
        try {
            Path folder = to.getParent();
            if (folder != null) {
                DeviceFile.makeFolder(folder);
            }
            Files.deleteIfExists(beside);
            Set<StandardOpenOption> anew = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (SeekableByteChannel channel = Files.newByteChannel(beside, anew, DeviceFile.forTheOwner(beside))) {
                ByteBuffer bytes =
                        ByteBuffer.wrap(RememberedLines.write(now, HEADING).getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
            Files.move(beside, to, StandardCopyOption.ATOMIC_MOVE);
            troubleTold = false;
        } catch (IOException e) {
            if (!troubleTold) {
                troubleTold = true;
                trouble.accept("Windows and drafts are not kept for the next start: " + to + " cannot be written ("
                        + JournalFile.reason(e) + ").");
            }
        }
    }
}
