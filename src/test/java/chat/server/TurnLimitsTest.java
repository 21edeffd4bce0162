package chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.EdgeOf;
import chat.protocol.Limit;
import chat.protocol.Limits;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bounds of a turn, and the burst of bytes, one below, at and one past their edge. */
class TurnLimitsTest {
    private static final int EDGE = 2_048;

    private static final int HEADER_BYTES = 64;

    private static final Limits NO_PACE =
            Limits.DEFAULT.with(Limit.MESSAGES_PER_SECOND, 0).with(Limit.BYTES_PER_SECOND, 0);

    @EdgeOf(Limit.TURN_READ_BYTES)
    @Test
    void what_comes_past_turn_read_bytes_is_read_in_the_next_turn() throws IOException {
        Limits limits = NO_PACE.with(Limit.TURN_READ_BYTES, EDGE);
        int once = turnsFor(limits, EDGE - 1 - HEADER_BYTES);
        assertThat(turnsFor(limits, EDGE - HEADER_BYTES)).isEqualTo(once);
        assertThat(turnsFor(limits, EDGE + 1 - HEADER_BYTES)).isEqualTo(once + 1);
    }

    @EdgeOf(Limit.TURN_WRITE_BYTES)
    @Test
    void what_is_owed_past_turn_write_bytes_is_written_in_the_next_turn() throws IOException {
        Limits limits = NO_PACE.with(Limit.TURN_WRITE_BYTES, EDGE);
        int around = HEADER_BYTES + "[ada] ".length();
        int once = turnsFor(limits, EDGE - 1 - around);
        assertThat(turnsFor(limits, EDGE - around)).isEqualTo(once);
        assertThat(turnsFor(limits, EDGE + 1 - around)).isEqualTo(once + 1);
    }

    @EdgeOf({Limit.BURST_BYTES, Limit.BYTES_PER_SECOND})
    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void who_has_used_up_burst_bytes_waits_for_the_pace(int more) throws IOException {
        Limits limits = Limits.DEFAULT.with(Limit.BURST_BYTES, EDGE).with(Limit.BYTES_PER_SECOND, 1_024);
        try (SimServer sim = new SimServer(limits)) {
            SimServer.Client ada = sim.join("ada");
            SimServer.Client bob = sim.join("bob");
            sim.pass(5_000); // what signing in has cost is paid off
            ada.send("x".repeat(EDGE + more), "next");
            sim.turn(5);
            assertThat(bob.read()).hasSize(more < 0 ? 2 : 1);
            sim.pass(60); // the rest is read at the next tick of 50 ms
            assertThat(bob.read()).isEqualTo(more < 0 ? List.of() : List.of("[ada] next"));
        }
    }

    /** In how many turns a text of that length reaches the other member whole. */
    private static int turnsFor(Limits limits, int textBytes) throws IOException {
        try (SimServer sim = new SimServer(limits)) {
            SimServer.Client ada = sim.join("ada");
            SimServer.Client bob = sim.join("bob");
            bob.read();
            ada.send("x".repeat(textBytes));
            for (int turns = 1; turns <= 10; turns++) {
                sim.turn(1);
                if (!bob.read().isEmpty()) {
                    return turns;
                }
            }
            throw new AssertionError("not heard in ten turns");
        }
    }
}
