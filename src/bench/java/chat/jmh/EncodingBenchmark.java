package chat.jmh;

import chat.protocol.FrameHeader;
import chat.protocol.LegacyCodec;
import chat.protocol.ServerMessage;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Nanoseconds from a message to the frame that everybody gets; it is done once for all members. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EncodingBenchmark {
    private final ServerMessage line = new ServerMessage.Said("alice", "build 4812 is green, web2 is still draining");
    private final ServerMessage foreign = new ServerMessage.Said("美咲", "日本語の文章、少し長め。絵文字も🎉");
    private final ServerMessage lines =
            new ServerMessage.Said("alice", "[12:01] a log line of ordinary length, pasted\n".repeat(80));
    private final ServerMessage list = new ServerMessage.UserList(names());

    @Benchmark
    public byte[] line() {
        return frame(line);
    }

    @Benchmark
    public byte[] foreignLine() {
        return frame(foreign);
    }

    @Benchmark
    public byte[] pastedBlock() {
        return frame(lines);
    }

    @Benchmark
    public byte[] userListOf5000() {
        return frame(list);
    }

    private static byte[] frame(ServerMessage message) {
        return FrameHeader.DEFAULT.frame(LegacyCodec.encode(message));
    }

    private static List<String> names() {
        return IntStream.range(0, 5_000).mapToObj(i -> "member" + i).toList();
    }
}
