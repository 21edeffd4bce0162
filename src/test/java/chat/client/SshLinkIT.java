package chat.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.client.SshTunnel.Questions;
import chat.client.model.Event;
import chat.e2e.Await;
import chat.e2e.Program;
import chat.net.EventLoop;
import chat.protocol.Place;
import chat.protocol.RoomName;
import chat.protocol.TextKind;
import chat.sim.FakeTime;
import chat.terminals.Sshd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The link through the user's own ssh and a real sshd on the loopback. */
@Tag("terminals")
class SshLinkIT {
    private static final long DEADLINE_NANOS = 60_000_000_000L;

    @TempDir
    Path folder;

    private final FakeTime time = new FakeTime();
    private final List<Event> events = new ArrayList<>();
    private EventLoop loop;
    private Sshd sshd;
    private Path path;
    private Path around;

    @BeforeEach
    void open() throws IOException {
        loop = new EventLoop(time);
        sshd = Sshd.start(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        path = folder.resolve("chat.sock");
        around = Files.createDirectory(folder.resolve("around"));
    }

    @AfterEach
    void close() throws IOException {
        loop.close();
        sshd.close();
    }

    @Test
    void a_line_said_while_ssh_was_killed_arrives_through_the_next_one() throws IOException {
        try (SocketScript server = new SocketScript(path);
                SshTunnel tunnel = tunnel(sshd.options())) {
            ServerLink link = signedIn(server, tunnel);
            assertThat(events).contains(new Event.LinkUp(Sshd.destination() + " by ssh"));
            sshOfOurs().forEach(ProcessHandle::destroyForcibly);
            until(() -> heard(Event.LinkDown.class));
            link.say(1, new Place.InRoom(RoomName.LOBBY), TextKind.TEXT, "said into the void");
            server.hangsUp();
            time.advanceMillis(ServerLink.RETRY_MILLIS_MAX);
            until(() -> server.heard("alice"));
            server.welcomesVerified("alice");
            until(() -> server.heard("said into the void"));
        }
        assertNothingIsLeft();
    }

    @Test
    void an_unknown_host_key_is_ssh_s_own_sentence() {
        List<String> options = new ArrayList<>(sshd.options());
        options.replaceAll(option -> option.startsWith("UserKnownHostsFile") ? "UserKnownHostsFile=none" : option);
        try (SshTunnel tunnel = tunnel(options)) {
            assertThatThrownBy(() -> tunnel.open(Questions.NONE))
                    .hasMessage("ssh " + Sshd.destination() + ": Host key verification failed");
        }
        assertNothingIsLeft();
    }

    @Test
    void an_sshd_that_is_gone_is_ssh_s_own_sentence_and_the_link_tries_again() throws IOException {
        try (SshTunnel tunnel = tunnel(sshd.options())) {
            sshd.close();
            link(tunnel).connectNow();
            until(() -> heard(Event.LinkDown.class));
            Event.LinkDown down = (Event.LinkDown) events.stream()
                    .filter(Event.LinkDown.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            assertThat(down.why())
                    .startsWith("ssh " + Sshd.destination() + ": ")
                    .contains("Connection refused");
            assertThat(down.retryInMillis()).isPositive();
        }
        assertNothingIsLeft();
    }

    @Test
    void no_server_there_is_said_as_that() throws IOException {
        try (SshTunnel tunnel = tunnel(sshd.options())) {
            link(tunnel).connectNow();
            until(() -> heard(Event.LinkDown.class));
            assertThat(events.toString()).contains("Nothing answers at " + path + " on the machine that ssh ");
        }
        assertNothingIsLeft();
    }

    /** Nobody can tidy up after a kill -9 but the shell that waits beside ssh. */
    @Test
    void a_client_that_is_killed_leaves_neither_ssh_nor_socket_behind() throws IOException {
        List<String> line =
                Program.jarCommand("client", "--plain", "--ssh", Sshd.destination(), "--socket", path.toString());
        List<String> command = new ArrayList<>(List.of("env", "XDG_RUNTIME_DIR=" + around));
        command.addAll(line);
        for (String option : sshd.options()) {
            command.addAll(List.of("--ssh-option", option));
        }
        try (SocketScript server = new SocketScript(path);
                Program client = Program.start(command)) {
            Await.until("client", client::told, told -> {
                try {
                    return server.heard("USERNAME");
                } catch (IOException e) {
                    return false;
                }
            });
            assertThat(sshOfOurs()).isNotEmpty();
            ProcessHandle.of(client.pid()).orElseThrow().destroyForcibly();
            Await.until("end of ssh", () -> sshOfOurs().size(), left -> left == 0);
        }
        assertNothingIsLeft();
    }

    private ServerLink signedIn(SocketScript server, SshTunnel tunnel) throws IOException {
        ServerLink link = link(tunnel);
        link.connectNow();
        until(() -> server.heard("alice"));
        server.welcomesVerified("alice");
        until(() -> heard(Event.Ready.class));
        return link;
    }

    private SshTunnel tunnel(List<String> options) {
        return new SshTunnel(place(options), List.of("ssh", "-F", "none"), around);
    }

    private ServerPlace.Ssh place(List<String> options) {
        return new ServerPlace.Ssh(Sshd.destination(), path.toString(), options);
    }

    private ServerLink link(SshTunnel tunnel) {
        return new ServerLink(
                loop,
                ClientSettings.of(place(sshd.options()), "alice"),
                Installation.inMemory(time.wallMillis()),
                new WayFinder(loop, null, tunnel),
                () -> 0,
                LinkLog.NONE,
                events::add);
    }

    /** By what only ours have on their command lines: the folder of this test. */
    private List<ProcessHandle> sshOfOurs() {
        return ProcessHandle.allProcesses()
                .filter(process -> Stream.of(process.info().arguments().orElse(new String[0]))
                        .anyMatch(argument -> argument.startsWith(around.toString())))
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    private void assertNothingIsLeft() {
        Await.until("end of ssh", this::sshOfOurs, List::isEmpty);
        Await.until("empty folder", this::left, String::isEmpty);
    }

    private String left() {
        try (Stream<Path> files = Files.list(around)) {
            return String.join(" ", files.map(Path::toString).toList());
        } catch (IOException e) {
            return e.toString();
        }
    }

    private boolean heard(Class<? extends Event> kind) {
        return events.stream().anyMatch(kind::isInstance);
    }

    private void until(Callable<Boolean> right) {
        long start = System.nanoTime();
        try {
            while (!right.call()) {
                if (System.nanoTime() - start > DEADLINE_NANOS) {
                    throw new AssertionError("it never came to that; heard: " + events);
                }
                loop.turn(10);
            }
        } catch (AssertionError e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
