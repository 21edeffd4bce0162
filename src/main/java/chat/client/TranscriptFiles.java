package chat.client;

import chat.client.model.Transcript;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Writes what was said into new files, each on a thread of its own: where the user keeps files may be slow, or be gone. Never writes
 * over a file, and leaves none behind that is not whole.
 */
final class TranscriptFiles {
    private final Consumer<String> told;

    /** @param told hears on any thread, in a sentence, what came of it */
    TranscriptFiles(Consumer<String> told) {
        this.told = told;
    }

    /** Begins to write; {@code path} may begin with {@code ~/}. */
    void save(String path, Transcript transcript) {
        Thread thread = new Thread(() -> told.accept(written(path, transcript)), "chat-save");
        thread.setDaemon(true);
        thread.start();
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

    private static void write(Path file, Transcript transcript) throws IOException {
        Set<StandardOpenOption> anew = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var channel = Files.newByteChannel(file, anew, DeviceFile.forTheOwner(file));
        try (BufferedWriter out = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8))) {
            for (int i = 0; i < transcript.size(); i++) {
                out.write(transcript.text(i));
                out.write('\n');
            }
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }
}
