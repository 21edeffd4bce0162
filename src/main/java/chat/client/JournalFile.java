package chat.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The journal in a file of its own, a record a line, only ever appended to until it has grown too long and is written anew beside itself.
 * Whoever opens it holds the lock of the {@link DeviceFile} that it belongs to. What a crash left torn is passed over.
 *
 * <p>Records are handed to the system and not synced: a killed client loses nothing, a machine that loses its power may lose the last
 * lines that nobody had confirmed. They are written on the loop: a home folder on a network that hangs holds the client up.
 */
final class JournalFile implements Journal, AutoCloseable {
    /** Beyond this, and twice what is live, the file is written anew. */
    static final long SLACK_BYTES_MAX = 1024 * 1024;

    /** More than a device ever has. */
    private static final long NUMBERS = 1L << 53;

    private final Path file;
    private final long idsBelow;
    private final String heading;
    private final Consumer<String> trouble;
    private final TreeMap<Long, OwnLine> live = new TreeMap<>();
    private final List<OwnLine> restored;
    private @Nullable FileChannel channel;
    private long liveBytes;
    private long end;
    private boolean troubleTold;

    /**
     * Opens it and reads what is there.
     *
     * @param slot which of the devices it belongs to, from 1: so that no two lines of theirs have the same id
     * @param heading a line for people who look into the file
     * @param trouble hears once, in a sentence, that nothing can be kept any more
     */
    JournalFile(Path file, int slot, String heading, Consumer<String> trouble) throws IOException {
        this.file = file;
        this.idsBelow = (slot - 1) * NUMBERS;
        this.heading = "# " + heading + "\n";
        this.trouble = trouble;
        if (Files.exists(file)) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8); // a torn end may be no UTF-8
            text.lines().map(JournalRecord::read).forEach(record -> record.ifPresent(this::replay));
        }
        this.restored = List.copyOf(live.values());
        this.channel = writeAnew();
    }

    /** Whether a journal there may hold something; asked before its lock is held. */
    static boolean holdsSomething(Path file) {
        try {
            return Files.exists(file) && Files.size(file) > 0;
        } catch (IOException unreadable) {
            return false;
        }
    }

    @Override
    public List<OwnLine> restored() {
        return restored;
    }

    @Override
    public void wrote(OwnLine line) {
        live.put(line.n(), line);
        append(JournalRecord.line(line) + "\n");
    }

    @Override
    public void settled(long n) {
        if (live.remove(n) != null) {
            append(JournalRecord.settled(n) + "\n");
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    private void replay(JournalRecord.Said record) {
        if (record instanceof JournalRecord.Said.Kept kept) {
            live.put(
                    kept.line().n(),
                    kept.line().identified(-idsBelow - kept.line().n()));
        } else if (record instanceof JournalRecord.Said.Settled settled) {
            live.remove(settled.n());
        }
    }

    private void append(String record) {
        try {
            FileChannel open = channel;
            if (open == null) {
                channel = writeAnew(); // an earlier try failed; all that is live is in this one
            } else if (live.isEmpty()) {
                open.truncate(0);
                end = 0;
            } else if (end > 2 * liveBytes + SLACK_BYTES_MAX) {
                channel = null;
                open.close();
                channel = writeAnew();
            } else {
                byte[] bytes = ((end == 0 ? heading : "") + record).getBytes(StandardCharsets.UTF_8);
                write(open, bytes);
                liveBytes = end == bytes.length ? end : liveBytes; // all of a short file counts as live
            }
            troubleTold = false;
        } catch (IOException e) {
            tell(e);
        }
    }

    /** All that is live and nothing else, in a new file that takes the old one's place at once. */
    private FileChannel writeAnew() throws IOException {
        StringBuilder text = new StringBuilder(live.isEmpty() ? "" : heading);
        live.values().forEach(line -> text.append(JournalRecord.line(line)).append('\n'));
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        FileChannel made = FileChannel.open(
                beside, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), DeviceFile.forTheOwner(file));
        try {
            end = 0;
            write(made, text.toString().getBytes(StandardCharsets.UTF_8));
            liveBytes = end;
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return made;
        } catch (IOException e) {
            made.close();
            throw e;
        }
    }

    /** At the end of what is good: what an earlier try left torn there is written over, and its tail passes no check. */
    private void write(FileChannel open, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long at = end;
        while (buffer.hasRemaining()) {
            at += open.write(buffer, at);
        }
        end = at;
    }

    private void tell(IOException e) {
        if (!troubleTold) {
            troubleTold = true;
            trouble.accept("What the server has not confirmed cannot be kept in " + file + " (" + reason(e)
                    + "): it would be lost if this client ended now.");
        }
    }

    static String reason(IOException e) {
        if (e instanceof java.nio.file.AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof java.nio.file.FileSystemException f && f.getReason() != null) {
            return f.getReason();
        }
        return String.valueOf(e.getMessage());
    }
}
