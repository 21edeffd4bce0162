package chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketCheckTest {
    /** Nobody's number; a test that runs as root gives its folder away, as root's own vouches for everybody. */
    private static final int SOMEBODY = 54_321;

    @TempDir
    Path around;

    private Path folder;
    private Path socket;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(around.resolve("chat"));
        socket = folder.resolve("chat.sock");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        if (Integer.valueOf(0).equals(Files.getAttribute(folder, "unix:uid"))) {
            Files.setAttribute(folder, "unix:uid", SOMEBODY);
        }
    }

    @Test
    void the_owner_of_the_folder_may_serve_the_socket() throws IOException {
        assertThat(SocketCheck.refusal(socket, Files.getOwner(folder))).isEmpty();
    }

    @Test
    void anybody_else_has_squatted_it() throws IOException {
        assertThat(SocketCheck.refusal(socket, new Mallory()))
                .isEqualTo("mallory answers at " + socket + ", but " + folder + " belongs to "
                        + Files.getOwner(folder).getName() + ": that is not their server");
    }

    @Test
    void a_folder_where_a_group_may_write_is_nobodys() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxr-x"));
        assertThat(SocketCheck.refusal(socket, Files.getOwner(folder))).startsWith("Others may write in " + folder);
    }

    @Test
    void a_link_to_a_good_folder_is_no_folder() throws IOException {
        Path link = Files.createSymbolicLink(around.resolve("link"), folder);
        assertThat(SocketCheck.refusal(link.resolve("chat.sock"), Files.getOwner(folder)))
                .startsWith(link + " is a link");
    }

    @Test
    void a_folder_named_after_somebody_where_all_may_write_must_be_theirs() throws IOException {
        Path squatted = Files.move(folder, around.resolve("chat-anna"));
        UserPrincipal owner = Files.getOwner(squatted);
        assertThat(SocketCheck.refusal(squatted.resolve("chat.sock"), owner)).isEmpty();
        Files.setPosixFilePermissions(around, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(SocketCheck.refusal(squatted.resolve("chat.sock"), owner))
                .isEqualTo(squatted + " belongs to " + owner.getName() + ", not to anna: somebody else has taken that"
                        + " name");
        Path theirs = Files.move(squatted, around.resolve("chat-" + owner.getName()));
        assertThat(SocketCheck.refusal(theirs.resolve("chat.sock"), owner)).isEmpty();
    }

    private static final class Mallory implements UserPrincipal {
        @Override
        public String getName() {
            return "mallory";
        }
    }
}
