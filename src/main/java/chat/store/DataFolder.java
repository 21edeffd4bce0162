package chat.store;

import chat.store.StoreProblem.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/**
 * The folder in which a server keeps its history: the database, SQLite's native library, and a lock that one server at a time
 * holds. Made for its owner alone. Knows nothing of what is inside the database.
 */
public final class DataFolder {
    static final String DATABASE = "chat.db";

    private static final String LOCK = "server.lock";
    private static final Set<PosixFilePermission> FOLDER_MODE = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE_MODE = PosixFilePermissions.fromString("rw-------");

    private final Path path;

    private DataFolder(Path path) {
        this.path = path;
    }

    /** Where the history is when nobody says otherwise: systemd's state folder, else the XDG one. */
    public static Path defaultPath(Map<String, String> environment, Path home) {
        String systemd = environment.getOrDefault("STATE_DIRECTORY", "");
        if (!systemd.isBlank()) {
            return Path.of(systemd.split(":", -1)[0]); // systemd gives several when the unit names several
        }
        String xdg = environment.getOrDefault("XDG_STATE_HOME", "");
        return (xdg.isBlank() || !Path.of(xdg).isAbsolute() ? home.resolve(".local/state") : Path.of(xdg))
                .resolve("chat");
    }

    /** The folder at that path, made if there is none. */
    public static DataFolder make(Path path) throws StoreProblem {
        Path folder = path.toAbsolutePath().normalize();
        try {
            if (Files.notExists(folder)) {
                Files.createDirectories(folder, mode(folder, FOLDER_MODE));
            }
        } catch (FileAlreadyExistsException e) {
            throw new StoreProblem(Kind.UNUSABLE, "The data folder " + folder + " is no folder.");
        } catch (IOException e) {
            throw new StoreProblem(
                    Kind.UNUSABLE,
                    "The data folder " + folder + " cannot be made: " + reason(e)
                            + ". Choose another --data-dir, or start with --history off.");
        }
        return check(folder);
    }

    /** The folder at that path, if it holds a history. */
    public static DataFolder existing(Path path) throws StoreProblem {
        Path folder = path.toAbsolutePath().normalize();
        if (Files.notExists(folder.resolve(DATABASE))) {
            throw new StoreProblem(
                    Kind.MISSING,
                    "There is no history in " + folder
                            + ". Say where it is with --data-dir; `server` keeps one there.");
        }
        return check(folder);
    }

    private static DataFolder check(Path folder) throws StoreProblem {
        if (!Files.isDirectory(folder)) {
            throw new StoreProblem(Kind.UNUSABLE, "The data folder " + folder + " is no folder.");
        }
        if (!isPosix(folder)) {
            return new DataFolder(folder);
        }
        try {
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(folder);
            if (mode.contains(PosixFilePermission.GROUP_WRITE) || mode.contains(PosixFilePermission.OTHERS_WRITE)) {
                throw new StoreProblem(
                        Kind.UNUSABLE,
                        "Others may write into the data folder " + folder + ". Keep them out (chmod go-w) or choose"
                                + " another --data-dir.");
            }
        } catch (IOException e) {
            throw new StoreProblem(
                    Kind.UNUSABLE, "The data folder " + folder + " cannot be looked at: " + reason(e) + ".");
        }
        return new DataFolder(folder);
    }

    public Path path() {
        return path;
    }

    /** The database; SQLite keeps two more files beside it, by its name. */
    public Path database() {
        return path.resolve(DATABASE);
    }

    /** How much room the database takes, with the files beside it, bytes. */
    long bytes() throws IOException {
        long bytes = 0;
        for (String suffix : new String[] {"", "-wal"}) {
            Path file = path.resolve(DATABASE + suffix);
            bytes += Files.exists(file) ? Files.size(file) : 0;
        }
        return bytes;
    }

    /** An empty file for the owner alone where the database will be. SQLite gives the files beside it the same mode. */
    void makeDatabase() throws StoreProblem {
        try {
            Files.createFile(database(), mode(path, FILE_MODE));
        } catch (FileAlreadyExistsException e) {
            tighten(database());
        } catch (IOException e) {
            throw new StoreProblem(Kind.UNUSABLE, "The history " + database() + " cannot be made: " + reason(e) + ".");
        }
    }

    private static void tighten(Path file) throws StoreProblem {
        try {
            if (isPosix(file) && !Files.getPosixFilePermissions(file).equals(FILE_MODE)) {
                Files.setPosixFilePermissions(file, FILE_MODE);
            }
        } catch (IOException e) {
            throw new StoreProblem(
                    Kind.UNUSABLE, "The history " + file + " cannot be kept from others: " + reason(e) + ".");
        }
    }

    /** Held until the channel is closed, or the process ends. */
    FileChannel lock() throws StoreProblem {
        Path file = path.resolve(LOCK);
        try {
            FileChannel channel = FileChannel.open(
                    file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), mode(path, FILE_MODE));
            if (channel.tryLock() != null) {
                return channel;
            }
            channel.close();
        } catch (OverlappingFileLockException e) {
            // Held by this very process: the same answer.
        } catch (IOException e) {
            throw new StoreProblem(
                    Kind.UNUSABLE,
                    "The data folder " + path + " cannot be written to: " + reason(e)
                            + ". Choose another --data-dir, or start with --history off.");
        }
        throw new StoreProblem(
                Kind.IN_USE,
                "Another server keeps its history in " + path + ". Give each server a --data-dir of its own.");
    }

    /**
     * Puts a damaged database aside, under a name that says when, so that the next start makes a new one.
     *
     * @return the new name of the database
     */
    public Path setAside(long nowMillis) throws StoreProblem {
        String name = DATABASE + ".damaged-" + nowMillis;
        try {
            FileChannel held = lock();
            for (String suffix :
                    new String[] {"-shm", "-wal", ""}) { // the database last: without it the rest means nothing
                Path file = path.resolve(DATABASE + suffix);
                if (Files.exists(file)) {
                    Files.move(file, path.resolve(name + suffix), StandardCopyOption.ATOMIC_MOVE);
                }
            }
            held.close();
            return path.resolve(name);
        } catch (IOException e) {
            throw new StoreProblem(
                    Kind.UNUSABLE, "The history " + database() + " cannot be set aside: " + reason(e) + ".");
        }
    }

    /** A new file for the owner alone; one that is there is refused. */
    public static Path makePrivate(Path file) throws IOException {
        return Files.createFile(file, mode(file, FILE_MODE));
    }

    static FileAttribute<?>[] mode(Path in, Set<PosixFilePermission> mode) {
        return isPosix(in)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)}
                : new FileAttribute<?>[0];
    }

    static FileAttribute<?>[] fileMode(Path in) {
        return mode(in, FILE_MODE);
    }

    static FileAttribute<?>[] folderMode(Path in) {
        return mode(in, FOLDER_MODE);
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** What the system says, without the path that stands in the sentence already. */
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
