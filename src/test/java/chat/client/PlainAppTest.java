package chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.PlainApp.Patience;
import chat.client.model.Model;
import chat.client.model.Settings;
import chat.e2e.Await;
import chat.net.EventLoop;
import chat.original.OriginalClient;
import chat.original.OriginalServer;
import chat.sim.FakeTime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The line mode against the original's server, stepped by hand, with a clock that only the test moves. */
class PlainAppTest {
    private static final int TURNS_MAX = 500;

    private final FakeTime time = new FakeTime();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private EventLoop loop;

    @SuppressWarnings("NullAway.Init") // each test begins it
    private PlainApp app;

    @BeforeEach
    void open() throws IOException {
        loop = new EventLoop(time);
    }

    @AfterEach
    void close() throws IOException {
        loop.close();
    }

    @Test
    void each_thing_that_happens_is_a_line_in_words() throws IOException {
        try (OriginalServer server = OriginalServer.start()) {
            begin(server.port(), Patience.ONCE_CONNECTED);
            until(() -> told().contains("Connected to"));
            try (OriginalClient bob = OriginalClient.join(server.port(), "bob")) {
                until(() -> told().contains("bob joined."));
                bob.say("two\nlines");
                until(() -> told().contains("lines"));
                bob.say("* bob waves");
                bob.say("!WHISPER:alice psst");
                until(() -> told().contains("psst"));
            }
            until(() -> told().contains("bob left."));
            assertThat(lines())
                    .containsExactly(
                            "08:00 Connecting to localhost:" + server.port()
                                    + " as alice. /help lists the commands, /quit leaves.",
                            "08:00 Connected to localhost:" + server.port() + ".",
                            "08:00 bob joined.",
                            "08:00 bob: two",
                            "      lines",
                            "08:00 * bob waves",
                            "08:00 bob whispers: psst",
                            "08:00 bob left.");
        }
    }

    @Test
    void what_is_typed_is_sent_and_not_told_again() throws IOException {
        try (OriginalServer server = OriginalServer.start()) {
            begin(server.port(), Patience.FOR_EVER);
            until(() -> told().contains("Connected to"));
            app.typed("hello");
            app.typed("two\nlines");
            app.typed("");
            app.typed("//etc is a path");
            app.typed("/me waves");
            until(() -> server.received().size() == 5);
            assertThat(server.received())
                    .containsExactly("USERNAME:alice", "hello", "two\nlines", "/etc is a path", "* alice waves");
            assertThat(told()).doesNotContain("hello");
        }
    }

    @Test
    void a_refused_command_is_told_and_does_not_spoil_the_next_line() throws IOException {
        try (OriginalServer server = OriginalServer.start()) {
            begin(server.port(), Patience.FOR_EVER);
            until(() -> told().contains("Connected to"));
            app.typed("/nonsense secret");
            assertThat(told()).contains("! There is no command /nonsense");
            app.typed("/msg nobody hi");
            assertThat(told()).contains("Nobody here is called nobody");
            app.typed("/msg");
            assertThat(told()).contains("/msg nick text");
            app.typed("plain words");
            until(() -> server.received().size() == 2);
            assertThat(server.received()).containsExactly("USERNAME:alice", "plain words");
        }
    }

    @Test
    void help_lists_the_commands_and_goes_on() throws IOException {
        try (OriginalServer server = OriginalServer.start()) {
            begin(server.port(), Patience.FOR_EVER);
            until(() -> told().contains("Connected to"));
            app.typed("/help");
            assertThat(told()).contains("/msg nick text: a whisper").contains("/quit: leave");
            app.typed("after help");
            until(() -> server.received().contains("after help"));
        }
    }

    @Test
    void the_end_of_the_input_leaves_when_all_has_left_for_the_server() throws IOException {
        try (OriginalServer server = OriginalServer.start()) {
            begin(server.port(), Patience.ONCE_CONNECTED);
            app.typed("one");
            app.typed("two");
            app.inputEnded();
            run();
            assertThat(app.outcome()).isEqualTo(Outcome.LEFT);
            Await.until("empty room", server::names, List::isEmpty);
            assertThat(server.received()).containsExactly("USERNAME:alice", "one", "two", "!DISCONNECT");
        }
    }

    @Test
    void a_pipe_without_a_server_is_an_error_at_once() throws IOException {
        begin(refusedPort(), Patience.ONCE_CONNECTED);
        app.typed("one");
        run();
        assertThat(app.outcome()).isEqualTo(Outcome.CANNOT_CONNECT);
        assertThat(told()).contains("! Nothing listens at localhost:").doesNotContain("Trying again");
    }

    @Test
    void somebody_who_sits_there_is_waited_with_and_told_once() throws IOException {
        int port = refusedPort();
        begin(port, Patience.FOR_EVER);
        until(() -> told().contains("Nothing listens"));
        app.typed("kept for later");
        for (int i = 0; i < 4; i++) {
            time.advanceMillis(30_000);
            turns(5);
        }
        assertThat(told().split("Nothing listens", -1)).hasSize(2);
        try (OriginalServer server = OriginalServer.start(port, 64)) {
            time.advanceMillis(30_000);
            until(() -> server.received().contains("kept for later"));
            assertThat(told()).contains("Connected to localhost:" + port + " again");
        }
    }

    @Test
    void a_connection_that_does_not_come_back_after_the_input_is_an_outcome_of_its_own() throws IOException {
        int port;
        try (OriginalServer server = OriginalServer.start()) {
            port = server.port();
            begin(port, Patience.ONCE_CONNECTED);
            until(() -> told().contains("Connected to"));
        }
        until(() -> told().contains("closed the connection"));
        app.typed("too late");
        app.inputEnded();
        time.advanceMillis(PlainApp.UNSENT_MILLIS_MAX - 1);
        turns(5);
        assertThat(app.outcome()).isEqualTo(Outcome.LEFT);
        time.advanceMillis(1);
        run();
        assertThat(app.outcome()).isEqualTo(Outcome.UNSENT);
        assertThat(told()).contains("! 1 message was not sent.");
    }

    @Test
    void quit_leaves_with_a_word_to_the_server() throws IOException {
        try (OriginalServer server = OriginalServer.start()) {
            begin(server.port(), Patience.FOR_EVER);
            until(() -> told().contains("Connected to"));
            app.typed("bye all");
            app.typed("/quit");
            run();
            Await.until("good-bye", server::received, bodies -> bodies.contains("!DISCONNECT"));
            assertThat(server.received()).containsSubsequence("bye all", "!DISCONNECT");
        }
    }

    @Test
    void a_thousand_lines_from_a_pipe_all_arrive() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            text.append("line ").append(i).append('\n');
        }
        InputStream in = new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
        try (OriginalServer server = OriginalServer.start()) {
            PlainInput input = new PlainInput(in, PlainApp.LINES_AHEAD_MAX);
            app = app(server.port(), Patience.ONCE_CONNECTED, input);
            app.start();
            input.start(line -> loop.execute(() -> app.typed(line)), () -> loop.execute(app::inputEnded));
            run();
            Await.until("empty room", server::names, List::isEmpty);
            assertThat(server.received()).hasSize(1_002).endsWith("line 999", "!DISCONNECT");
        }
    }

    private void begin(int port, Patience patience) {
        app = app(port, patience, new PlainInput(InputStream.nullInputStream(), PlainApp.LINES_AHEAD_MAX));
        app.start();
    }

    private PlainApp app(int port, Patience patience, PlainInput input) {
        Settings settings = new Settings("alice", "localhost:" + port, ZoneOffset.UTC, Settings.Look.FULL, "test");
        Ways resolver = KnownWay.loopback(port);
        return new PlainApp(
                loop,
                new PrintStream(bytes, true, StandardCharsets.UTF_8),
                input,
                patience,
                Model.start(settings, 80, 24, time.wallMillis()),
                events -> new ServerLink(
                        loop,
                        ClientSettings.of("localhost", port, "alice").speaking(ClientSettings.Speak.LEGACY),
                        Installation.inMemory(time.wallMillis()),
                        resolver,
                        () -> 0,
                        LinkLog.NONE,
                        events));
    }

    private String told() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private List<String> lines() {
        return told().lines().toList();
    }

    /** To its own end. */
    private void run() {
        boolean[] ended = {false};
        until(() -> {
            ended[0] = ended[0] || app.ended();
            return ended[0];
        });
    }

    private void until(BooleanSupplier condition) {
        for (int turn = 0; !condition.getAsBoolean(); turn++) {
            assertThat(turn).as("turns; told so far: %s", told()).isLessThan(TURNS_MAX);
            turns(1);
        }
    }

    private void turns(int count) {
        try {
            for (int i = 0; i < count; i++) {
                loop.turn(20);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int refusedPort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
