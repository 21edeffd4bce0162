package chat.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.client.model.Event;
import chat.hub.Openness;
import chat.net.EventLoop;
import chat.net.TimeSource;
import chat.net.TlsKey;
import chat.net.TlsSource;
import chat.original.OriginalServer;
import chat.protocol.FrameHeader;
import chat.protocol.Limits;
import chat.protocol.Name;
import chat.protocol.Place;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.TextKind;
import chat.server.ChatServer;
import chat.server.EventLog;
import chat.server.ServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The link by TLS to a real server: whose key is taken, and what is never done instead. */
class TlsWaysTest {
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final Path KEYS = Path.of("src/test/resources/tls");
    private static final String EC = "1908ddf10c45840f392ab539ad7279172a08e73295b77b73243067cd4fb5f8c1";
    private static final String OTHER = "0f".repeat(32);

    private final Queue<String> names = new ArrayDeque<>(List.of("alice", "bob", "carol", "dave", "erin", "frank"));
    private final List<Event> events = new ArrayList<>();
    private final List<ChatServer> servers = new ArrayList<>();
    private EventLoop loop;

    @TempDir
    Path state;

    @BeforeEach
    void open() throws IOException {
        loop = new EventLoop(TimeSource.system());
    }

    @AfterEach
    void close() throws IOException {
        loop.close();
        servers.forEach(ChatServer::close);
    }

    @Test
    void the_first_key_is_told_and_remembered_and_no_other_is_taken_from_then_on() throws IOException {
        ServerPlace.Tcp place = place(serve("ec.pem"), on());
        joins(place);
        assertThat(notices())
                .singleElement()
                .asString()
                .startsWith("First time at " + place.words() + ". Its key is " + EC);
        Path file = state.resolve(KnownServers.FILE);
        assertThat(Files.readString(file)).isEqualTo(place.words() + " " + EC + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        events.clear();
        joins(place);
        assertThat(notices()).isEmpty();
        Files.writeString(file, "elsewhere:1 " + EC + "\n" + place.words() + " " + OTHER + "\n");
        assertThat(refusal(place))
                .startsWith("THE KEY OF " + place.words() + " HAS CHANGED")
                .contains(OTHER, EC, "--fingerprint " + EC);
        joins(new ServerPlace.Tcp(place.host(), place.port(), Secrecy.said(null, EC, null)));
        events.clear();
        joins(place);
        assertThat(Files.readString(file)).isEqualTo("elsewhere:1 " + EC + "\n" + place.words() + " " + EC + "\n");
    }

    @Test
    void a_fingerprint_up_front_is_held_to() throws IOException {
        int port = serve("ec.pem");
        joins(place(port, Secrecy.said(null, EC.toUpperCase(Locale.ROOT), null)));
        assertThat(notices()).isEmpty();
        assertThat(refusal(place(port, Secrecy.said("on", OTHER, null))))
                .contains("which is not the one of --fingerprint");
    }

    @Test
    void an_authority_that_is_named_vouches_by_the_right_name_alone() throws IOException {
        int port = serve("rsa-chain.pem");
        Secrecy authority = Secrecy.said(null, null, KEYS.resolve("ca.pem"));
        joins(place(port, authority));
        assertThat(notices()).isEmpty();
        assertThat(state.resolve(KnownServers.FILE)).doesNotExist();
        assertThat(refusal(place(serve("ec.pem"), authority))).startsWith("No authority in");
        assertThat(refusal(place(port, Secrecy.said(null, null, KEYS.resolve("other.pem")))))
                .startsWith("No authority in");
        assertThat(refusal(place(port, Secrecy.said(null, null, KEYS.resolve("none.pem")))))
                .startsWith("There is no file");
    }

    @Test
    void where_nobody_speaks_tls_nothing_is_said_plainly() throws IOException {
        try (OriginalServer old = OriginalServer.start()) {
            link(place(old.port(), on())).connectNow();
            until(() -> heard(Event.LinkDown.class));
            assertThat(lastWhy()).contains("--tls off");
            assertThat(old.received().toString()).doesNotContain("alice");
            Files.writeString(state.resolve(KnownServers.FILE), "localhost:" + old.port() + " " + EC + "\n");
            events.clear();
            link(place(old.port(), Secrecy.BY_PLACE)).connectNow();
            until(() -> heard(Event.LinkDown.class));
            assertThat(old.received().toString()).as("it was by TLS before").doesNotContain("alice");
            events.clear();
            link(place(old.port(), Secrecy.said("off", null, null))).connectNow();
            until(() -> heard(Event.LinkUp.class));
        }
    }

    @Test
    void on_this_machine_it_goes_plainly_unless_told_otherwise() throws IOException {
        joins(place(serve("ec.pem"), Secrecy.BY_PLACE));
        assertThat(state.resolve(KnownServers.FILE)).doesNotExist();
    }

    @Test
    void what_is_said_long_and_often_arrives() throws IOException {
        ServerPlace.Tcp place = place(serve("ec.pem"), on());
        ServerLink link = joins(place);
        var lobby = new Place.InRoom(RoomName.LOBBY);
        for (int i = 0; i < 8; i++) {
            link.say(i + 1, lobby, TextKind.TEXT, "x".repeat(2000) + i);
        }
        until(() -> link.unsettled() == 0);
    }

    @Test
    void what_cannot_be_meant_is_told() {
        assertThatThrownBy(() -> Secrecy.said("of", null, null)).hasMessage("--tls is on or off, not of.");
        assertThatThrownBy(() -> Secrecy.said(null, "12:34", null)).hasMessageContaining("64 hexadecimal digits");
        assertThatThrownBy(() -> Secrecy.said("off", EC, null)).hasMessageContaining("--tls is off");
        assertThatThrownBy(() -> Secrecy.said("on", EC, Path.of("ca.pem"))).hasMessageContaining("leave one away");
    }

    private static Secrecy on() {
        return Secrecy.said("on", null, null);
    }

    private static ServerPlace.Tcp place(int port, Secrecy secrecy) {
        return new ServerPlace.Tcp("localhost", port, secrecy);
    }

    private int serve(String key) throws IOException {
        ServerSettings settings = new ServerSettings(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        new FrameHeader(64),
                        Limits.DEFAULT,
                        Name.Alphabet.ANY_ONE_SCRIPT)
                .with(new TlsSource.Given(TlsKey.read(KEYS.resolve(key), KEYS.resolve(key))))
                .with(Openness.ANYBODY);
        ChatServer server = new ChatServer(settings, TimeSource.system(), EventLog.silent());
        servers.add(server);
        Thread serving = new Thread(
                () -> {
                    try {
                        server.run();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                "tls-server");
        serving.setDaemon(true);
        serving.start();
        return server.address().getPort();
    }

    private ServerLink joins(ServerPlace place) {
        ServerLink link = link(place);
        link.connectNow();
        until(() -> heard(Event.Ready.class));
        return link;
    }

    private String refusal(ServerPlace place) {
        events.clear();
        link(place).connectNow();
        until(() -> heard(Event.LinkDown.class));
        assertThat(heard(Event.Rejected.class)).as("not tried again by itself").isTrue();
        return lastWhy();
    }

    private ServerLink link(ServerPlace place) {
        return new ServerLink(
                loop,
                ClientSettings.of(place, names.remove()),
                Installation.inMemory(1),
                new WayFinder(loop, state, null),
                () -> 0,
                LinkLog.NONE,
                events::add);
    }

    private List<String> notices() {
        return events.stream()
                .filter(Event.Received.class::isInstance)
                .map(event -> ((Event.Received) event).message())
                .filter(ServerMessage.Notice.class::isInstance)
                .map(message -> ((ServerMessage.Notice) message).text())
                .toList();
    }

    private boolean heard(Class<? extends Event> kind) {
        return events.stream().anyMatch(kind::isInstance);
    }

    private String lastWhy() {
        List<Event> downs =
                events.stream().filter(Event.LinkDown.class::isInstance).toList();
        return ((Event.LinkDown) downs.get(downs.size() - 1)).why();
    }

    private void until(BooleanSupplier right) {
        long start = System.nanoTime();
        try {
            while (!right.getAsBoolean()) {
                if (System.nanoTime() - start > DEADLINE_NANOS) {
                    throw new AssertionError("it never came to that; heard: " + events);
                }
                loop.turn(10);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
