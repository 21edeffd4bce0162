package chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import chat.net.EventLoop;
import chat.net.TimeSource;
import chat.protocol.FrameHeader;
import chat.protocol.Limit;
import chat.protocol.Limits;
import chat.protocol.Name;
import chat.server.ChatServer;
import chat.server.EventLog;
import chat.server.ServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our client links and the real server with a bad network between them, on real sockets: three users in a room say their lines through
 * delays, splits, stalls, resets and half-closes, one of them is killed in the middle, then the network calms down and {@link TalkCheck}
 * judges. 200 such rooms, 20 at a time; {@code -Druns=} for more, {@code -Dseed=} for the same dice.
 */
class StormTest {
    private static final int RUNS = Integer.getInteger("runs", 200);
    private static final int AT_ONCE = 20;

    /** The clients' clock, so that their waits for a second try do not take seconds. */
    private static final int TIMES_FASTER = 10;

    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(90);

    private final TimeSource time = new TimeSource() {
        private final TimeSource real = TimeSource.system();

        @Override
        public long nanos() {
            return real.nanos() * TIMES_FASTER;
        }

        @Override
        public long wallMillis() {
            return real.wallMillis();
        }
    };

    @TempDir
    Path folder;

    @Test
    void nothing_is_lost_or_doubled_or_out_of_order() throws IOException {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.out.println("StormTest seed=" + seed);
        ServerSettings settings = new ServerSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new FrameHeader(64),
                Limits.DEFAULT
                        .with(Limit.PER_ADDRESS, 0)
                        .with(Limit.JOINS_PER_MINUTE, 0)
                        .with(Limit.MESSAGES_PER_SECOND, 0),
                Name.Alphabet.ANY_ONE_SCRIPT);
        ChatServer server = new ChatServer(settings, TimeSource.system(), EventLog.silent());
        Thread serving = new Thread(() -> serve(server), "storm-server");
        serving.start();
        long drops = 0;
        try (server;
                EventLoop loop = new EventLoop(time)) {
            for (int first = 0; first < RUNS; first += AT_ONCE) {
                List<StormRoom> rooms = new ArrayList<>();
                for (int i = first; i < Math.min(RUNS, first + AT_ONCE); i++) {
                    rooms.add(new StormRoom(loop, server.address(), folder, i, seed + i));
                }
                String where = "seed " + seed + ", rooms from " + first;
                until(loop, where + ": all joined", rooms, StormRoom::allJoined);
                rooms.forEach(StormRoom::storm);
                until(loop, where + ": all said", rooms, StormRoom::allSaid);
                rooms.forEach(StormRoom::calm);
                until(loop, where + ": all delivered", rooms, StormRoom::settled);
                rooms.forEach(StormRoom::askForAll);
                until(loop, where + ": history", rooms, StormRoom::historyThere);
                for (StormRoom room : rooms) {
                    assertThat(room.problems()).as("%s, %s", where, room).isEmpty();
                    drops += room.drops();
                    room.close();
                }
            }
        }
        System.out.println("StormTest runs=" + RUNS + " drops=" + drops);
        assertThat(drops).as("faults that hit").isGreaterThan(RUNS);
    }

    private void until(EventLoop loop, String what, List<StormRoom> rooms, java.util.function.Predicate<StormRoom> done)
            throws IOException {
        long start = TimeSource.system().nanos();
        BooleanSupplier all = () -> rooms.stream().allMatch(done);
        while (!all.getAsBoolean()) {
            loop.turn(2);
            if (TimeSource.system().nanos() - start > DEADLINE_NANOS) {
                throw new AssertionError("not in time: " + what + "; seen: "
                        + rooms.stream().filter(room -> !done.test(room)).toList());
            }
        }
    }

    private static void serve(ChatServer server) {
        try {
            server.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
