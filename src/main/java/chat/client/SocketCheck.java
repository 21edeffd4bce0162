package chat.client;

import chat.net.SocketFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;

/**
 * Who may serve a Unix-domain socket: whom its folder belongs to, or anybody where it is root's, who alone can put one there. It looks at
 * the file system, and user names may come from a directory service: never on the loop.
 */
final class SocketCheck {
    /** Folders of this name in a place where all may write are named after their owner. */
    private static final String NAMED_PREFIX = "chat-";

    private SocketCheck() {}

    /**
     * Why this one may not, a sentence without its full stop; empty if they may. Asked when the connection stands: what is swapped
     * behind our back then belongs to somebody else than who answers.
     *
     * @param peer who the kernel says is at the other end
     */
    static String refusal(Path socket, UserPrincipal peer) throws IOException {
        Path folder = socket.toAbsolutePath().getParent();
        if (folder == null) {
            return "There is no folder around " + socket;
        }
        // Not through a link: its owner could lead it to a folder of root's once we are connected to something else.
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return folder + " is a link, and whoever made it could lead it elsewhere: name the folder itself";
        }
        SocketFolder found = SocketFolder.of(socket);
        if (found.open()) {
            return "Others may write in " + folder + ", so anybody could answer at " + socket
                    + ": tell whoever runs the server";
        }
        UserPrincipal owner = Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS);
        boolean roots = found.uid() == 0;
        if (!roots && !owner.equals(peer)) {
            return peer.getName() + " answers at " + socket + ", but " + folder + " belongs to " + owner.getName()
                    + ": that is not their server";
        }
        String named = folder.getFileName() == null ? "" : folder.getFileName().toString();
        if (!roots && named.startsWith(NAMED_PREFIX) && inCommon(folder)) {
            String wanted = named.substring(NAMED_PREFIX.length());
            if (!wanted.equals(owner.getName())) {
                return folder + " belongs to " + owner.getName() + ", not to " + wanted
                        + ": somebody else has taken that name";
            }
        }
        return "";
    }

    /** Whether all may make folders beside that one. */
    private static boolean inCommon(Path folder) throws IOException {
        Path around = folder.getParent();
        return around != null && Files.getPosixFilePermissions(around).contains(PosixFilePermission.OTHERS_WRITE);
    }
}
