package chat.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * Remembers beside the client's other state that this machine's server knew the user by more than their word: from then on nothing less
 * will do unasked. Any thread; a disk that does not keep it costs the reminder, never the chat.
 */
final class VerifiedHere {
    private static final String FILE = "verified-here";
    private static final int BYTES_MAX = 1024;

    private final @Nullable Path folder;

    /** @param folder where the client keeps its things; null: nowhere */
    VerifiedHere(@Nullable Path folder) {
        this.folder = folder;
    }

    /** As whom; empty if never. */
    String name() {
        if (folder == null) {
            return "";
        }
        try {
            Path file = folder.resolve(FILE);
            if (!Files.isRegularFile(file) || Files.size(file) > BYTES_MAX) {
                return "";
            }
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            return ""; // as if it had never been: the journal's folder is told of elsewhere
        }
    }

    void keep(String name) {
        if (folder == null || name.equals(name())) {
            return;
        }
        try {
            DeviceFile.makeFolder(folder);
            Path fresh = Files.createTempFile(folder, FILE, ".new");
            Files.writeString(fresh, name + "\n", StandardCharsets.UTF_8);
            Files.move(fresh, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException full) {
            // Told where it hurts: the journal in the same folder has a sentence for it.
        }
    }
}
