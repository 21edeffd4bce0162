package chat.net;

import static org.assertj.core.api.Assertions.assertThat;

import chat.EdgeOf;
import chat.protocol.Limit;
import chat.sim.FakeTime;
import chat.sim.SimNetwork;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code memory-bytes} at its edge: what two peers are owed that take nothing, and what a third has begun to send. */
class MemoryBytesTest {
    private static final int MEMORY_BYTES = 100_000;

    private final Guests guests = new Guests(Guests.LIMITS);
    private final SimNetwork network = new SimNetwork();

    @EdgeOf(Limit.MEMORY_BYTES)
    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void one_byte_past_it_closes_who_holds_most_and_no_byte_before(int more) throws IOException {
        try (EventLoop loop = new EventLoop(new FakeTime(), network)) {
            loop.memoryBytesMax(MEMORY_BYTES);
            Acceptor.listen(loop, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), guests);
            for (int i = 0; i < 2; i++) {
                network.connect().windowBytes(1);
            }
            loop.turn(0);
            loop.turn(0);
            guests.connections().get(0).send(new byte[60_000]);
            guests.connections().get(1).send(new byte[40_002 + more]); // each takes one byte into its window
            loop.turn(0);
            assertThat(guests.closedFor(0)).isEqualTo(more > 0 ? "memory_full" : "");
            assertThat(guests.closedFor(1)).isEmpty();
            assertThat(loop.memoryBytes()).isEqualTo(more > 0 ? 40_001 + more : MEMORY_BYTES + more);
        }
    }
}
