package chat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.client.ClientSettings;
import chat.client.ClientSettings.Glyphs;
import chat.client.ClientSettings.Look;
import chat.client.ClientSettings.Speak;
import chat.client.ServerPlace;
import chat.protocol.InviteCode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ClientOptionsTest {
    private static final int LINES = 4_000;
    private static final ServerPlace.Tcp TCP = new ServerPlace.Tcp("localhost", 5050);

    @Test
    void a_bare_line_has_the_defaults() {
        ClientSettings settings = quick().orElseThrow().settings();
        assertThat(settings).isEqualTo(ClientSettings.of(settings.server(), ClientSettings.loginName()));
    }

    @Test
    void a_bare_line_means_this_machine_by_its_socket_and_else_by_tcp() {
        assertThat(to(null)).isInstanceOfSatisfying(ServerPlace.Here.class, here -> {
            assertThat(here.sockets()).startsWith(Path.of("/run/chat/chat.sock"));
            assertThat(here.port()).isEqualTo(TCP);
            assertThat(here.key()).isEqualTo(TCP.key());
        });
        assertThat(to("off")).isEqualTo(TCP);
        assertThat(to("/run/x/c.sock")).isEqualTo(new ServerPlace.Socket(Path.of("/run/x/c.sock")));
    }

    @Test
    void what_the_line_says_of_the_server_counts_more_than_the_environment() {
        assertThat(to("/x/c.sock", "--host", "h")).isEqualTo(new ServerPlace.Tcp("h", 5050));
        assertThat(to("/x/c.sock", "--port", "7")).isEqualTo(new ServerPlace.Tcp("localhost", 7));
        assertThat(to("/x/c.sock", "--socket", "off")).isEqualTo(TCP);
        assertThat(to("off", "--socket", "/y/c.sock")).isEqualTo(new ServerPlace.Socket(Path.of("/y/c.sock")));
        assertThat(to("off", "--socket", "off", "--host", "h")).isEqualTo(new ServerPlace.Tcp("h", 5050));
    }

    @Test
    void ssh_leads_to_the_socket_of_the_system_s_server_there_or_to_another() {
        assertThat(bySsh("--ssh", "anna@web1"))
                .isEqualTo(new ServerPlace.Ssh("anna@web1", "/run/chat/chat.sock", List.of()));
        assertThat(bySsh("--ssh", "web1", "--socket", "/x/c.sock", "--ssh-option", "Port=7", "--ssh-option", "User=b"))
                .isEqualTo(new ServerPlace.Ssh("web1", "/x/c.sock", List.of("Port=7", "User=b")));
        assertThat(WhereTo.loginName(bySsh("--ssh", "anna@web1"))).isEqualTo("anna");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--ssh -oProxyCommand=x",
                "--ssh a@b --host h",
                "--ssh a@b --port 7",
                "--ssh a@b --socket off",
                "--ssh a@b --socket /a:b",
                "--ssh a@$(b)",
                "--ssh a@b --ssh-option Port",
                "--ssh-option Port=7",
            })
    void a_way_by_ssh_that_is_none_is_told_in_a_sentence(String line) {
        assertThatThrownBy(() -> bySsh(line.split(" ")))
                .isInstanceOfAny(IllegalArgumentException.class, CommandLine.ParameterException.class)
                .hasMessageContaining("--ssh");
    }

    private static ServerPlace bySsh(String... line) {
        return WhereTo.said(picocli(line), null);
    }

    @Test
    void a_socket_and_a_host_are_two_ways_and_one_too_many() {
        assertThatThrownBy(() -> to(null, "--socket", "/y/c.sock", "--host", "h"))
                .hasMessage("--socket is a way on this machine, --host and --port are another one: leave one of them"
                        + " away.");
    }

    private static ServerPlace to(@Nullable String environment, String... line) {
        return WhereTo.said(quick(line).orElseThrow(), environment);
    }

    @Test
    void every_option_reaches_the_settings() {
        String line =
                "--host h.example --port 7 --user Zoë --header 32 --plain --utf8 --profile session --invite 0123-456789ABCDEFGHJKMNPQRS --log target/a.log --verbose";
        assertThat(quick(line.split(" ")).orElseThrow().settings())
                .isEqualTo(new ClientSettings(
                        new ServerPlace.Tcp("h.example", 7),
                        "Zoë",
                        32,
                        Look.PLAIN,
                        Glyphs.UTF8,
                        Speak.SESSION,
                        new InviteCode("0123456789abcdefghjkmnpqrs"),
                        Path.of("target/a.log"),
                        true));
    }

    @ParameterizedTest
    @CsvSource({
        "--socket /, --socket takes the path of a socket",
        "--port 0, --port must be between 1 and 65535",
        "--port 65536, --port must be between 1 and 65535",
        "--header 6, --header must be between 7 and 1024",
        "--header 1025, --header must be between 7 and 1024",
        "--invite abc, --invite takes the 26 letters and digits that you were given",
        "--profile new, '--profile is auto, legacy or session, not new.'",
        "--user a:b, --user must not hold a colon",
    })
    void a_value_out_of_range_is_told_in_a_sentence(String line, String sentence) {
        assertThatThrownBy(() -> quick(line.split(" ")).orElseThrow().settings())
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
                    assertThat(failure).hasMessageStartingWith(sentence);
                });
    }

    /** Whatever the quick reader accepts, picocli reads the same; it declines whenever picocli would refuse. */
    @Test
    void the_quick_reader_and_picocli_agree_on_random_lines() {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.out.println("ClientOptionsTest seed=" + seed);
        Random random = new Random(seed);
        List<String> words = List.of(
                "--host",
                "--socket",
                "off",
                "--port",
                "--user",
                "--header",
                "--profile",
                "auto",
                "--plain",
                "--ascii",
                "--utf8",
                "--log",
                "--verbose",
                "--help",
                "-V",
                "--host=h",
                "--port=7",
                "h.example",
                "7",
                "080",
                "x",
                "-1",
                "--",
                "-",
                "",
                "99999999999",
                "+5",
                "@file",
                "'a'",
                "\"q\"",
                "--prot",
                "1e3",
                "٣",
                " 7");
        int accepted = 0;
        for (int i = 0; i < LINES; i++) {
            String[] line = random.ints(random.nextInt(6), 0, words.size())
                    .mapToObj(words::get)
                    .toArray(String[]::new);
            Optional<ClientCommand> quick = quick(line);
            if (quick.isPresent()) {
                accepted++;
                assertThat(fields(quick.get()))
                        .as("seed %d, line %s", seed, Arrays.asList(line))
                        .isEqualTo(fields(picocli(line)));
            }
        }
        assertThat(accepted).as("lines that tell something").isGreaterThan(LINES / 20);
    }

    private static Optional<ClientCommand> quick(String... line) {
        return QuickClientOptions.read(line, 0);
    }

    private static ClientCommand picocli(String... line) {
        ClientCommand command = new ClientCommand();
        CommandLine parser = new CommandLine(command);
        parser.setExpandAtFiles(false);
        parser.setAbbreviatedOptionsAllowed(false);
        parser.parseArgs(line);
        return command;
    }

    private static List<Object> fields(ClientCommand c) {
        return Arrays.asList(
                c.host,
                c.port,
                c.socket,
                c.user,
                c.headerBytes,
                c.plain,
                c.glyphs.ascii,
                c.glyphs.utf8,
                c.profile,
                c.log,
                c.verbose);
    }
}
