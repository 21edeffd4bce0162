package chat.net;

import static org.assertj.core.api.Assertions.assertThat;

import chat.EdgeOf;
import chat.protocol.FrameHeader;
import chat.protocol.Limit;
import chat.sim.FakeTime;
import chat.sim.SimNetwork;
import chat.sim.SimSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code owed-bytes} at its edge: frames for one peer alone, of which it takes nothing. */
class OwedBytesTest {
    private static final int OWED_BYTES = 65_536;

    private final Guests guests = new Guests(new ConnectionLimits(
            OWED_BYTES, 65_536, 65_536, TimeUnit.SECONDS.toNanos(30), TimeUnit.SECONDS.toNanos(30)));
    private final SimNetwork network = new SimNetwork();

    @EdgeOf(Limit.OWED_BYTES)
    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void one_byte_past_it_closes_and_no_byte_before(int more) throws IOException {
        try (EventLoop loop = new EventLoop(new FakeTime(), network)) {
            deaf(loop);
            guests.connections().get(0).send(new byte[OWED_BYTES / 2]);
            guests.connections().get(0).send(new byte[OWED_BYTES / 2 + more]);
            loop.turn(0);
            assertThat(guests.closedFor(0)).isEqualTo(more > 0 ? "slow_reader" : "");
        }
    }

    @EdgeOf(Limit.OWED_BYTES)
    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void past_half_of_it_the_peer_is_not_read_until_it_has_taken_enough(int more) throws IOException {
        try (EventLoop loop = new EventLoop(new FakeTime(), network)) {
            SimSocket socket = deaf(loop);
            guests.connections().get(0).send(new byte[OWED_BYTES / 2 + more]);
            loop.turn(0);
            socket.peerSends(FrameHeader.DEFAULT.frame("hello".getBytes(StandardCharsets.UTF_8)));
            loop.turn(0);
            loop.turn(0);
            assertThat(guests.said(0)).hasSize(more > 0 ? 0 : 1);
            socket.windowBytes(100_000);
            loop.turn(0);
            loop.turn(0);
            assertThat(guests.said(0)).containsExactly("hello");
            assertThat(guests.closedFor(0)).isEmpty();
        }
    }

    private SimSocket deaf(EventLoop loop) throws IOException {
        Acceptor.listen(loop, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), guests);
        SimSocket socket = network.connect();
        socket.windowBytes(0);
        loop.turn(0);
        loop.turn(0);
        return socket;
    }
}
