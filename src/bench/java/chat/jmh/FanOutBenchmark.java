package chat.jmh;

import chat.net.ConnectionHandler;
import chat.net.ConnectionLimits;
import chat.net.EventLoop;
import chat.net.Feed;
import chat.net.TimeSource;
import chat.protocol.Fault;
import chat.protocol.FrameHeader;
import chat.protocol.FrameReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Turns of the loop in which messages go out to all members, over sockets that take everything and do nothing: what our own code adds to
 * the kernel's writes. {@code deliveries} must grow with the members; what one costs must not.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class FanOutBenchmark {
    @Param({"10", "1000", "10000"})
    public int members;

    /** How many messages come in one turn. */
    @Param({"1", "64"})
    public int messages;

    private final byte[] frame = FrameHeader.DEFAULT.frame(new byte[48]);
    private EventLoop loop;
    private Feed feed;

    /** Deliveries a second, beside turns a second. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Count {
        public long deliveries;
    }

    @Setup
    public void join() throws IOException {
        loop = new EventLoop(TimeSource.system(), new SinkNetwork());
        feed = loop.feed(4 * 1024 * 1024);
        InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
        for (int i = 0; i < members; i++) {
            FrameReader reader = new FrameReader(FrameHeader.DEFAULT, 16_384);
            feed.join(loop.connect(anywhere, reader, new Silent(), ConnectionLimits.DEFAULT));
        }
        loop.turn(0);
    }

    @TearDown
    public void leave() throws IOException {
        loop.close();
    }

    @Benchmark
    public long turn(Count count) throws IOException {
        for (int i = 0; i < messages; i++) {
            feed.append(frame);
        }
        do { // what one turn writes is bounded
            loop.turn(0);
        } while (feed.heldBytes() > 0);
        count.deliveries += (long) members * messages;
        return feed.end();
    }

    private static final class Silent implements ConnectionHandler {
        @Override
        public void opened() {}

        @Override
        public boolean body(ByteBuffer body) {
            return true;
        }

        @Override
        public boolean fault(Fault fault) {
            return true;
        }

        @Override
        public void closed(String reason, @Nullable IOException cause) {}
    }
}
