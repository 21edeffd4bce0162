package chat.client;

import chat.protocol.DeviceId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What this installation of the client keeps on the disk: devices, each used by one client at a time, and for each device a journal per
 * server and user. A client takes the device whose journal for its server and user has something left over, else the first that nobody
 * uses; and with it all further ones that have something left over and that nobody uses. Without a folder that can be written to it is a new device each time and remembers nothing.
 */
final class Installation implements AutoCloseable {
    /** More clients at once than any server lets one user have. */
    static final int DEVICES_MAX = 32;

    private final OwnLines lines;
    private final DeviceId device;
    private final @Nullable DeviceFile file;
    private final @Nullable JournalFile journal;
    private final List<Installation> leftBehind = new ArrayList<>();
    private Credentials credentials = Credentials.NONE;

    private Installation(DeviceFile file, JournalFile journal) {
        this.file = file;
        this.journal = journal;
        this.device = file.id();
        this.lines = new OwnLines(device, file::nextNumber, journal);
    }

    private Installation(long wallMillis) {
        this.file = null;
        this.journal = null;
        this.device = DeviceFile.random();
        this.lines = new OwnLines(device, new Numbers(wallMillis)::next, Journal.NONE);
    }

    private static final class Numbers {
        private long next;

        Numbers(long first) {
            this.next = first;
        }

        long next() {
            return next++;
        }
    }

    /**
     * Opens the part that a client of this server and user needs.
     *
     * @param folder null: there is none
     * @param trouble hears in a sentence what cannot be kept
     */
    static Installation open(
            @Nullable Path folder, ClientSettings settings, long wallMillis, Consumer<String> trouble) {
        if (folder == null) {
            return inMemory(wallMillis);
        }
        Installation found = inFolder(folder, settings, wallMillis, trouble);
        Credentials ours = new Credentials(folder, settings.invite());
        found.credentials = ours;
        found.leftBehind.forEach(other -> other.credentials = ours);
        return found;
    }

    private static Installation inFolder(
            Path folder, ClientSettings settings, long wallMillis, Consumer<String> trouble) {
        try {
            DeviceFile.makeFolder(folder);
            Optional<Installation> found = search(folder, settings, wallMillis, trouble);
            if (found.isPresent()) {
                return found.get();
            }
            trouble.accept("More than " + DEVICES_MAX + " clients run at once here: what this one cannot deliver is"
                    + " lost when it ends.");
        } catch (IOException e) {
            trouble.accept("The folder " + folder + " cannot be used (" + JournalFile.reason(e)
                    + "): what cannot be delivered is lost when this client ends.");
        }
        return inMemory(wallMillis);
    }

    /** A new device that forgets all. */
    static Installation inMemory(long wallMillis) {
        return new Installation(wallMillis);
    }

    DeviceId device() {
        return device;
    }

    OwnLines lines() {
        return lines;
    }

    /** By what the user is known to servers elsewhere. */
    Credentials credentials() {
        return credentials;
    }

    /** Devices of clients that are gone, with lines of theirs for the same server and user. */
    List<Installation> leftBehind() {
        return List.copyOf(leftBehind);
    }

    @Override
    public void close() throws IOException {
        if (journal != null) {
            journal.close();
        }
        if (file != null) {
            file.close();
        }
        for (Installation other : leftBehind) {
            other.close();
        }
    }

    private static Optional<Installation> search(
            Path folder, ClientSettings settings, long wallMillis, Consumer<String> trouble) throws IOException {
        String server = settings.server().words();
        String key = key(settings);
        String installation = DeviceFile.installation(folder);
        String heading = "What " + settings.user() + " said to " + server + " and was not confirmed.";
        List<Integer> slots = new ArrayList<>();
        int left = 0;
        for (int slot = 1; slot <= DEVICES_MAX; slot++) {
            boolean something = JournalFile.holdsSomething(journalPath(folder, slot, key));
            slots.add(something ? left++ : slots.size(), slot);
        }
        Installation own = null;
        for (int i = 0; i < slots.size() && (own == null || i < left); i++) {
            int slot = slots.get(i);
            Optional<DeviceFile> device = DeviceFile.open(folder.resolve("device-" + slot), installation, wallMillis);
            if (device.isEmpty()) {
                continue; // its client lives
            }
            Installation opened = opened(device.get(), journalPath(folder, slot, key), slot, heading, trouble);
            if (own == null) {
                own = opened;
            } else if (opened.lines.all().isEmpty()) {
                opened.close();
            } else {
                own.leftBehind.add(opened);
            }
        }
        return Optional.ofNullable(own);
    }

    private static Installation opened(
            DeviceFile device, Path journal, int slot, String heading, Consumer<String> trouble) throws IOException {
        try {
            return new Installation(device, new JournalFile(journal, slot, heading, trouble));
        } catch (IOException e) {
            device.close();
            throw e;
        }
    }

    private static Path journalPath(Path folder, int slot, String key) {
        return folder.resolve("device-" + slot + "." + key + ".journal");
    }

    /** Part of the names of files that belong to this server and user. */
    static String key(ClientSettings settings) {
        return digest(settings.server().key() + "\n" + settings.user());
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
