package chat.store;

import chat.store.StoreProblem.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;
import org.sqlite.util.OSInfo;

/**
 * SQLite itself, taken from the jar into the data folder and loaded from there. Left to itself the driver would copy it into the
 * temporary folder, which on a shared host is often mounted without leave to run anything, at every start anew.
 */
final class NativeLibrary {
    private static final String FOLDER = "lib";

    private NativeLibrary() {}

    /** Loads it, once for the process. */
    static void load(DataFolder data) throws StoreProblem {
        Path folder = data.path().resolve(FOLDER);
        String name = LibraryLoaderUtil.getNativeLibName();
        unpack(data.path(), folder, name);
        System.setProperty("org.sqlite.lib.path", folder.toString());
        System.setProperty("org.sqlite.tmpdir", folder.toString()); // where it would look for leftovers of its own
        try {
            SQLiteJDBCLoader.initialize();
        } catch (Exception | LinkageError e) {
            throw new StoreProblem(
                    Kind.UNUSABLE,
                    "SQLite cannot be loaded from " + folder + ": is that mounted noexec? Choose another --data-dir, or"
                            + " --history off.");
        }
    }

    private static void unpack(Path data, Path folder, String name) throws StoreProblem {
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new StoreProblem(
                        Kind.UNUSABLE,
                        "This jar holds no SQLite for " + OSInfo.getNativeLibFolderPathForCurrentOS()
                                + ". Start with --history off.");
            }
            byte[] library = in.readAllBytes();
            Path file = folder.resolve(name);
            if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), library)) {
                return;
            }
            if (Files.notExists(folder)) {
                Files.createDirectory(folder, DataFolder.folderMode(data));
            }
            Path fresh = Files.createTempFile(folder, name, ".new", DataFolder.fileMode(folder));
            Files.write(fresh, library, StandardOpenOption.TRUNCATE_EXISTING);
            makeRunnable(fresh);
            // In one step, and never into the old file: a running process has that one mapped.
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StoreProblem(
                    Kind.UNUSABLE, "SQLite cannot be unpacked into " + folder + ": " + DataFolder.reason(e) + ".");
        }
    }

    private static void makeRunnable(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(
                    file, Set.copyOf(java.nio.file.attribute.PosixFilePermissions.fromString("rwx------")));
        }
    }
}
