package chat.jmh;

import chat.protocol.Fault;
import chat.protocol.FrameHeader;
import chat.protocol.FrameReader;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Nanoseconds for a frame out of a stream, whole or however it was cut. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FrameReadingBenchmark {
    private static final int FRAMES = 100;
    private static final int BODY_BYTES = 64;

    /** What comes in one read, bytes: all, the size of a packet, a few, one. */
    @Param({"65536", "1448", "17", "1"})
    public int pieceBytes;

    private final FrameReader reader = new FrameReader(FrameHeader.DEFAULT, 16_384);
    private final ByteBuffer stream = stream();
    private final Sum sum = new Sum();

    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public long read() {
        int end = stream.capacity();
        for (int at = 0; at < end; at += pieceBytes) {
            stream.limit(Math.min(end, at + pieceBytes)).position(at);
            reader.read(stream, sum);
        }
        return sum.bytes;
    }

    private static ByteBuffer stream() {
        byte[] frame = FrameHeader.DEFAULT.frame(new byte[BODY_BYTES]);
        ByteBuffer frames = ByteBuffer.allocateDirect(FRAMES * frame.length);
        for (int i = 0; i < FRAMES; i++) {
            frames.put(frame);
        }
        return frames;
    }

    private static final class Sum implements FrameReader.Receiver {
        private long bytes;

        @Override
        public boolean body(ByteBuffer body) {
            bytes += body.remaining();
            return true;
        }

        @Override
        public boolean fault(Fault fault) {
            throw new IllegalStateException(fault.text());
        }
    }
}
