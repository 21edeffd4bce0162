package chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Event;
import chat.net.EventLoop;
import chat.original.OriginalServer;
import chat.protocol.Place;
import chat.protocol.RoomName;
import chat.protocol.TextKind;
import chat.sim.FakeTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The link over a real Unix-domain socket: the same as over TCP, but that the folder says who may answer. */
class SocketLinkTest {
    private static final long DEADLINE_NANOS = 20_000_000_000L;

    @TempDir
    Path folder;

    private final FakeTime time = new FakeTime();
    private final List<Event> events = new ArrayList<>();
    private EventLoop loop;
    private Path path;

    @BeforeEach
    void open() throws IOException {
        loop = new EventLoop(time);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        path = folder.resolve("chat.sock");
    }

    @AfterEach
    void close() throws IOException {
        loop.close();
    }

    @Test
    void it_signs_in_by_the_socket_and_says_so() throws IOException {
        try (SocketScript server = new SocketScript(path)) {
            signedIn(server, new ServerPlace.Socket(path));
            assertThat(events).contains(new Event.LinkUp(path.toString()));
        }
    }

    @Test
    void a_line_that_was_under_way_when_the_socket_closed_is_said_again_on_the_next_one() throws IOException {
        try (SocketScript server = new SocketScript(path)) {
            ServerLink link = signedIn(server, new ServerPlace.Socket(path));
            link.say(7, new Place.InRoom(RoomName.LOBBY), TextKind.TEXT, "is this kept?");
            until(() -> server.heard("is this kept?"));
            server.hangsUp();
            until(() -> heard(Event.LinkDown.class));
            time.advanceMillis(ServerLink.RETRY_MILLIS_MAX);
            until(() -> server.heard("!HELLO") || server.heard("USERNAME"));
            server.welcomesVerified("alice");
            until(() -> server.heard("is this kept?"));
        }
    }

    @Test
    void a_server_that_went_and_came_back_on_the_same_path_is_found() throws IOException {
        ServerLink link;
        try (SocketScript server = new SocketScript(path)) {
            link = signedIn(server, new ServerPlace.Socket(path));
        }
        until(() -> heard(Event.LinkDown.class));
        assertThat(link.unsettled()).isZero();
        events.clear();
        time.advanceMillis(ServerLink.RETRY_MILLIS_MAX);
        until(() -> heard(Event.LinkDown.class));
        assertThat(lastWhy())
                .isEqualTo("There is no socket " + path + ": the server does not run, or keeps it elsewhere");
        try (SocketScript server = new SocketScript(path)) {
            time.advanceMillis(ServerLink.RETRY_MILLIS_MAX);
            until(() -> server.heard("alice"));
        }
    }

    @Test
    void where_others_may_write_not_a_word_is_said() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (SocketScript server = new SocketScript(path)) {
            link(new ServerPlace.Socket(path), null).connectNow();
            until(() -> heard(Event.Rejected.class));
            assertThat(events)
                    .contains(new Event.Rejected("Others may write in " + folder + ", so anybody could answer at "
                            + path + ": tell whoever runs the server."));
            until(() -> {
                server.heard("");
                return heard(Event.LinkDown.class);
            });
            assertThat(server.silent()).isTrue();
        }
    }

    @Test
    void on_this_machine_the_socket_comes_before_the_port_and_the_port_when_there_is_none() throws IOException {
        try (OriginalServer tcp = OriginalServer.start()) {
            ServerPlace.Here here = new ServerPlace.Here(List.of(path), new ServerPlace.Tcp("localhost", tcp.port()));
            try (SocketScript server = new SocketScript(path)) {
                link(here, null).connectNow();
                until(() -> server.heard("alice"));
                assertThat(tcp.received()).isEmpty();
            }
            Files.createFile(path); // as a server that was killed leaves it: nobody answers
            link(here, null).connectNow();
            until(() -> events.contains(new Event.LinkUp("localhost:" + tcp.port())));
        }
    }

    @Test
    void who_was_known_by_the_socket_goes_by_tcp_no_more_unless_told_to() throws IOException {
        Path state = folder.resolve("state");
        try (OriginalServer tcp = OriginalServer.start()) {
            ServerPlace.Tcp port = new ServerPlace.Tcp("localhost", tcp.port());
            ServerPlace.Here here = new ServerPlace.Here(List.of(path), port);
            try (SocketScript server = new SocketScript(path)) {
                link(here, state).connectNow();
                until(() -> server.heard("alice"));
                server.welcomesVerified("alice");
                until(() -> heard(Event.Welcomed.class));
                until(() -> !new VerifiedHere(state).name().isEmpty());
            }
            until(() -> heard(Event.LinkDown.class));
            events.clear();
            link(here, state).connectNow();
            until(() -> heard(Event.LinkDown.class));
            assertThat(lastWhy())
                    .isEqualTo(
                            "The socket of this machine's server, where you were known as alice for certain, does not"
                                    + " answer: --host localhost goes where anybody can take a name");
            assertThat(tcp.received()).isEmpty();
            link(port, state).connectNow();
            until(() -> events.contains(new Event.LinkUp(port.words())));
        }
    }

    private ServerLink signedIn(SocketScript server, ServerPlace place) {
        ServerLink link = link(place, null);
        link.connectNow();
        until(() -> server.heard("alice"));
        try {
            server.welcomesVerified("alice");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        until(() -> heard(Event.Ready.class));
        return link;
    }

    private ServerLink link(ServerPlace place, @Nullable Path state) {
        return new ServerLink(
                loop,
                ClientSettings.of(place, "alice"),
                Installation.inMemory(time.wallMillis()),
                new WayFinder(loop, state, null),
                () -> 0,
                LinkLog.NONE,
                events::add);
    }

    private boolean heard(Class<? extends Event> kind) {
        return events.stream().anyMatch(kind::isInstance);
    }

    private String lastWhy() {
        List<Event> downs =
                events.stream().filter(Event.LinkDown.class::isInstance).toList();
        return ((Event.LinkDown) downs.get(downs.size() - 1)).why();
    }

    /** Turns the loop; what other threads find out comes at their time. */
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
