package chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Event;
import chat.client.model.TalkNews;
import chat.client.model.TalkNews.Entries;
import chat.client.model.TalkNews.Heard;
import chat.net.EventLoop;
import chat.net.TimeSource;
import chat.original.OriginalServer;
import chat.protocol.FrameHeader;
import chat.protocol.Limits;
import chat.protocol.Name;
import chat.protocol.Place;
import chat.protocol.RoomName;
import chat.protocol.TextKind;
import chat.server.ChatServer;
import chat.server.EventLog;
import chat.server.ServerSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What killed clients have left on a real disk is said by the next one on a real server, each line once. */
class LeftBehindTest {
    private static final Place LOBBY = new Place.InRoom(RoomName.LOBBY);
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final TimeSource time = TimeSource.system();
    private final List<Event> events = new ArrayList<>();

    @TempDir
    Path folder;

    private ChatServer server;
    private EventLoop loop;

    @BeforeEach
    void open() throws IOException {
        InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = new ChatServer(
                new ServerSettings(anywhere, new FrameHeader(64), Limits.DEFAULT, Name.Alphabet.ANY_ONE_SCRIPT),
                time,
                EventLog.silent());
        Thread serving = new Thread(
                () -> {
                    try {
                        server.run();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                "left-behind-server");
        serving.setDaemon(true);
        serving.start();
        loop = new EventLoop(time);
    }

    @AfterEach
    void close() throws IOException {
        loop.close();
        server.close();
    }

    @Test
    void each_line_of_three_killed_clients_is_said_once() throws IOException {
        int port = server.address().getPort();
        byte[] before;
        try (Installation one = installation(port);
                Installation two = installation(port);
                Installation three = installation(port)) {
            add(one, "from one");
            add(two, "from two");
            add(three, "from three");
            three.lines().add(2, new Place.With("bob"), TextKind.TEXT, "psst", 1, "alice");
            before = Files.readAllBytes(journal(2));
            ServerLink sent = link(two, port, "alice", event -> {});
            sent.connectNow();
            until(() -> sent.unsettled() == 0);
            sent.disconnect();
        }
        Files.write(journal(2), before); // killed before it heard that its line had arrived
        List<Event> bobs = new ArrayList<>();
        try (Installation bobsOwn = Installation.inMemory(time.wallMillis());
                Installation next = installation(port)) {
            link(bobsOwn, port, "bob", bobs::add).connectNow();
            until(() -> bobs.stream().anyMatch(Event.Ready.class::isInstance));
            List<Installation> left = next.leftBehind();
            assertThat(left).hasSize(2);
            ServerLink alice = link(next, port, "alice", events::add);
            alice.connectNow();
            until(() -> alice.unsettled() == 0
                    && left.stream().allMatch(device -> device.lines().all().isEmpty())
                    && lines(events).stream().filter(line -> line.id() != 0).count() == 4
                    && lines(bobs).size() == 4);
            assertThat(lines(bobs))
                    .extracting(line -> line.entry().text())
                    .containsExactlyInAnyOrder("from two", "from one", "from three", "psst");
            assertThat(lines(events)).allMatch(line -> line.speaker() == TalkNews.Speaker.OWN);
            assertThat(events)
                    .noneMatch(event -> event instanceof Event.Talk talk && talk.news() instanceof TalkNews.Failed);
            alice.disconnect();
            try (Installation meanwhile = installation(port)) {
                assertThat(meanwhile.device())
                        .as("what is said is let go of")
                        .isEqualTo(left.get(0).device());
            }
        }
        try (Installation last = installation(port)) {
            assertThat(last.lines().all()).isEmpty();
            assertThat(last.leftBehind()).isEmpty();
        }
    }

    @Test
    void a_server_of_the_legacy_profile_gets_what_has_never_left_before() throws IOException {
        try (OriginalServer original = OriginalServer.start()) {
            try (Installation one = installation(original.port());
                    Installation two = installation(original.port())) {
                add(one, "from one");
                add(two, "from two");
                two.lines().sent(add(two, "perhaps there already"), "alice");
            }
            try (Installation next = installation(original.port())) {
                ServerLink alice = link(next, original.port(), "alice", events::add);
                alice.connectNow();
                until(() -> original.received().size() == 3 && alice.unsettled() == 0);
                assertThat(original.received().subList(1, 3)).containsExactlyInAnyOrder("from one", "from two");
                assertThat(next.leftBehind())
                        .allMatch(left -> left.lines().all().isEmpty());
                assertThat(next.lines().all()).singleElement().matches(line -> !line.waits());
                alice.disconnect();
            }
            try (Installation last = installation(original.port())) {
                assertThat(last.lines().all()).extracting(OwnLine::text).containsExactly("perhaps there already");
                assertThat(last.leftBehind()).isEmpty();
            }
        }
    }

    @Test
    void a_process_that_lives_keeps_its_device_and_one_that_was_killed_leaves_it() throws Exception {
        Process lives = client();
        Process dies = client();
        try {
            List<String> living = firstLines(lives);
            List<String> dead = firstLines(dies);
            dies.destroyForcibly().waitFor();
            Process next = client();
            try {
                assertThat(firstLines(next)).containsExactly(dead.get(0), "1 left");
                Process another = client();
                assertThat(firstLines(another).get(0)).isNotIn(living.get(0), dead.get(0));
                another.destroyForcibly().waitFor();
            } finally {
                next.destroyForcibly().waitFor();
            }
            lives.destroyForcibly().waitFor();
            try (Installation all = installation(5050)) {
                int lines = all.lines().all().size()
                        + all.leftBehind().stream()
                                .mapToInt(left -> left.lines().all().size())
                                .sum();
                assertThat(lines)
                        .as("one of each, two of the device that was taken again")
                        .isEqualTo(4);
                assertThat(all.leftBehind()).hasSize(2);
            }
        } finally {
            lives.destroyForcibly();
            dies.destroyForcibly();
        }
    }

    private Process client() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Waiting.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** A client that has something to say and no server. */
    static final class Waiting {
        private Waiting() {}

        public static void main(String[] args) throws IOException {
            ClientSettings settings = ClientSettings.of("localhost", 5050, "alice");
            long now = TimeSource.system().wallMillis();
            try (Installation installation = Installation.open(Path.of(args[0]), settings, now, sentence -> {
                throw new AssertionError(sentence);
            })) {
                int left = installation.lines().all().size();
                add(installation, "left behind");
                System.out.println(installation.device().hex());
                System.out.println(left + " left");
                System.in.read(); // until it is killed
            }
        }
    }

    private static List<String> firstLines(Process process) throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return List.of(String.valueOf(out.readLine()), String.valueOf(out.readLine()));
    }

    private Installation installation(int port) {
        return Installation.open(folder, ClientSettings.of("localhost", port, "alice"), time.wallMillis(), sentence -> {
            throw new AssertionError(sentence);
        });
    }

    private Path journal(int device) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("device-" + device + "\\..*\\.journal"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private ServerLink link(Installation installation, int port, String name, Consumer<Event> hears) {
        InetSocketAddress there = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return new ServerLink(
                loop,
                ClientSettings.of("localhost", port, name),
                installation,
                KnownWay.to(there),
                () -> 0,
                LinkLog.NONE,
                hears);
    }

    private static OwnLine add(Installation installation, String text) {
        return Objects.requireNonNull(installation.lines().add(1, LOBBY, TextKind.TEXT, text, 1, "alice"));
    }

    /** All entries that were told with a conversation. */
    private static List<Heard> lines(List<Event> events) {
        List<Heard> lines = new ArrayList<>();
        for (Event event : events) {
            if (event instanceof Event.Talk talk && talk.news() instanceof Entries entries) {
                lines.addAll(entries.lines());
            }
        }
        return lines;
    }

    private void until(BooleanSupplier done) throws IOException {
        long start = time.nanos();
        while (!done.getAsBoolean()) {
            loop.turn(5);
            assertThat(time.nanos() - start).as("time; so far %s", events).isLessThan(DEADLINE_NANOS);
        }
    }
}
