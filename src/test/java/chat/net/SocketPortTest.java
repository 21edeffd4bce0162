package chat.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The file of a Unix socket and its folder: made, checked, removed, and never taken from anybody. */
class SocketPortTest {
    private EventLoop loop;
    private Path base;
    private Path folder;
    private Path path;

    @BeforeEach
    void begin() throws IOException {
        loop = new EventLoop(TimeSource.system());
        base = Files.createTempDirectory(Path.of("/tmp"), "c"); // short: a socket's path has 107 bytes
        folder = base.resolve("chat");
        path = folder.resolve("s");
    }

    @AfterEach
    void end() throws IOException {
        loop.close();
        Files.deleteIfExists(path);
        Files.deleteIfExists(folder);
        Files.deleteIfExists(base);
    }

    private SocketPort listen() throws SocketProblem {
        return SocketPort.listen(loop, path, new Guests(Guests.LIMITS));
    }

    private static String mode(Path of) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(of));
    }

    private boolean answers() throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(path));
        }
    }

    @Test
    void the_folder_is_its_owners_and_everybody_may_connect() throws IOException {
        SocketPort port = listen();
        assertThat(mode(folder)).isEqualTo("rwxr-xr-x");
        assertThat(mode(path)).isEqualTo("rw-rw-rw-");
        assertThat(answers()).isTrue();
        port.close();
        assertThat(path).doesNotExist();
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void what_a_dead_server_left_is_removed() throws IOException {
        Files.createDirectory(folder);
        ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        dead.bind(UnixDomainSocketAddress.of(path));
        dead.close();
        assertThat(path).exists();
        try (SocketPort port = listen()) {
            assertThat(port.path()).isEqualTo(path);
            assertThat(answers()).isTrue();
        }
    }

    @Test
    void a_socket_that_somebody_answers_is_not_touched() throws IOException {
        try (SocketPort living = listen()) {
            assertThatThrownBy(this::listen)
                    .isInstanceOf(SocketProblem.class)
                    .hasMessage("Another server answers at " + path + ".");
            assertThat(answers()).isTrue();
            assertThat(living.path()).exists();
        }
    }

    @Test
    void a_server_whose_backlog_is_full_is_a_living_one() throws IOException {
        Files.createDirectory(folder);
        try (ServerSocketChannel busy = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                SocketChannel first = SocketChannel.open(StandardProtocolFamily.UNIX);
                SocketChannel second = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            busy.bind(UnixDomainSocketAddress.of(path), 1);
            first.configureBlocking(false);
            first.connect(UnixDomainSocketAddress.of(path));
            second.configureBlocking(false);
            try {
                second.connect(UnixDomainSocketAddress.of(path));
            } catch (IOException full) {
                assertThat(first.isConnected()).isTrue();
            }
            assertThatThrownBy(this::listen).isInstanceOf(SocketProblem.class).hasMessageContaining("Another server");
        }
    }

    @Test
    void what_is_no_socket_is_not_touched() throws IOException {
        Files.createDirectory(folder);
        Files.writeString(path, "precious");
        assertThatThrownBy(this::listen).isInstanceOf(SocketProblem.class).hasMessageContaining("is no socket");
        assertThat(path).hasContent("precious");

        Path precious = Files.move(path, base.resolve("precious"));
        Files.createSymbolicLink(path, precious);
        assertThatThrownBy(this::listen).isInstanceOf(SocketProblem.class).hasMessageContaining("is no socket");
        assertThat(precious).hasContent("precious");
        Files.delete(precious);
    }

    @Test
    void a_folder_that_others_may_write_is_refused() throws IOException {
        Files.createDirectory(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxr-x"));
        assertThatThrownBy(this::listen).isInstanceOf(SocketProblem.class).hasMessageContaining("Others may write");
        assertThat(path).doesNotExist();
    }

    @Test
    void a_link_to_a_folder_is_refused() throws IOException {
        Path real = Files.createDirectory(base.resolve("real"));
        Files.createSymbolicLink(folder, real);
        assertThatThrownBy(this::listen).isInstanceOf(SocketProblem.class).hasMessageContaining("is no folder");
        Files.delete(real);
    }

    @Test
    void a_folder_of_somebody_else_is_refused() throws IOException {
        Files.createDirectory(folder);
        assumeThat(SocketFolder.number(folder, "unix:uid"))
                .as("only root can give a folder away")
                .isZero();
        Files.setAttribute(folder, "unix:uid", 12345);
        assertThatThrownBy(this::listen).isInstanceOf(SocketProblem.class).hasMessageContaining("somebody else");
    }

    @Test
    void a_folder_that_cannot_be_made_is_told() {
        path = base.resolve("none/chat/s");
        assertThatThrownBy(this::listen).isInstanceOf(SocketProblem.class).hasMessageContaining("cannot be made");
    }

    @Test
    void at_the_end_a_file_of_somebody_else_stays() throws IOException {
        SocketPort port = listen();
        Path other = Files.writeString(base.resolve("other"), "another's"); // made before the first goes: another inode
        Files.delete(path);
        Files.move(other, path);
        port.close();
        assertThat(path).hasContent("another's");
    }
}
