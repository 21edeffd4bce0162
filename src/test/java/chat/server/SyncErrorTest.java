package chat.server;

import static chat.server.SessionPeer.LOBBY;
import static chat.server.SessionPeer.device;
import static org.assertj.core.api.Assertions.assertThat;

import chat.cli.ExitCode;
import chat.e2e.Await;
import chat.e2e.Program;
import chat.e2e.ServerProgram;
import chat.protocol.Entry;
import chat.protocol.FaultCode;
import chat.protocol.LinkEvent;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/**
 * The program on a disk whose syncs fail from some moment on: the kernel says EIO where {@code strace} makes it say so. Skipped where
 * there is no strace, or nobody may trace.
 */
class SyncErrorTest {
    @TempDir
    Path folder;

    private final Journal adas = new Journal("ada", device(1));

    /** The first sync of the writing thread that fails: that of the first message, one in the middle, one about the first checkpoint. */
    @ParameterizedTest
    @ValueSource(ints = {1, 40, 102})
    void after_it_nothing_is_acknowledged_the_program_ends_with_its_code_and_a_restart_has_all_that_was(int first) {
        try (ServerProgram server = ServerProgram.on(state())) {
            server.address();
            server.program().terminate();
            assertThat(server.program().awaitExit()).isZero(); // a start on what is left syncs nothing
        }
        try (ServerProgram server = ServerProgram.on(state(), 0, failing(first));
                SessionPeer ada = SessionPeer.join(server.address(), "ada", adas.device)) {
            adas.connected();
            while (ada.events(LinkEvent.Refused.class).findAny().isEmpty()) {
                assertThat(adas.acknowledgements()).isLessThan(1_000);
                long n = adas.say("line " + adas.acknowledgements());
                ada.say(n, adas.text(n));
                hear(ada, n);
            }
            assertThat(ada.events(LinkEvent.Refused.class).map(LinkEvent.Refused::code))
                    .first()
                    .isIn(FaultCode.NOT_STORED.word(), FaultCode.SHUTTING_DOWN.word());
            int acknowledged = adas.acknowledgements();
            assertThat(server.program().awaitExit()).as(server.program().told()).isEqualTo(ExitCode.DISK_FAILED);
            assertThat(server.complaints())
                    .singleElement()
                    .asString()
                    .contains("could not be written for good", "What was acknowledged before is safe");
            ada.ended();
            assertThat(ada.said(LOBBY)).hasSize(acknowledged);
        }
        try (ServerProgram again = ServerProgram.on(state());
                SessionPeer ada = SessionPeer.join(again.address(), "ada", adas.device)) {
            adas.connected();
            for (long n : adas.unacknowledged()) {
                ada.say(n, adas.text(n));
                hear(ada, n);
            }
            List<Entry> history = SessionPeer.history(again.address());
            assertThat(Journal.faults(history, List.of(adas))).isEmpty();
            assertThat(adas.unacknowledged()).isEmpty();
            assertThat(history).hasSize(adas.acknowledgements());
        }
    }

    @Test
    void a_history_that_cannot_be_made_for_good_is_the_same_sentence_and_code() {
        try (ServerProgram server = ServerProgram.on(state(), 0, failing(1))) {
            assertThat(server.program().awaitExit()).as(server.program().told()).isEqualTo(ExitCode.DISK_FAILED);
            assertThat(server.complaints()).singleElement().asString().contains("could not be written for good");
        }
        try (ServerProgram again = ServerProgram.on(state())) {
            assertThat(SessionPeer.history(again.address())).isEmpty();
        }
    }

    private Path state() {
        return folder.resolve("state");
    }

    /** Until that line is acknowledged or refused. */
    private void hear(SessionPeer ada, long n) {
        int before = ada.said(LOBBY).size();
        Await.until(
                "answer to " + n,
                () -> {
                    ada.read();
                    return ada.said(LOBBY).size() > before
                            || ada.events(LinkEvent.Refused.class).findAny().isPresent();
                },
                answered -> answered);
        List<Entry> said = ada.said(LOBBY);
        said.subList(before, said.size()).forEach(adas::heard);
    }

    /** A command before which another one's n-th sync of a thread, and all after it, fail. */
    private static List<String> failing(int first) {
        List<String> strace =
                List.of("strace", "-f", "--seccomp-bpf", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync");
        try (Program trial =
                Program.start(Stream.concat(strace.stream(), Stream.of("true")).toList())) {
            if (trial.awaitExit() != 0) {
                throw new TestAbortedException("strace may not trace here: " + trial.err());
            }
        } catch (UncheckedIOException e) {
            throw new TestAbortedException("There is no strace here: " + e.getMessage());
        }
        return Stream.concat(strace.stream(), Stream.of("-e", "inject=fsync,fdatasync:error=EIO:when=" + first + "+"))
                .toList();
    }
}
