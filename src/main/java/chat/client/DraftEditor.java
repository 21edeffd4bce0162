package chat.client;

import chat.client.model.Event;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets the user write the draft in an editor of their own, which has the terminal meanwhile: the draft goes out in a file of ours (0600, in
 * a new folder, 0700), and what the editor leaves there comes back. Folder and file are gone afterwards on every way but a kill. Whoever
 * calls gives the terminal away before and takes it back when told. The loop's thread, but for {@link #close}.
 */
final class DraftEditor implements AutoCloseable {
    /** Beyond any message; what is behind it is lost, and the user told. */
    static final int BYTES_MAX = 64 * 1024;

    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;
    private static final Set<PosixFilePermission> FOLDER_MODE = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE_MODE = PosixFilePermissions.fromString("rw-------");

    private final String command;
    private final @Nullable Path place;
    private final Executor loop;
    private final Consumer<Event> done;
    private volatile @Nullable Work work;

    private record Work(Path folder, Path file, Process process) {}

    /**
     * @param command as the shell understands it; the file's name is put behind it
     * @param place where a folder for the file can be made; null: nowhere
     * @param done told on the loop when the editor has ended, or could not begin: an {@link Event.Edited}
     */
    DraftEditor(String command, @Nullable Path place, Executor loop, Consumer<Event> done) {
        this.command = command;
        this.place = place;
        this.loop = loop;
        this.done = done;
    }

    boolean running() {
        return work != null;
    }

    void edit(String draft) {
        if (running()) {
            return;
        }
        Path folder = null;
        try {
            folder = folder();
            Path file =
                    Files.createFile(folder.resolve("message.txt"), PosixFilePermissions.asFileAttribute(FILE_MODE));
            Files.writeString(file, draft.isEmpty() ? "" : draft + "\n", StandardCharsets.UTF_8);
            Process process = new ProcessBuilder("sh", "-c", command + " \"$1\"", "sh", file.toString())
                    .inheritIO()
                    .start();
            work = new Work(folder, file, process);
            CompletableFuture<Void> unused = process.onExit().thenRun(() -> loop.execute(this::ended));
        } catch (IOException e) {
            remove(folder);
            tell(new Event.Edited(null, "No file for the editor: " + e.getMessage() + ". The draft is as it was."));
        }
    }

    /** Ends the editor, if one runs, and removes its file. */
    @Override
    public void close() {
        Work now = work;
        work = null;
        if (now != null) {
            now.process().descendants().forEach(ProcessHandle::destroy);
            now.process().destroy();
            remove(now.folder());
        }
    }

    private Path folder() throws IOException {
        if (place == null) {
            throw new IOException("there is no folder for it");
        }
        FileAttribute<Set<PosixFilePermission>> ours = PosixFilePermissions.asFileAttribute(FOLDER_MODE);
        Files.createDirectories(place, ours);
        return Files.createTempDirectory(place, "edit-", ours);
    }

    private void ended() {
        Work now = work;
        if (now == null) {
            return; // closed meanwhile
        }
        work = null;
        Event.Edited edited = read(now);
        remove(now.folder());
        tell(edited);
    }

    private Event.Edited read(Work of) {
        int code = of.process().exitValue();
        if (code == NOT_FOUND || code == NOT_EXECUTABLE) {
            return new Event.Edited(
                    null, "There is no editor " + command + ": set VISUAL or EDITOR. The draft is as it was.");
        }
        if (code != 0) {
            return new Event.Edited(null, "The editor ended with exit code " + code + ": the draft is as it was.");
        }
        try (InputStream in = Files.newInputStream(of.file())) {
            byte[] bytes = in.readNBytes(BYTES_MAX + 1);
            boolean cut = bytes.length > BYTES_MAX;
            int length = cut ? BYTES_MAX : bytes.length;
            while (cut && (bytes[length] & 0xc0) == 0x80) {
                length--;
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
            String problem = cut ? "Only the first " + BYTES_MAX / 1024 + " KiB were taken." : "";
            return new Event.Edited(text, problem);
        } catch (CharacterCodingException e) {
            return new Event.Edited(null, "What the editor wrote is not UTF-8: the draft is as it was.");
        } catch (IOException e) {
            return new Event.Edited(null, "The editor left no file: the draft is as it was.");
        }
    }

    private void tell(Event.Edited edited) {
        done.accept(edited);
    }

    /** With what the editor put beside our file: a copy from before, or one to recover from. */
    private static void remove(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            System.err.println("chat: " + folder + " cannot be removed: " + e.getMessage());
        }
    }
}
