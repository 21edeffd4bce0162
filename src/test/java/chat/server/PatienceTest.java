package chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.EdgeOf;
import chat.protocol.Limit;
import chat.protocol.Limits;
import chat.sim.SimSocket;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long the server waits for those who do not read, or do not end what they began: it looks once a second, so not a second more. */
class PatienceTest {
    private static final int HEADER_BYTES = 64;

    private static final Limits NO_PACE =
            Limits.DEFAULT.with(Limit.MESSAGES_PER_SECOND, 0).with(Limit.BYTES_PER_SECOND, 0);

    @EdgeOf(Limit.WRITE_STALL_SECONDS)
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 29, 30, 31})
    void one_who_takes_nothing_is_closed_at_the_first_look_after_that_time(int seconds) throws IOException {
        try (SimServer sim = new SimServer(NO_PACE.with(Limit.WRITE_STALL_SECONDS, seconds))) {
            SimServer.Client ada = sim.join("ada");
            SimServer.Client stuck = sim.join("stuck");
            ada.send("x".repeat(3 * SimSocket.WINDOW_BYTES));
            sim.turn(1);
            sim.pass(seconds * 1_000L);
            assertThat(stuck.socket.isOpen()).as("when the time is up").isTrue();
            sim.pass(1_000);
            assertThat(stuck.socket.isOpen()).isFalse();
            assertThat(sim.log()).contains("reason=write_stalled");
        }
    }

    @EdgeOf(Limit.WRITE_STALL_SECONDS)
    @ParameterizedTest
    @ValueSource(ints = {1, 30})
    void one_who_takes_a_byte_in_time_has_the_time_anew(int seconds) throws IOException {
        try (SimServer sim = new SimServer(NO_PACE.with(Limit.WRITE_STALL_SECONDS, seconds))) {
            SimServer.Client ada = sim.join("ada");
            SimServer.Client slow = sim.join("slow");
            ada.send("x".repeat(3 * SimSocket.WINDOW_BYTES));
            sim.turn(1);
            sim.pass(seconds * 1_000L);
            slow.socket.peerReads(1);
            sim.pass(seconds * 1_000L);
            assertThat(slow.socket.isOpen()).isTrue();
        }
    }

    @EdgeOf(Limit.FRAME_SECONDS)
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 29, 30, 31})
    void a_frame_that_does_not_go_on_is_ended_at_the_first_look_after_that_time(int seconds) throws IOException {
        try (SimServer sim = new SimServer(NO_PACE.with(Limit.FRAME_SECONDS, seconds))) {
            SimServer.Client ada = begun(sim, 1);
            sim.pass(seconds * 1_000L);
            assertThat(ada.ended()).as("when the time is up").isFalse();
            sim.pass(1_000);
            assertThat(ada.read()).containsExactly("[Server] A frame was begun and did not become whole in time.");
            assertThat(ada.ended()).isTrue();
        }
    }

    /** Of the body, for each whole second that has passed at that look: the 31st is a nanosecond short. */
    @EdgeOf(Limit.FRAME_SECONDS)
    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void one_that_comes_in_at_128_bytes_a_second_may_go_on_and_with_a_byte_less_not(int more) throws IOException {
        try (SimServer sim = new SimServer(NO_PACE)) {
            SimServer.Client ada = begun(sim, HEADER_BYTES + 30 * 128 + more);
            sim.pass(31_000);
            ada.read();
            assertThat(ada.ended()).isEqualTo(more < 0);
        }
    }

    /** So many bytes of a long frame, its header included, and the turn in which they came. */
    private static SimServer.Client begun(SimServer sim, int bytes) throws IOException {
        SimServer.Client ada = sim.join("ada");
        String frame = "16000" + " ".repeat(59) + "x".repeat(16_000);
        ada.raw(frame.substring(0, bytes));
        sim.turn(1);
        return ada;
    }
}
