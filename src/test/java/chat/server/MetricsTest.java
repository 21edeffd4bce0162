package chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.e2e.Await;
import chat.metrics.Family;
import chat.net.TimeSource;
import chat.protocol.FrameHeader;
import chat.protocol.Limit;
import chat.protocol.Limits;
import chat.protocol.Name;
import chat.sim.SimSocket;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The figures are right, and served as docs/metrics.md says, whatever the loop and whoever asks does. */
class MetricsTest {
    private static final Limits NO_PACE =
            Limits.DEFAULT.with(Limit.MESSAGES_PER_SECOND, 0).with(Limit.BYTES_PER_SECOND, 0);
    private static final Pattern SAMPLE = Pattern.compile("([a-z_]+)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"");

    @Test
    void frames_and_bytes_are_those_that_the_clients_have_sent_and_received() throws IOException {
        try (SimServer sim = new SimServer(NO_PACE)) {
            List<SimServer.Client> all = List.of(sim.connect(), sim.connect(), sim.connect());
            int frames = 0;
            for (int i = 0; i < all.size(); i++) {
                all.get(i).send("USERNAME:" + "abc".charAt(i));
            }
            sim.turn(3);
            all.get(0).send("one", "two", "!WHISPER:b psst", "");
            sim.pass(500);
            long bytes = 0;
            for (SimServer.Client client : all) {
                for (String body : client.read()) {
                    frames++;
                    bytes += FrameHeader.DEFAULT.bytes() + body.getBytes(StandardCharsets.UTF_8).length;
                }
            }
            Map<String, Double> told = told(sim);
            assertThat(told)
                    .containsEntry("chat_connections", 3.0)
                    .containsEntry("chat_members", 3.0)
                    .containsEntry("chat_accepted_total", 3.0)
                    .containsEntry("chat_frames_received_total", 7.0)
                    .containsEntry("chat_received_bytes_total", 7 * 64.0 + 3 * 10 + 3 + 3 + 15)
                    .containsEntry("chat_frames_sent_total", (double) frames)
                    .containsEntry("chat_sent_bytes_total", (double) bytes)
                    .containsEntry("chat_messages_total said", 2.0)
                    .containsEntry("chat_messages_total whispered", 1.0)
                    .containsEntry("chat_messages_total joined", 2.0)
                    .containsEntry("chat_messages_total notice", 1.0)
                    .containsEntry("chat_deliveries_total", frames - 2.0)
                    .containsEntry("chat_laggards", 0.0)
                    .containsEntry("chat_owed_bytes", 0.0)
                    .containsEntry("chat_feed_bytes", 0.0)
                    .containsEntry("chat_undelivered_bytes_total", 0.0)
                    .containsEntry("chat_internal_faults_total", 0.0);
        }
    }

    @Test
    void one_who_does_not_read_is_a_laggard_until_cut_off_and_then_what_it_has_not_got() throws IOException {
        try (SimServer sim = new SimServer(NO_PACE)) {
            SimServer.Client ada = sim.join("ada");
            SimServer.Client stuck = sim.join("stuck");
            ada.send("x".repeat(3 * SimSocket.WINDOW_BYTES));
            sim.turn(5);
            int owed = 64 + "[ada] ".length() + 3 * SimSocket.WINDOW_BYTES - SimSocket.WINDOW_BYTES;
            assertThat(told(sim))
                    .containsEntry("chat_laggards", 1.0)
                    .containsEntry("chat_owed_bytes", (double) owed)
                    .containsEntry("chat_feed_bytes", 262_144.0);
            stuck.socket.peerResets();
            sim.turn(3);
            assertThat(told(sim))
                    .containsEntry("chat_laggards", 0.0)
                    .containsEntry("chat_undelivered_bytes_total", (double) owed)
                    .containsEntry("chat_closed_total reset", 1.0)
                    .containsEntry("chat_feed_bytes", 0.0);
        }
    }

    @Test
    void refusals_bad_input_and_delays_are_told_by_reason() throws IOException {
        try (SimServer sim = new SimServer(Limits.DEFAULT.with(Limit.CONNECTIONS, 2))) {
            SimServer.Client ada = sim.join("ada");
            sim.connect().raw("garbage".repeat(10));
            sim.turn(3);
            sim.pass(1_100);
            sim.connect();
            sim.connect();
            sim.turn(3);
            sim.pass(10_100);
            for (int i = 0; i < 12; i++) {
                ada.send("m" + i);
            }
            sim.turn(3);
            assertThat(told(sim))
                    .containsEntry("chat_bad_input_total header_malformed", 1.0)
                    .containsEntry("chat_closed_total header_malformed", 1.0)
                    .containsEntry("chat_refusals_total full", 1.0)
                    .containsEntry("chat_refusals_total sign_in_timeout", 1.0)
                    .containsEntry("chat_refusals_total made_room", 0.0)
                    .containsEntry("chat_delays_total", 1.0);
        }
    }

    @Test
    void turns_are_told_by_how_long_they_took() throws IOException {
        try (SimServer sim = new SimServer(Limits.DEFAULT)) {
            sim.loop.execute(() -> sim.time.advanceMillis(3));
            sim.loop.execute(() -> sim.time.advanceMillis(1));
            sim.turn(1);
            sim.loop.execute(() -> sim.time.advanceMillis(5_000));
            sim.turn(1);
            sim.turn(10); // nothing to do
            Family.Histogram turns = (Family.Histogram) figures(sim).stream()
                    .filter(family -> family.name().equals("chat_turn_seconds"))
                    .findFirst()
                    .orElseThrow();
            assertThat(turns.bounds().get(0)).isEqualTo(50e-6);
            assertThat(turns.bounds().get(turns.bounds().size() - 1)).isEqualTo(1.0);
            assertThat(turns.sum()).isEqualTo(5.004);
            assertThat(turns.counts()).containsExactly(0L, 0L, 0L, 0L, 0L, 0L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L);
        }
    }

    @Test
    void the_page_of_the_manual_lists_what_a_running_server_serves() throws Exception {
        Set<String> listed = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("docs/metrics.md"))) {
            if (line.startsWith("| `")) {
                String[] cells = line.split("\\|", -1);
                listed.add(cells[1].strip() + " " + cells[2].strip() + " " + cells[4].strip());
                assertThat(cells[3]).as("unit of %s", cells[1]).isNotBlank();
            }
        }
        try (Served served = new Served()) {
            HttpResponse<String> page = served.get("GET", "/metrics");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Type")).contains("text/plain; version=0.0.4; charset=utf-8");
            assertThat(families(page.body())).isEqualTo(listed);
            assertThat(page.body())
                    .contains("\nchat_connections 0.0\n", "\nchat_closed_total{reason=\"eof\"} 0.0\n")
                    .containsPattern("chat_turn_seconds_bucket\\{le=\"\\+Inf\"} \\d+\n");
        }
    }

    @Test
    void anything_else_is_answered_in_a_sentence() throws Exception {
        try (Served served = new Served()) {
            assertThat(served.get("GET", "/").statusCode()).isEqualTo(404);
            assertThat(served.get("GET", "/").body()).isEqualTo("The figures are at /metrics.\n");
            assertThat(served.get("POST", "/metrics").statusCode()).isEqualTo(405);
            HttpResponse<String> head = served.get("HEAD", "/metrics");
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
        }
    }

    @Test
    void a_loop_that_stands_still_gives_503_and_a_sentence_and_figures_again_when_it_goes_on() throws Exception {
        try (Served served = new Served()) {
            CountDownLatch held = new CountDownLatch(1);
            served.server.loop().execute(() -> await(held));
            HttpResponse<String> answer = served.get("GET", "/metrics");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("did not answer within 2 s").hasLineCount(1);
            held.countDown();
            assertThat(served.get("GET", "/metrics").body()).contains("chat_stalls_total 1.0");
        }
    }

    @Test
    void those_who_connect_and_say_nothing_do_not_keep_the_figures_from_others() throws Exception {
        try (Served served = new Served()) {
            List<Socket> silent = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Socket socket = new Socket(served.metrics.getAddress(), served.metrics.getPort());
                socket.getOutputStream().write("GET /metr".getBytes(StandardCharsets.US_ASCII));
                silent.add(socket);
            }
            assertThat(served.get("GET", "/metrics").statusCode()).isEqualTo(200);
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void the_port_and_its_threads_end_with_the_server() throws Exception {
        Served served = new Served();
        served.get("GET", "/metrics");
        served.close();
        assertThat(threads()).noneMatch(name -> name.equals("metrics") || name.equals("HTTP-Dispatcher"));
        assertThat(refused(served.metrics)).isTrue();
    }

    private static boolean refused(InetSocketAddress at) throws IOException {
        try (Socket socket = new Socket(at.getAddress(), at.getPort())) {
            return !socket.isConnected();
        } catch (ConnectException e) {
            return true;
        }
    }

    private static List<String> threads() {
        return Await.until(
                "threads without those of the port",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .toList(),
                names -> names.stream().noneMatch(name -> name.equals("metrics") || name.equals("HTTP-Dispatcher")));
    }

    private static List<Family> figures(SimServer sim) throws IOException {
        List<Family> figures = new ArrayList<>();
        sim.loop.atTurnEnd(() -> figures.addAll(sim.server.figures()));
        sim.turn(1);
        return figures;
    }

    /** All counters and gauges, by name and label's value. */
    private static Map<String, Double> told(SimServer sim) throws IOException {
        Map<String, Double> told = new TreeMap<>();
        for (Family family : figures(sim)) {
            Map<String, Double> values = family instanceof Family.Counter counter
                    ? counter.values()
                    : family instanceof Family.Gauge gauge ? gauge.values() : Map.of();
            values.forEach((of, value) -> told.put((family.name() + " " + of).strip(), value));
        }
        return told;
    }

    /** Each family of a page as name, type and labels, written as the manual does. */
    private static Set<String> families(String page) {
        Map<String, String> types = new TreeMap<>();
        Map<String, Set<String>> labels = new TreeMap<>();
        for (String line : page.lines().toList()) {
            if (line.startsWith("# TYPE ")) {
                String[] words = line.split(" ", -1);
                types.put(words[2], words[3]);
            } else if (!line.startsWith("#")) {
                Matcher sample = SAMPLE.matcher(line);
                assertThat(sample.matches()).as(line).isTrue();
                String name = sample.group(1).replaceAll("_(bucket|sum|count)$", "");
                Set<String> found = labels.computeIfAbsent(name, any -> new TreeSet<>());
                Matcher label = LABEL.matcher(sample.group(2) == null ? "" : sample.group(2));
                while (label.find()) {
                    found.add("`" + label.group(1) + "`");
                }
                found.remove("`le`");
            }
        }
        Set<String> families = new TreeSet<>();
        types.forEach((name, type) ->
                families.add("`" + name + "` " + type + " " + String.join(", ", labels.getOrDefault(name, Set.of()))));
        return families;
    }

    private static void await(CountDownLatch held) {
        try {
            held.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A real server on the loopback with a port for metrics. */
    private static final class Served implements AutoCloseable {
        final ChatServer server;
        final InetSocketAddress metrics;
        private final HttpClient http = HttpClient.newHttpClient();
        private final Thread thread;

        Served() throws IOException {
            InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            server = new ChatServer(
                    new ServerSettings(any, FrameHeader.DEFAULT, Limits.DEFAULT, Name.Alphabet.ANY_ONE_SCRIPT),
                    TimeSource.system(),
                    EventLog.silent());
            metrics = server.serveMetrics(any);
            thread = new Thread(this::run, "loop of the test");
            thread.start();
        }

        HttpResponse<String> get(String method, String path) throws IOException, InterruptedException {
            URI uri = URI.create("http://" + metrics.getAddress().getHostAddress() + ":" + metrics.getPort() + path);
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }

        @Override
        public void close() {
            server.close();
            Await.until("end of the loop's thread", thread::isAlive, alive -> !alive);
        }

        private void run() {
            try {
                server.run();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
