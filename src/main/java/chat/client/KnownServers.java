package chat.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which key each server has shown by TLS, beside the client's other state: a line {@code host:port key} each, for their owner alone. Any
 * thread but the loop's; two clients at once may each forget what the other learns in the same moment, and learn it again.
 */
final class KnownServers {
    static final String FILE = "known-servers";
    /** In place of a key: some authority has vouched for it, so the key may change. */
    static final String VOUCHED = "vouched";

    private static final int BYTES_MAX = 1024 * 1024;

    private final @Nullable Path folder;

    /** @param folder where the client keeps its things; null: nowhere */
    KnownServers(@Nullable Path folder) {
        this.folder = folder;
    }

    /** The file, for people; empty if nothing is kept. */
    String file() {
        return folder == null ? "" : folder.resolve(FILE).toString();
    }

    /**
     * The key that this server has shown before, or {@link #VOUCHED}; empty if never.
     *
     * @throws IOException when that cannot be read: a server must not pass for a new one because of that
     */
    String keyOf(ServerPlace.Tcp place) throws IOException {
        String begin = name(place) + " ";
        return lines().stream()
                .filter(line -> line.startsWith(begin))
                .map(line -> line.substring(begin.length()).strip())
                .findFirst()
                .orElse("");
    }

    /** Remembers it, in place of what was remembered. A disk that does not keep it costs the memory, never the chat. */
    void keep(ServerPlace.Tcp place, String key) {
        if (folder == null) {
            return;
        }
        try {
            if (key.equals(keyOf(place))) {
                return;
            }
            List<String> all = new ArrayList<>(lines());
            all.removeIf(line -> line.startsWith(name(place) + " "));
            all.add(name(place) + " " + key);
            DeviceFile.makeFolder(folder);
            Path fresh = Files.createTempFile(folder, FILE, ".new"); // 0600 by itself
            Files.writeString(fresh, String.join("\n", all) + "\n", StandardCharsets.UTF_8);
            Files.move(fresh, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException full) {
            // Told where it hurts: the journal in the same folder has a sentence for it.
        }
    }

    private List<String> lines() throws IOException {
        if (folder == null) {
            return List.of();
        }
        try {
            Path file = folder.resolve(FILE);
            if (Files.size(file) > BYTES_MAX) {
                throw new IOException("larger than " + BYTES_MAX + " bytes");
            }
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }

    private static String name(ServerPlace.Tcp place) {
        return place.words().toLowerCase(Locale.ROOT);
    }
}
