package chat.net;

import static org.assertj.core.api.Assertions.assertThat;

import chat.e2e.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is behind a Unix socket is asked off the loop, and a number is never guessed. */
class LoginsTest {
    private EventLoop loop;

    @BeforeEach
    void begin() throws IOException {
        loop = new EventLoop(TimeSource.system());
    }

    @AfterEach
    void end() throws IOException {
        loop.close();
    }

    private static UserPrincipal user(String name) throws IOException {
        return FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(name);
    }

    @Test
    void a_user_has_number_and_name(@TempDir Path folder) throws IOException {
        Login own = Logins.of(Files.getOwner(folder));
        long uid = ((Number) Files.getAttribute(folder, "unix:uid")).longValue();
        assertThat(own).isEqualTo(new Login.Known(uid, Files.getOwner(folder).getName()));
        assertThat(Logins.of(user("daemon"))).isEqualTo(new Login.Known(1, "daemon"));
    }

    @Test
    void a_number_without_a_name_and_the_number_of_nobody_are_nobody() throws IOException {
        assertThat(Logins.of(user("54321")))
                .isInstanceOfSatisfying(
                        Login.Nameless.class,
                        nobody -> assertThat(nobody.sentence()).contains("no login name for your user number 54321"));
        assertThat(Logins.of(user("65534"))).isInstanceOf(Login.Nameless.class);
    }

    @Test
    void a_principal_whose_number_is_not_what_it_says_is_nobody() throws IOException {
        UserPrincipal stranger = new UserPrincipal() {
            @Override
            public String getName() {
                return "daemon";
            }

            @Override
            public int hashCode() {
                return 1;
            }

            @Override
            public boolean equals(Object other) {
                return this == other;
            }
        };
        assertThat(Logins.of(stranger)).isInstanceOf(Login.Nameless.class);
    }

    @Test
    void a_slow_directory_does_not_hold_the_loop_and_too_many_are_told_so() throws Exception {
        Path folder = Files.createTempDirectory(Path.of("/tmp"), "c");
        Path path = folder.resolve("s");
        CountDownLatch slow = new CountDownLatch(1);
        List<Login> answers = new ArrayList<>();
        AtomicInteger opened = new AtomicInteger();
        Guests guests = new Guests(Guests.LIMITS);
        try (SocketPort port = SocketPort.listen(loop, path, guests);
                SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX);
                Logins logins = new Logins(loop, connection -> {
                    awaitOrFail(slow);
                    return new Login.Known(opened.incrementAndGet(), "anna");
                })) {
            client.connect(UnixDomainSocketAddress.of(path));
            Connection connection = Await.until(
                            "a guest",
                            () -> {
                                turn(10);
                                return guests.connections();
                            },
                            some -> !some.isEmpty())
                    .get(0);
            int taken = 0;
            while (logins.ask(connection, answers::add)) {
                taken++;
            }
            assertThat(taken).isBetween(Logins.WAITING_MAX, Logins.WAITING_MAX + 1);
            turn(0); // goes on all the same
            assertThat(answers).isEmpty();
            slow.countDown();
            int all = taken;
            Await.until(
                    "answers",
                    () -> {
                        turn(10);
                        return answers.size();
                    },
                    count -> count == all);
            assertThat(answers.get(0)).isEqualTo(new Login.Known(1, "anna"));
            assertThat(port.path()).exists();
        } finally {
            Files.deleteIfExists(path);
            Files.deleteIfExists(folder);
        }
    }

    private void turn(long millis) {
        try {
            loop.turn(millis);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitOrFail(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
