package chat.client;

import chat.client.model.Transcript;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Writes what was said into new files, each on a thread of its own: where the user keeps files may be slow, or be gone. Never writes
 * over a file, and what has the name that was asked for is whole. Loop thread, but for what is told.
 */
final class TranscriptFiles {
    private final Consumer<String> told;
    private final List<CompletableFuture<Void>> unfinished = new ArrayList<>();

    /** @param told hears on any thread, in a sentence, what came of it */
    TranscriptFiles(Consumer<String> told) {
        this.told = told;
    }

    /** Begins to write; {@code path} may begin with {@code ~/}. */
    void save(String path, Transcript transcript) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        unfinished.removeIf(CompletableFuture::isDone);
        unfinished.add(done);
        Thread thread = new Thread(
                () -> {
                    try {
                        told.accept(written(path, transcript));
                    } finally {
                        done.complete(null);
                    }
                },
                "chat-save");
        thread.setDaemon(true);
        thread.start();
    }

    /** At the end: waits for what is being written, for so long at most; whether all of it is there. */
    boolean finished(long millisMax) {
        try {
            CompletableFuture.allOf(unfinished.toArray(CompletableFuture[]::new))
                    .get(millisMax, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException late) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static String written(String typed, Transcript transcript) {
        Path file;
        try {
            file = path(typed);
        } catch (InvalidPathException e) {
            return "Not saved: " + typed + " is no name for a file.";
        }
        try {
            write(file, transcript);
        } catch (FileAlreadyExistsException e) {
            return "Not saved: " + file + " is there already, and nothing is written over. Give another name.";
        } catch (NoSuchFileException e) {
            return "Not saved: there is no folder " + file.getParent() + ".";
        } catch (IOException e) {
            return "Not saved: " + file + " cannot be written (" + JournalFile.reason(e) + ").";
        }
        return "Saved " + (transcript.size() == 1 ? "1 line" : transcript.size() + " lines") + " in " + file + ".";
    }

    private static Path path(String typed) {
        String home = System.getProperty("user.home", "");
        String path = typed.startsWith("~/") && !home.isEmpty() ? home + typed.substring(1) : typed;
        return Path.of(path).toAbsolutePath().normalize();
    }

    /** Beside it first: what has its name is whole, whenever the program ends. */
    private static void write(Path file, Transcript transcript) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Path folder = Objects.requireNonNull(file.getParent());
        Path beside = Files.createTempFile(folder, ".chat-", ".part", DeviceFile.forTheOwner(file));
        try {
            try (BufferedWriter out = Files.newBufferedWriter(beside, StandardCharsets.UTF_8)) {
                for (int i = 0; i < transcript.size(); i++) {
                    out.write(transcript.text(i));
                    out.write('\n');
                }
            }
            name(beside, file);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** A second name and not a move, which would write over a file that has come meanwhile. */
    private static void name(Path beside, Path file) throws IOException {
        try {
            Files.createLink(file, beside);
        } catch (FileAlreadyExistsException meanwhile) {
            throw meanwhile;
        } catch (UnsupportedOperationException | FileSystemException noSecondNames) {
            Files.move(
                    beside, file); // looks first; between the look and the move there is no time that anybody could use
        }
    }
}
