package chat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.protocol.Limit;
import chat.protocol.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Where a server's settings may stand, what counts most, and what is said of wrong ones. */
class ServerConfigTest {
    @TempDir
    Path folder;

    @Test
    void the_environment_counts_more_than_the_file_and_what_is_typed_counts_most() throws IOException {
        write(
                "port = 1\nheader = 32\nbind = \"127.0.0.1\"\nascii-names = true\n[limit]\nburst = 11\nrooms = 12\nrequests = 13\n");
        Map<String, String> environment = Map.of(
                "CHAT_SERVER_HEADER", "48", "CHAT_SERVER_PORT", "2", "CHAT_SERVER_LIMIT", " rooms=22  requests=23 ");
        ServerCommand whole = whole(environment, "--port", "3", "--limit", "requests=33");
        assertThat(List.of(whole.port, whole.headerBytes, whole.bind, whole.asciiNames))
                .isEqualTo(List.<Object>of(3, 48, "127.0.0.1", true));
        Limits limits = limits(whole);
        assertThat(List.of(limits.value(Limit.BURST), limits.value(Limit.ROOMS), limits.value(Limit.REQUESTS)))
                .containsExactly(11, 22, 33);
    }

    @Test
    void the_file_may_be_named_by_the_environment_and_what_is_typed_names_another() throws IOException {
        write("port = 1\n");
        Path other = Files.writeString(folder.resolve("other.toml"), "port = 2\n");
        ServerConfig config = new ServerConfig();
        Map<String, String> environment = Map.of("CHAT_SERVER_CONFIG", file().toString());
        assertThat(config.complete(typed(), environment).port).isEqualTo(1);
        config.file = other;
        assertThat(config.complete(typed(), environment).port).isEqualTo(2);
        assertThat(new ServerConfig().complete(typed(), Map.of()).port).isEqualTo(5050);
    }

    @Test
    void whatever_can_be_typed_can_stand_there_but_for_what_one_asks_for_once() throws IOException {
        List<String> refused = new ArrayList<>();
        for (OptionSpec option :
                new CommandLine(new ServerCommand()).getCommandSpec().options()) {
            write(Presets.key(option) + " = \"1\"\n");
            try {
                whole(Map.of());
            } catch (Failure failure) {
                assertThat(failure.getMessage()).doesNotContain("there is no setting");
                if (String.valueOf(failure.getMessage()).contains("can only be typed")) {
                    refused.add(Presets.key(option));
                }
            }
        }
        assertThat(refused).containsExactlyInAnyOrder("help", "version", "config", "print-config", "repair");
    }

    @Test
    void what_is_printed_is_a_file_that_says_the_same() throws IOException {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("ServerConfigTest -Dseed=" + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 30; round++) {
            List<String> typed = new ArrayList<>();
            for (Limit limit : Limit.values()) {
                if (random.nextInt(4) == 0) {
                    int value = limit.min() + random.nextInt(Math.min(1000, limit.max() - limit.min() + 1));
                    typed.addAll(List.of("--limit", limit.key() + "=" + value));
                }
            }
            if (random.nextBoolean()) {
                typed.addAll(List.of("--ascii-names", "--port", "" + random.nextInt(65536), "--history", "OFF"));
            } else {
                typed.addAll(List.of("--data-dir", "/a \"b\\c", "--metrics-port=0", "--bind", "127.0.0.2"));
            }
            ServerCommand first = new Presets().complete(typed(typed.toArray(String[]::new)));
            write(PrintedConfig.of(first.spec, limits(first)));
            ServerCommand again = whole(Map.of());
            assertThat(limits(again)).isEqualTo(limits(first));
            assertThat(again)
                    .usingRecursiveComparison()
                    .ignoringFields("spec", "limits")
                    .isEqualTo(first);
            assertThat(PrintedConfig.of(again.spec, limits(again))).isEqualTo(Files.readString(file()));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            prot = 1                                | 1 | there is no setting 'prot'. Did you mean port?
            x = 1                                   | 1 | there is no setting 'x'. There are: ascii-names, bind,
            repair = true                           | 1 | 'repair' can only be typed: --repair.
            port = 70000                            | 1 | A port is a number from 0 to 65535, not 70000.
            bind = "::1"~port = "x"                 | 2 | Invalid value for option '--port': 'x' is not an int.
            port = 1~~port = 2                      | 3 | port previously defined at line 1
            port =                                  | 1 | Unexpected end of input
            header = 4                              | 1 | header
            history = "some"                        | 1 | 'some'
            ascii-names = 3                         | 1 | ascii-names is true or false, not '3'.
            bind = ["127.0.0.1"]                    | 1 | bind takes a text in quotes, a whole number, true or false.
            legacy-replay = 201                     | 1 | --legacy-replay is a number from 0 to 200, not 201.
            [limit]~burst = 0                       | 2 | The limit burst is a number of messages from 1 to 1000000, not '0'.
            [limit]~brust = 1                       | 2 | There is no limit 'brust'.
            [limit]~# c~x = { a = 1 }               | 3 | x takes a text in quotes
            [limits]~burst = 1                      | 2 | there is no table [limits]. Settings stand before all tables
            [[limit]]~burst = 1                     | 1 | limit takes a text in quotes
            """)
    void a_wrong_file_is_refused_with_its_line(String text, int line, String sentence) throws IOException {
        write(text.replace('~', '\n'));
        assertThatThrownBy(() -> whole(Map.of()))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith(file() + ", line " + line + ": ")
                .hasMessageContaining(sentence)
                .extracting(failure -> ((Failure) failure).exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void a_file_that_cannot_be_read_is_refused() throws IOException {
        assertThatThrownBy(() -> whole(Map.of())).hasMessage("There is no file " + file() + ".");
        Files.write(file(), new byte[] {(byte) 0xff});
        assertThatThrownBy(() -> whole(Map.of())).hasMessage(file() + " is not UTF-8.");
        write("port = 1\n");
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-rw-r--"));
        assertThat(whole(Map.of()).port).isEqualTo(1);
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThatThrownBy(() -> whole(Map.of()))
                .hasMessage("Everybody may write to " + file() + ". Type: chmod o-w " + file() + ", and start again.");
    }

    @Test
    void a_wrong_variable_is_refused_by_its_name() {
        assertThatThrownBy(() -> new Presets().environment(Map.of("CHAT_SERVER_PROT", "1")))
                .hasMessage("The variable CHAT_SERVER_PROT: there is no setting 'prot'. Did you mean port?");
        assertThatThrownBy(() -> new Presets().environment(Map.of("CHAT_SERVER_LIMIT", "burst=2 burst=x")))
                .hasMessageStartingWith("The variable CHAT_SERVER_LIMIT: The limit burst is a number");
        assertThat(new Presets()
                        .environment(Map.of("CHAT_SERVERS", "1", "OTHER", "2"))
                        .complete(typed())
                        .port)
                .isEqualTo(5050);
    }

    @Test
    void the_file_on_the_page_is_right() throws IOException {
        String page = Files.readString(Path.of("docs/configuration.md"), StandardCharsets.UTF_8);
        int from = page.indexOf("```toml\n") + "```toml\n".length();
        write(page.substring(from, page.indexOf("```", from)));
        ServerCommand whole = whole(Map.of());
        assertThat(whole.port).isEqualTo(6000);
        assertThat(limits(whole).value(Limit.BURST)).isEqualTo(20);
    }

    @Test
    void slips_of_the_fingers_are_counted() {
        assertThat(Spelling.distance("port", "prot")).isEqualTo(1);
        assertThat(Spelling.distance("", "abc")).isEqualTo(3);
        assertThat(Spelling.distance("header", "heder")).isEqualTo(1);
        assertThat(Spelling.distance("bind", "band")).isEqualTo(1);
        assertThat(Spelling.near("metrics-port", "metrics")).isTrue();
        assertThat(Spelling.near("port", "bind")).isFalse();
    }

    private ServerCommand whole(Map<String, String> environment, String... typed) {
        ServerConfig config = new ServerConfig();
        config.file = file();
        return config.complete(typed(typed), environment);
    }

    private static ParseResult typed(String... arguments) {
        return RootCommand.reading(new CommandLine(new ServerCommand())).parseArgs(arguments);
    }

    private static Limits limits(ServerCommand command) {
        Limits limits = Limits.DEFAULT;
        for (String change : command.limits) {
            limits = limits.with(change);
        }
        return limits;
    }

    private Path file() {
        return folder.resolve("server.toml");
    }

    private void write(String text) throws IOException {
        Files.writeString(file(), text, StandardCharsets.UTF_8);
    }
}
