package chat.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The folder that a Unix socket is in, as it was when it was looked at. Whoever owns it, and nobody else where others may not write,
 * decides what {@code chat.sock} in it is: so it says whom to expect behind the socket. A value.
 *
 * @param uid its owner
 * @param mode permission bits, such as 0755
 */
public record SocketFolder(Path path, long uid, int mode) {
    private static final int WRITABLE_BY_OTHERS = 0022;
    private static final int PERMISSIONS = 07777;

    /**
     * Looks at the folder of that socket, of which there need be none yet. May wait for a disk.
     *
     * @throws IOException with a sentence when there is no such folder; a link to one is none
     */
    public static SocketFolder of(Path socket) throws IOException {
        Path folder = socket.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("There is no folder " + folder + ".");
        }
        return new SocketFolder(
                folder, Integer.toUnsignedLong(number(folder, "unix:uid")), number(folder, "unix:mode") & PERMISSIONS);
    }

    /** One of the file system's numbers for that file itself, not for what a link means. */
    static int number(Path folder, String what) throws IOException {
        return ((Number) Files.getAttribute(folder, what, LinkOption.NOFOLLOW_LINKS)).intValue();
    }

    /** Whether others than its owner may put something there. */
    public boolean open() {
        return (mode & WRITABLE_BY_OTHERS) != 0;
    }

    /** Whether a socket there is surely one that this user, or root, has made, if the kernel says that this user is behind it. */
    public boolean vouchesFor(long peerUid) {
        return !open() && (uid == 0 || uid == peerUid);
    }
}
