package chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.ClientSettings.Speak;
import chat.client.Ways.Found;
import chat.client.model.Event;
import chat.net.EventLoop;
import chat.original.OriginalServer;
import chat.protocol.Place;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.TextKind;
import chat.sim.FakeTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The link in the legacy profile against real sockets on the loopback, with a clock that only the test moves. */
class ServerLinkTest {
    private static final int TURNS_MAX = 500;

    private final FakeTime time = new FakeTime();
    private final List<Event> events = new ArrayList<>();
    private double random;
    private EventLoop loop;
    private @Nullable Ways ways;

    @BeforeEach
    void open() throws IOException {
        loop = new EventLoop(time);
    }

    @AfterEach
    void close() throws IOException {
        loop.close();
    }

    @Test
    void it_says_hello_and_is_up_when_the_user_list_comes() throws IOException {
        try (OriginalServer server = OriginalServer.start()) {
            ServerLink link = link(server.port());
            link.connectNow();
            until(() -> heard(Event.LinkUp.class) == 1 && heard(Event.Received.class) == 1);
            assertThat(events)
                    .containsExactly(
                            new Event.Connecting(),
                            new Event.LinkUp("localhost:" + server.port()),
                            new Event.Received(new ServerMessage.UserList(List.of("alice"))));
            assertThat(server.received()).containsExactly("USERNAME:alice");
        }
    }

    @Test
    void a_sent_line_is_reported_when_it_has_left() throws IOException {
        try (OriginalServer server = OriginalServer.start()) {
            ServerLink link = up(server);
            link.say(7, new Place.InRoom(RoomName.LOBBY), TextKind.TEXT, "hello");
            link.say(8, new Place.With("bob"), TextKind.TEXT, "psst");
            until(() -> server.received().size() == 3);
            assertThat(events).contains(new Event.Flushed(7), new Event.Flushed(8));
            assertThat(server.received()).containsExactly("USERNAME:alice", "hello", "!WHISPER:bob psst");
        }
    }

    @Test
    void leaving_says_so_to_the_server() throws IOException {
        try (OriginalServer server = OriginalServer.start()) {
            ServerLink link = up(server);
            List<String> done = new ArrayList<>();
            link.say(1, new Place.InRoom(RoomName.LOBBY), TextKind.TEXT, "last words");
            link.leave(1_000, () -> done.add("done"));
            until(() -> !done.isEmpty() && server.names().isEmpty());
            assertThat(server.received()).endsWith("last words", "!DISCONNECT");
            time.advanceMillis(2_000);
            turns(3);
            assertThat(done).containsExactly("done");
            assertThat(heard(Event.LinkDown.class)).isZero();
        }
    }

    @Test
    void leaving_does_not_wait_for_a_server_that_is_stuck() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ServerLink link = link(silent.getLocalPort());
            link.connectNow();
            List<String> done = new ArrayList<>();
            link.leave(1_000, () -> done.add("done"));
            until(() -> !done.isEmpty());
        }
    }

    @Test
    void leaving_before_the_look_up_answered_is_over_at_once() {
        ways = KnownWay.none();
        ServerLink link = link(1);
        link.connectNow();
        List<String> done = new ArrayList<>();
        link.leave(1_000, () -> done.add("done"));
        assertThat(done).containsExactly("done");
    }

    @Test
    void it_waits_1_2_4_up_to_30_seconds_between_tries_for_ever() throws IOException {
        ServerLink link = link(refusedPort());
        link.connectNow();
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            waits.add(nextDown().retryInMillis());
            time.advanceMillis(waits.get(i) - 1);
            turns(2);
            assertThat(heard(Event.Connecting.class)).as("not before its time").isZero();
            time.advanceMillis(1);
            until(() -> heard(Event.Connecting.class) == 1);
        }
        assertThat(waits).containsExactly(1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 30_000L, 30_000L, 30_000L);
    }

    @Test
    void jitter_takes_away_up_to_a_quarter() throws IOException {
        random = 0.999_999;
        ServerLink link = link(refusedPort());
        link.connectNow();
        assertThat(nextDown().retryInMillis()).isEqualTo(750);
    }

    @Test
    void the_waits_begin_anew_after_the_link_was_up() throws IOException {
        int port;
        ServerLink link;
        try (OriginalServer server = OriginalServer.start()) {
            port = server.port();
            link = up(server);
        }
        assertThat(nextDown().retryInMillis()).isEqualTo(1_000);
        time.advanceMillis(1_000);
        assertThat(nextDown().retryInMillis()).isEqualTo(2_000);
        time.advanceMillis(2_000);
        assertThat(nextDown().retryInMillis()).isEqualTo(4_000);
        try (OriginalServer again = OriginalServer.start(port, 64)) {
            time.advanceMillis(4_000);
            until(() -> heard(Event.LinkUp.class) == 1);
            assertThat(again.received()).containsExactly("USERNAME:alice");
        }
        assertThat(nextDown()).isEqualTo(new Event.LinkDown("The server closed the connection", 1_000));
        link.disconnect();
    }

    @Test
    void connect_now_does_not_wait() throws IOException {
        ServerLink link = link(refusedPort());
        link.connectNow();
        nextDown();
        link.connectNow();
        assertThat(nextDown().retryInMillis()).isEqualTo(2_000);
    }

    @Test
    void disconnecting_stays_away_until_told_otherwise() throws IOException {
        try (OriginalServer server = OriginalServer.start()) {
            ServerLink link = up(server);
            link.disconnect();
            assertThat(nextDown()).isEqualTo(new Event.LinkDown("Disconnected", -1));
            time.advanceMillis(100_000);
            turns(5);
            assertThat(events).isEmpty();
            assertThat(server.received()).endsWith("!DISCONNECT");
            link.connectNow();
            until(() -> heard(Event.LinkUp.class) == 1);
        }
    }

    @Test
    void a_refused_connection_is_one_sentence() throws IOException {
        int port = refusedPort();
        link(port).connectNow();
        assertThat(nextDown().why()).isEqualTo("Nothing listens at localhost:" + port + " (connection refused)");
    }

    @Test
    void an_unknown_host_is_one_sentence() {
        ways = (place, answer) -> answer.accept(Found.none(Ending.again(LinkProblems.unknownHost("there"), "unknown")));
        link(1).connectNow();
        assertThat(nextDown().why()).isEqualTo("There is no host called there");
    }

    @Test
    void the_next_address_is_tried_before_it_gives_up() throws IOException {
        int refused = refusedPort();
        try (OriginalServer server = OriginalServer.start()) {
            InetAddress here = InetAddress.getLoopbackAddress();
            ways = KnownWay.to(new InetSocketAddress(here, refused), new InetSocketAddress(here, server.port()));
            link(1).connectNow();
            until(() -> heard(Event.LinkUp.class) == 1);
        }
    }

    @Test
    void what_is_no_chat_server_is_named_so() throws IOException {
        String why = whatIsSaidOf("SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u7 and some more text to fill a header\r\n");
        assertThat(why).startsWith("What answers at localhost:").endsWith(" is no chat server");
    }

    @Test
    void a_server_with_a_narrower_header_is_named_so() throws IOException {
        String sentence = "[Server] The header was not a number. Does the other side use another --header?";
        assertThat(whatIsSaidOf(String.format("%-32d%s", sentence.length(), sentence)))
                .endsWith("uses another --header size; here it is 64");
    }

    @Test
    void a_server_with_a_wider_header_is_named_so() throws IOException {
        String sentence = "[Server] The header was not a number. Does the other side use another --header?";
        assertThat(whatIsSaidOf(String.format("%-128d%s", sentence.length(), sentence)))
                .endsWith("uses another --header size; here it is 64");
    }

    @Test
    void a_server_that_closes_at_once_is_named_so() throws IOException {
        assertThat(whatIsSaidOf("")).contains("closed the connection before it let us in");
    }

    @Test
    void a_server_that_says_nothing_is_given_up_after_ten_seconds() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            link(silent.getLocalPort()).connectNow();
            try (Socket held = silent.accept()) {
                turns(3);
                byte[] hello = new byte[64 + "USERNAME:alice".length()];
                until(() -> available(held) == hello.length);
                time.advanceMillis(ServerLink.SIGN_IN_MILLIS - 1);
                turns(3);
                assertThat(heard(Event.LinkDown.class)).isZero();
                time.advanceMillis(1);
                assertThat(nextDown().why()).contains("accepts connections but says nothing");
            }
        }
    }

    @Test
    void a_refusal_in_words_reaches_the_model_before_the_link_is_down() throws IOException {
        try (ServerSocket refusing = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            link(refusing.getLocalPort()).connectNow();
            try (Socket peer = refusing.accept()) {
                String sentence = "[Server] The chat is full, try later.";
                peer.getOutputStream()
                        .write(String.format("%-64d%s", sentence.length(), sentence)
                                .getBytes(StandardCharsets.UTF_8));
                until(() -> heard(Event.Received.class) == 1);
            }
            nextDown();
            assertThat(heard(Event.LinkUp.class)).isZero();
        }
    }

    @Test
    void a_body_that_is_not_utf_8_is_told_and_the_link_stays() throws IOException {
        try (ServerSocket odd = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            link(odd.getLocalPort()).connectNow();
            try (Socket peer = odd.accept()) {
                peer.getOutputStream().write(String.format("%-64d", 2).getBytes(StandardCharsets.UTF_8));
                peer.getOutputStream().write(new byte[] {(byte) 0xc3, (byte) 0x28});
                until(() -> heard(Event.Received.class) == 1);
                turns(3);
                assertThat(heard(Event.LinkDown.class)).isZero();
            }
        }
    }

    /** What the link tells when a server sends just that and closes. */
    private String whatIsSaidOf(String bytes) throws IOException {
        try (ServerSocket odd = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            link(odd.getLocalPort()).connectNow();
            try (Socket peer = odd.accept()) {
                byte[] hello = new byte[64 + "USERNAME:alice".length()];
                until(() -> available(peer) == hello.length);
                peer.getInputStream().readNBytes(hello, 0, hello.length);
                peer.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
            }
            String why = nextDown().why();
            assertThat(heard(Event.LinkUp.class)).isZero();
            return why;
        }
    }

    private ServerLink link(int port) {
        return new ServerLink(
                loop,
                ClientSettings.of("localhost", port, "alice").speaking(Speak.LEGACY),
                Installation.inMemory(time.wallMillis()),
                ways == null ? KnownWay.loopback(port) : ways,
                () -> random,
                LinkLog.NONE,
                events::add);
    }

    private ServerLink up(OriginalServer server) {
        ServerLink link = link(server.port());
        link.connectNow();
        until(() -> heard(Event.LinkUp.class) == 1 && heard(Event.Received.class) == 1);
        events.clear();
        return link;
    }

    /** The next loss, taken off the list with all that came before it. */
    private Event.LinkDown nextDown() {
        until(() -> heard(Event.LinkDown.class) > 0);
        assertThat(heard(Event.LinkDown.class)).isEqualTo(1);
        Event.LinkDown down = (Event.LinkDown) events.stream()
                .filter(Event.LinkDown.class::isInstance)
                .findFirst()
                .orElseThrow();
        events.clear();
        return down;
    }

    private long heard(Class<? extends Event> kind) {
        return events.stream().filter(kind::isInstance).count();
    }

    private void until(BooleanSupplier condition) {
        for (int turn = 0; !condition.getAsBoolean(); turn++) {
            assertThat(turn).as("turns; heard so far: %s", events).isLessThan(TURNS_MAX);
            turns(1);
        }
    }

    private void turns(int count) {
        try {
            for (int i = 0; i < count; i++) {
                loop.turn(20);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int available(Socket socket) {
        try {
            return socket.getInputStream().available();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A port at which nothing listens. */
    private static int refusedPort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
