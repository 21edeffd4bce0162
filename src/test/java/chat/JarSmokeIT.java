package chat;

import static org.assertj.core.api.Assertions.assertThat;

import chat.e2e.Await;
import chat.e2e.Program;
import chat.e2e.Server;
import chat.original.OriginalClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The very jar that people get, run as they run it: a real server process, and what its exit code and its one line say. */
class JarSmokeIT {
    @Test
    void a_message_goes_from_one_original_client_to_another() throws IOException {
        try (Server server = Server.start();
                OriginalClient alice = OriginalClient.join(server.port(), "alice")) {
            awaitLine(alice, "!USERLIST:[\"alice\"]");
            try (OriginalClient bob = OriginalClient.join(server.port(), "bob")) {
                awaitLine(alice, "[bob] User bob joined the chat.");
                bob.say("grüße aus Köln 👋");
                awaitLine(alice, "[bob] grüße aus Köln 👋");
                alice.say("two\nlines");
                awaitLine(bob, "[alice] two\nlines");
                assertThat(bob.printed()).doesNotContain("[bob] grüße aus Köln 👋");
            }
            awaitLine(alice, "[bob] User bob left the chat.");
        }
    }

    @Test
    void bench_measures_it_and_finds_nothing_wrong() {
        try (Server server = Server.start();
                Program bench = Program.jar(
                        ("bench --members 5 --rate 2 --warmup 0 --seconds 1 --port " + server.port()).split(" ", -1))) {
            assertThat(bench.awaitExit()).as(bench.told()).isZero();
            bench.awaitOut("^verified +[1-9]");
        }
    }

    @Test
    void a_message_goes_from_one_plain_client_to_another() {
        try (Server server = Server.start();
                Program alice = Program.jar(server.clientLine("alice", "--utf8").toArray(String[]::new))) {
            alice.awaitOut("Connected");
            plainBob(server, alice);
            alice.awaitOut("bob left");
            alice.type("last words");
            alice.closeInput(); // the end of the input is the end of the chat, after what was typed
            assertThat(alice.awaitExit()).as(alice.told()).isZero();
        }
    }

    private static void plainBob(Server server, Program alice) {
        try (Program bob =
                Program.jar(server.clientLine("bob", "--plain", "--utf8").toArray(String[]::new))) {
            alice.awaitOut("bob joined");
            alice.type("grüße aus der Pipe 👋");
            bob.awaitOut("alice.*grüße aus der Pipe 👋");
            bob.type("/quit");
            assertThat(bob.awaitExit()).as(bob.told()).isZero();
        }
    }

    @Test
    void a_plain_client_that_finds_no_server_says_so_and_exits_4() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (Program program = Program.jar("client", "--plain", "--host", "127.0.0.1", "--port", "" + port)) {
            program.type("is anybody there?");
            program.closeInput();
            assertThat(program.awaitExit()).as(program.told()).isEqualTo(4);
            assertThat(program.told()).contains("" + port).doesNotContain("Exception");
        }
    }

    @Test
    void the_demo_without_a_terminal_talks_in_lines_and_ends_by_itself() {
        try (Program demo = Program.jar("demo")) {
            demo.closeInput();
            assertThat(demo.awaitExit()).as(demo.told()).isZero();
            assertThat(demo.out()).anyMatch(l -> l.contains("maya")).anyMatch(l -> l.contains("tomas"));
        }
    }

    @Test
    void on_sigterm_the_server_says_so_and_ends_with_0() throws IOException {
        try (Server server = Server.start();
                OriginalClient alice = OriginalClient.join(server.port(), "alice")) {
            awaitLine(alice, "!USERLIST:[\"alice\"]");
            server.program().terminate();
            Await.until(
                    "goodbye of the server",
                    alice::printed,
                    lines -> lines.stream().anyMatch(l -> l.startsWith("[Server] ")));
            assertThat(server.program().awaitExit()).as(server.program().told()).isZero();
        }
    }

    @Test
    void the_line_it_prints_is_the_line_a_colleague_types() {
        try (Server server = Server.start()) {
            List<String> printed = server.program().out();
            assertThat(printed.get(0))
                    .isEqualTo("Listening on 127.0.0.1:" + server.port()
                            + ". To join: java -jar chat.jar client --host localhost --port " + server.port());
            assertThat(printed.subList(1, printed.size())).allMatch(line -> line.startsWith("Warning: "));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server --prot 5050",
                "server --port x",
                "server --port 70000",
                "server --metrics-port 70000",
                "server --metrics-bind 127.0.0.2",
                "server --limit nonsense=1",
                "client --port",
                "client --user",
                "sevrer",
                "client --header 0"
            })
    void a_wrong_option_is_one_sentence_and_exit_2(String line) {
        try (Program program = Program.jar(line.split(" "))) {
            assertThat(program.awaitExit()).as(program.told()).isEqualTo(2);
            assertThat(program.out()).isEmpty();
            assertThat(program.err())
                    .as(program.told())
                    .singleElement()
                    .asString()
                    .startsWith("chat: ");
        }
    }

    @Test
    void a_port_in_use_is_one_sentence_and_exit_3() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Program program = Program.jar(
                        "server", "--history", "off", "--bind", "127.0.0.1", "--port", "" + taken.getLocalPort())) {
            assertThat(program.awaitExit()).as(program.told()).isEqualTo(3);
            assertThat(program.err())
                    .as(program.told())
                    .singleElement()
                    .asString()
                    .contains("" + taken.getLocalPort());
        }
    }

    @Test
    void figures_are_served_where_the_second_line_says() throws Exception {
        try (Server server = Server.start("--metrics-port", "0")) {
            String url = server.program()
                    .awaitOut("^Metrics: (http://127\\.0\\.0\\.1:\\d+/metrics)$")
                    .group(1);
            HttpResponse<String> page = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains("chat_connections 0.0", "version=\"" + manifest().getValue("Implementation-Version"));
            server.program().terminate();
            assertThat(server.program().awaitExit()).as(server.program().told()).isZero();
        }
    }

    @Test
    void a_metrics_port_in_use_is_one_sentence_and_exit_3() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Program program = Program.jar(
                        "server", "--history", "off", "--port", "0", "--metrics-port", "" + taken.getLocalPort())) {
            assertThat(program.awaitExit()).as(program.told()).isEqualTo(3);
            assertThat(program.out()).isEmpty();
            assertThat(program.err())
                    .as(program.told())
                    .singleElement()
                    .asString()
                    .contains("metrics on 127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    void without_the_option_nothing_of_the_figures_port_is_loaded() {
        List<String> command =
                new ArrayList<>(Program.jarCommand("server", "--history", "off", "--bind", "127.0.0.1", "--port", "0"));
        command.add(1, "-Xlog:class+load:stdout");
        try (Program program = Program.start(command)) {
            program.awaitOut("chat\\.server\\.ChatServer ");
            program.awaitOut("^Listening on ");
            program.terminate();
            assertThat(program.awaitExit()).isZero();
            assertThat(program.out())
                    .noneMatch(line -> line.contains("io.prometheus."))
                    .noneMatch(line -> line.contains("httpserver"))
                    .noneMatch(line -> line.contains("chat.metrics.MetricsPort "));
        }
    }

    @Test
    void an_address_of_another_machine_is_one_sentence_and_exit_3() {
        try (Program program = Program.jar("server", "--history", "off", "--bind", "192.0.2.1", "--port", "0")) {
            assertThat(program.awaitExit()).as(program.told()).isEqualTo(3);
            assertThat(program.err())
                    .as(program.told())
                    .singleElement()
                    .asString()
                    .contains("192.0.2.1");
        }
    }

    @Test
    void version_and_help_are_on_stdout_and_exit_0() {
        try (Program version = Program.jar("--version");
                Program help = Program.jar("server", "--help")) {
            assertThat(version.awaitExit()).isZero();
            assertThat(version.out()).containsExactly("chat.jar " + manifest().getValue("Implementation-Version"));
            assertThat(help.awaitExit()).isZero();
            assertThat(help.out()).anyMatch(l -> l.contains("--port")).anyMatch(l -> l.contains("messages-per-second"));
            assertThat(help.err()).isEmpty();
        }
    }

    @Test
    void the_manifest_says_what_java_must_know() {
        Attributes manifest = manifest();
        assertThat(manifest.getValue("Main-Class")).isEqualTo("chat.Main");
        assertThat(manifest.getValue("Implementation-Version")).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(manifest.getValue("Enable-Native-Access")).isEqualTo("ALL-UNNAMED");
    }

    @Test
    void the_licences_of_all_that_is_inside_are_inside() throws IOException {
        try (JarFile jar = new JarFile(Program.jarFile().toFile())) {
            assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License", "Version 2.0, January 2004");
            assertThat(text(jar, "META-INF/licenses/jline-BSD-3-Clause.txt")).contains("Neither the name of JLine");
            assertThat(text(jar, "META-INF/licenses/antlr-BSD-3-Clause.txt")).contains("The ANTLR Project");
            assertThat(text(jar, "META-INF/licenses/jackson-core-NOTICE.txt")).contains("Tatu Saloranta");
            assertThat(text(jar, "META-INF/licenses/FastDoubleParser-MIT.txt")).contains("MIT License");
            assertThat(text(jar, "META-INF/licenses/FastDoubleParser-NOTICE.txt"))
                    .contains("Werner Randelshofer");
            assertThat(text(jar, "META-INF/licenses/FastDoubleParser-thirdparty-MIT-and-BSD-2-Clause.txt"))
                    .contains("2-clause BSD License");
            assertThat(text(jar, "META-INF/licenses/sqlite-jdbc-BSD-2-Clause.txt"))
                    .contains("David Crawshaw");
            assertThat(text(jar, "META-INF/licenses/tls-channel-MIT.txt")).contains("MIT License");
            String overview = text(jar, "META-INF/licenses/README.txt");
            for (String owner : owners(jar)) {
                assertThat(overview).as("licence of the classes in %s", owner).containsIgnoringCase(owner);
            }
        }
    }

    @Test
    void only_what_can_be_reached_is_inside() throws IOException {
        try (JarFile jar = new JarFile(Program.jarFile().toFile())) {
            List<String> names = jar.stream().map(JarEntry::getName).toList();
            assertThat(names)
                    .noneMatch(n -> n.matches("org/jline/(reader|builtins|console|shell|style|jansi|widget)/.+"));
            assertThat(names)
                    .noneMatch(n -> n.matches("io/prometheus/metrics/(model/registry|core|shaded|tracer)/.+"))
                    .noneMatch(n -> n.matches("io/prometheus/.+/(PrometheusProtobuf|OpenMetrics2?TextFormat)Writer.*"));
            assertThat(names).noneMatch(n -> n.startsWith("org/slf4j") || n.startsWith("tlschannel/async"));
            assertThat(names).noneMatch(n -> n.startsWith("org/junit") || n.startsWith("org/assertj"));
            assertThat(names.stream()
                            .filter(n -> n.matches("org/sqlite/native/.+/.+/.+"))
                            .map(n -> n.substring("org/sqlite/native/".length(), n.lastIndexOf('/'))))
                    .containsExactlyInAnyOrder(
                            "Linux/x86_64",
                            "Linux/aarch64",
                            "Linux-Musl/x86_64",
                            "Linux-Musl/aarch64",
                            "Mac/x86_64",
                            "Mac/aarch64",
                            "Windows/x86_64");
            assertThat(names)
                    .contains("org/jline/nativ/Linux/x86_64/libjlinenative.so", "META-INF/jline/providers/exec");
        }
    }

    /** Nobody who does not keep a history pays for it. */
    @Test
    void nothing_of_sqlite_is_loaded_by_a_client_that_starts() {
        List<String> command = new ArrayList<>(Program.jarCommand("client", "--help"));
        command.add(1, "-Xlog:class+load");
        try (Program program = Program.start(command)) {
            assertThat(program.awaitExit()).isZero();
            assertThat(program.out())
                    .anyMatch(l -> l.contains("chat.cli.ClientCommand "))
                    .noneMatch(l -> l.contains("sqlite") || l.contains("chat.store"));
        }
    }

    /** The libraries by the names that the overview of licences calls them. */
    private static List<String> owners(JarFile jar) {
        return jar.stream()
                .map(JarEntry::getName)
                .filter(n -> n.endsWith(".class") && !n.startsWith("chat/"))
                .map(n -> n.startsWith("org/tomlj/") || n.startsWith("org/antlr/") ? n.substring("org/".length()) : n)
                .map(n -> n.startsWith("com/fasterxml/jackson/core/")
                        ? "jackson-core"
                        : n.startsWith("org/jline/")
                                ? "jline"
                                : n.startsWith("io/prometheus/")
                                        ? "io.prometheus"
                                        : n.startsWith("org/sqlite/") ? "sqlite-jdbc" : n.substring(0, n.indexOf('/')))
                .distinct()
                .toList();
    }

    private static Attributes manifest() {
        try (JarFile jar = new JarFile(Program.jarFile().toFile())) {
            return jar.getManifest().getMainAttributes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(JarFile jar, String name) throws IOException {
        JarEntry entry = jar.getJarEntry(name);
        assertThat(entry).as(name).isNotNull();
        return new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void awaitLine(OriginalClient client, String line) {
        Await.until("line " + line, client::printed, lines -> lines.contains(line));
    }
}
