package chat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import chat.bench.FaultyServer;
import chat.bench.FaultyServer.Mistake;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code bench} tells the shell. */
class BenchCommandTest {
    @Test
    void a_run_in_which_all_was_right_is_exit_0() throws IOException {
        try (FaultyServer server = new FaultyServer(Mistake.NONE)) {
            assertThat(bench(server.address().getPort(), "--members", "3", "--warmup", "0.1", "--seconds", "0.2"))
                    .isEqualTo(ExitCode.OK);
        }
    }

    @Test
    void the_session_profile_is_spoken_when_asked_for() throws IOException {
        try (FaultyServer server = new FaultyServer(Mistake.DOES_NOT_ECHO)) {
            assertThat(bench(server.address().getPort(), "--members", "3", "--profile", "session"))
                    .isEqualTo(6);
        }
    }

    @Test
    void a_wrong_delivery_is_exit_6() throws IOException {
        try (FaultyServer server = new FaultyServer(Mistake.DOUBLES)) {
            assertThat(bench(server.address().getPort(), "--members", "3")).isEqualTo(6);
        }
    }

    @Test
    void nobody_listening_is_exit_4() throws IOException {
        int free;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = taken.getLocalPort();
        }
        assertThat(bench(free)).isEqualTo(ExitCode.CANNOT_CONNECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port 0",
                "--port 70000",
                "--members 1",
                "--senders 0",
                "--senders 2 --all-send",
                "--idle --storm",
                "--body 3",
                "--rate -1",
                "--seconds 0",
                "--warmup -1",
                "--patience 0",
                "--header 3",
                "--profile irc",
                "--room ops",
                "--profile session --room two:words",
                "--pid 999999999",
                "--nonsense"
            })
    void a_wrong_option_is_exit_2(String line) {
        assertThat(Commands.run(("bench " + line).split(" ", -1))).isEqualTo(ExitCode.USAGE);
    }

    private static int bench(int port, String... more) {
        String[] line = new String[3 + more.length];
        line[0] = "bench";
        line[1] = "--port";
        line[2] = Integer.toString(port);
        System.arraycopy(more, 0, line, 3, more.length);
        return Commands.run(line);
    }
}
