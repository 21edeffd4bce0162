package chat.net;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * A Unix socket to listen on, with its file and the folder around it: made, checked, and at the end removed. Loop thread, or before the
 * loop runs.
 *
 * <p>Everybody may connect (0666), and only its owner may put anything in the folder (0755), so that nobody else can pose as this
 * server. What a killed server left behind is removed; a socket that somebody answers is never touched.
 */
public final class SocketPort implements AutoCloseable {
    private static final String FOLDER_MODE = "rwxr-xr-x";
    private static final String SOCKET_MODE = "rw-rw-rw-";
    private static final int KIND = 0170000;
    private static final int KIND_SOCKET = 0140000;

    private final Path path;
    private final Acceptor acceptor;
    private final @Nullable Object file;

    private SocketPort(Path path, Acceptor acceptor) throws IOException {
        this.path = path;
        this.acceptor = acceptor;
        this.file = fileKey(path);
    }

    /**
     * Listens there at once.
     *
     * @throws SocketProblem when that cannot be
     */
    public static SocketPort listen(EventLoop loop, Path path, Acceptor.Newcomers newcomers) throws SocketProblem {
        Acceptor acceptor = null;
        try {
            makeFolder(path);
            checkFolder(path);
            removeStale(path);
            acceptor = Acceptor.listen(loop, UnixDomainSocketAddress.of(path), newcomers);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(SOCKET_MODE));
            return new SocketPort(path, acceptor);
        } catch (IOException | UnsupportedOperationException e) {
            close(acceptor);
            throw e instanceof SocketProblem problem
                    ? problem
                    : new SocketProblem("The socket " + path + " cannot be made: " + e.getMessage() + ".");
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** No newcomers from now on; the file goes, unless another has taken its place meanwhile. */
    @Override
    public void close() throws IOException {
        acceptor.close();
        Object now = fileKey(path);
        if (now != null && now.equals(file)) {
            Files.deleteIfExists(path);
        }
    }

    private static void makeFolder(Path path) throws IOException {
        Path folder = folder(path);
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.setPosixFilePermissions(
                    folder, PosixFilePermissions.fromString(FOLDER_MODE)); // whatever the umask says
        } catch (IOException e) {
            throw new SocketProblem("The folder " + folder + " for the socket cannot be made here.");
        }
    }

    private static void checkFolder(Path path) throws IOException {
        SocketFolder folder;
        try {
            folder = SocketFolder.of(path);
        } catch (IOException e) {
            throw new SocketProblem(folder(path) + ", where the socket is to be, is no folder.");
        }
        if (folder.open()) {
            throw new SocketProblem(
                    "Others may write to " + folder.path()
                            + ", so they could pose as this chat there. Take that right away (chmod 755), or choose another folder.");
        }
        if (folder.uid() != ownUid(folder.path())) {
            throw new SocketProblem("The folder " + folder.path() + " belongs to somebody else.");
        }
    }

    /** Whoever makes a file owns it. */
    private static long ownUid(Path folder) throws IOException {
        try {
            Path probe = Files.createTempFile(folder, ".chat", null);
            try {
                return Integer.toUnsignedLong(SocketFolder.number(probe, "unix:uid"));
            } finally {
                Files.delete(probe);
            }
        } catch (IOException e) {
            throw new SocketProblem("The folder " + folder + " cannot be written to.");
        }
    }

    private static void removeStale(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if ((SocketFolder.number(path, "unix:mode") & KIND) != KIND_SOCKET) {
            throw new SocketProblem(path + " is there and is no socket. Choose another path.");
        }
        if (answers(path)) {
            throw new SocketProblem("Another server answers at " + path + ".");
        }
        Files.deleteIfExists(path);
    }

    /** Whether there may be a server behind it: only when the kernel knows of none it is surely a dead one's. */
    private static boolean answers(Path path) throws IOException {
        try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            probe.configureBlocking(false); // a full backlog must not hold us
            probe.connect(UnixDomainSocketAddress.of(path));
            return true;
        } catch (ConnectException refused) {
            return false;
        } catch (IOException e) {
            return true; // such as a server with a full backlog
        }
    }

    private static Path folder(Path path) {
        Path folder = path.getParent();
        if (folder == null) {
            throw new IllegalArgumentException("a socket at " + path);
        }
        return folder;
    }

    private static @Nullable Object fileKey(Path path) throws IOException {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                ? Files.getAttribute(path, "unix:ino", LinkOption.NOFOLLOW_LINKS)
                : null;
    }

    private static void close(@Nullable Acceptor acceptor) {
        try {
            if (acceptor != null) {
                acceptor.close();
            }
        } catch (IOException e) {
            // What is told is why it could not be opened.
        }
    }
}
