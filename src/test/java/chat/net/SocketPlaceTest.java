package chat.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketPlaceTest {
    @Test
    void the_option_counts_before_the_environment_and_that_before_custom() {
        assertThat(SocketPlace.of("/a/b.sock", "/c/d.sock", "anna"))
                .isEqualTo(new SocketPlace.Named(Path.of("/a/b.sock"), "--socket"));
        assertThat(SocketPlace.of(null, "/c/d.sock", "anna"))
                .isEqualTo(new SocketPlace.Named(Path.of("/c/d.sock"), "CHAT_SOCKET"));
        assertThat(SocketPlace.of(null, "", "anna")).isEqualTo(SocketPlace.of(null, null, "anna"));
        assertThat(((SocketPlace.Usual) SocketPlace.of(null, null, "anna")).paths())
                .containsExactly(Path.of("/run/chat/chat.sock"), Path.of("/tmp/chat-anna/chat.sock"));
    }

    @Test
    void off_is_no_socket() {
        assertThat(SocketPlace.of("off", "/c/d.sock", "anna")).isEqualTo(new SocketPlace.None());
        assertThat(SocketPlace.of(null, "off", "anna")).isEqualTo(new SocketPlace.None());
    }

    @Test
    void a_user_whose_login_is_no_files_name_has_the_standard_place_alone() {
        for (String login : new String[] {"", "?", "a/b", "a b", "x".repeat(100)}) {
            assertThat(((SocketPlace.Usual) SocketPlace.of(null, null, login)).paths())
                    .as(login)
                    .containsExactly(SocketPlace.STANDARD);
        }
    }

    @Test
    void a_path_is_made_absolute() {
        SocketPlace.Named named = (SocketPlace.Named) SocketPlace.of("here/../c.sock", null, "anna");
        assertThat(named.path()).isEqualTo(Path.of("c.sock").toAbsolutePath());
    }

    @Test
    void what_can_be_no_path_is_refused_with_a_sentence() {
        String longest = "/" + "x".repeat(SocketPlace.PATH_BYTES_MAX - 1);
        assertThat(SocketPlace.of(longest, null, "anna")).isInstanceOf(SocketPlace.Named.class);
        assertThatThrownBy(() -> SocketPlace.of(longest + "x", null, "anna")).hasMessageContaining("at most 107 bytes");
        assertThatThrownBy(() -> SocketPlace.of("/" + "ä".repeat(54), null, "anna"))
                .hasMessageContaining("at most 107 bytes");
        for (String wrong : new String[] {"", " ", "/", "a\0b"}) {
            assertThatThrownBy(() -> SocketPlace.of(wrong, null, "anna"))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("--socket takes the path of a socket");
        }
    }

    @Test
    void a_folder_says_who_may_be_behind_its_socket(@TempDir Path folder) throws IOException {
        Path socket = folder.resolve("chat.sock");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        SocketFolder closed = SocketFolder.of(socket);

        assertThat(closed.mode()).isEqualTo(0755);
        assertThat(closed.uid()).isEqualTo(((Number) Files.getAttribute(folder, "unix:uid")).longValue());
        assertThat(closed.vouchesFor(closed.uid())).isTrue();
        assertThat(new SocketFolder(folder, 1001, 0755).vouchesFor(1002)).isFalse();
        assertThat(new SocketFolder(folder, 0, 0755).vouchesFor(1002)).isTrue();
        assertThat(new SocketFolder(folder, 1002, 0700).vouchesFor(1002)).isTrue();
    }

    @Test
    void a_folder_that_others_may_write_vouches_for_nobody(@TempDir Path folder) throws IOException {
        for (String mode : new String[] {"rwxrwxr-x", "rwxr-xrwx", "rwxrwxrwx"}) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));
            SocketFolder open = SocketFolder.of(folder.resolve("chat.sock"));
            assertThat(open.open()).as(mode).isTrue();
            assertThat(open.vouchesFor(open.uid())).as(mode).isFalse();
        }
        assertThat(new SocketFolder(Path.of("/tmp"), 0, 01777).vouchesFor(0)).isFalse();
    }

    @Test
    void neither_a_link_nor_nothing_is_a_folder(@TempDir Path folder) throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
        assertThatThrownBy(() -> SocketFolder.of(link.resolve("chat.sock"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> SocketFolder.of(folder.resolve("none/chat.sock")))
                .isInstanceOf(IOException.class);
    }
}
