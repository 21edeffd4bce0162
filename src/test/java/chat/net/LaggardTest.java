package chat.net;

import static org.assertj.core.api.Assertions.assertThat;

import chat.EdgeOf;
import chat.protocol.Fault;
import chat.protocol.FrameHeader;
import chat.protocol.FrameReader;
import chat.protocol.Limit;
import chat.sim.FakeTime;
import chat.sim.SimNetwork;
import chat.sim.SimSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A member that falls behind a feed and goes on from its end: what it gets is whole frames, in order, and a word about the gap. */
class LaggardTest {
    private static final int FEED_BYTES = 1 << 20;

    private static final ConnectionLimits LIMITS =
            new ConnectionLimits(262_144, 65_536, 65_536, TimeUnit.SECONDS.toNanos(30), TimeUnit.SECONDS.toNanos(30));

    private final FakeTime time = new FakeTime();
    private final SimNetwork network = new SimNetwork();
    private final List<Member> members = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // each test makes its own, on its loop
    private Feed feed;

    private int appended;

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 100, 4_096})
    void it_gets_the_frame_it_was_in_to_its_end_then_the_gap_then_what_follows(int windowBytes) throws IOException {
        try (EventLoop loop = listen(new EventLoop(time, network))) {
            SimSocket slow = network.connect();
            slow.windowBytes(windowBytes);
            turn(loop, 2);
            Member member = members.get(0);
            feed = loop.feed(FEED_BYTES);
            member.skipsIn("lobby", feed);
            while (member.gaps.isEmpty()) {
                append(20);
                turn(loop, 1);
            }
            assertThat(feed.heldBytes()).isLessThanOrEqualTo(FEED_BYTES + SegmentPool.SEGMENT_BYTES);
            assertThat(loop.figures().bytesLost()).isPositive();
            int first = appended;
            append(10);
            List<String> got = readAll(loop, slow);
            int gap = got.indexOf("gap " + member.gaps.get(0));
            assertThat(gap).as("frames before the gap").isPositive();
            assertThat(numbers(got.subList(0, gap))).isEqualTo(countingFrom(1, gap));
            assertThat(numbers(got.subList(gap + 1, got.size())))
                    .isEqualTo(countingFrom(member.gaps.get(0) + 1, appended - member.gaps.get(0)));
            assertThat(member.gaps.get(0)).isBetween(gap + 1, first);
            assertThat(feed.heldBytes()).isZero();
            assertThat(member.closedFor).isEmpty();
        }
    }

    @Test
    void one_that_has_got_nothing_of_a_frame_gets_the_gap_at_once() throws IOException {
        try (EventLoop loop = listen(new EventLoop(time, network))) {
            SimSocket slow = network.connect();
            slow.windowBytes(frame("line 1 ").length);
            turn(loop, 2);
            feed = loop.feed(FEED_BYTES);
            members.get(0).skipsIn("lobby", feed);
            append(1);
            turn(loop, 1);
            append(900);
            turn(loop, 1); // takes nothing of it
            append(900);
            assertThat(members.get(0).gaps).isNotEmpty();
            List<String> got = readAll(loop, slow);
            assertThat(got.get(0)).startsWith("line 1 ");
            assertThat(got.get(1)).startsWith("gap ");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {65_536, 1 << 18, FEED_BYTES})
    void one_that_has_taken_all_it_was_offered_is_not_too_slow_however_much_a_turn_appends(int feedBytes)
            throws IOException {
        try (EventLoop loop = listen(new EventLoop(time, network))) {
            SimSocket prompt = network.connect();
            prompt.windowBytes(4 * FEED_BYTES);
            turn(loop, 2);
            feed = loop.feed(feedBytes);
            feed.join(members.get(0).connection());
            append(2_700); // between two writes, of which each takes 64 KiB at most
            assertThat(feed.heldBytes()).isGreaterThan(feedBytes);
            turn(loop, 1);
            assertThat(loop.mayPublish()).as("we lag ourselves").isFalse();
            assertThat(numbers(readAll(loop, prompt))).isEqualTo(countingFrom(1, 2_700));
            assertThat(members.get(0).closedFor).isEmpty();
            assertThat(loop.mayPublish()).isTrue();
            assertThat(feed.heldBytes()).isZero();
        }
    }

    /** A whole piece that it has taken, then nothing of what follows: pieces that are full to the last byte. */
    @EdgeOf(Limit.FEED_BYTES)
    @ParameterizedTest
    @CsvSource({"65536, -1", "65536, 0", "65536, 1", "131072, 0", "131072, 1", "1048576, 0", "1048576, 1"})
    void one_byte_more_than_the_bound_behind_is_too_slow(int feedBytes, int more) throws IOException {
        try (EventLoop loop = listen(new EventLoop(time, network))) {
            int piece = SegmentPool.segmentBytes(feedBytes);
            network.connect().windowBytes(piece);
            turn(loop, 2);
            feed = loop.feed(feedBytes);
            feed.join(members.get(0).connection());
            feed.append(new byte[piece]);
            turn(loop, 1);
            int pieces = feedBytes / piece;
            for (int i = 0; i < pieces - 1; i++) {
                feed.append(new byte[piece]);
                turn(loop, 1);
            }
            feed.append(new byte[piece / 2]);
            turn(loop, 1);
            assertThat(feed.heldBytes()).isEqualTo((long) pieces * piece);
            feed.append(new byte[piece - piece / 2 + more]);
            turn(loop, 1);
            assertThat(members.get(0).closedFor).isEqualTo(more > 0 ? "slow_reader" : "");
        }
    }

    @Test
    void a_frame_of_another_feed_that_has_begun_is_finished_and_nothing_of_that_feed_is_lost() throws IOException {
        try (EventLoop loop = listen(new EventLoop(time, network))) {
            SimSocket slow = network.connect();
            slow.windowBytes(100);
            turn(loop, 2);
            Feed other = loop.feed(FEED_BYTES);
            members.get(0).skipsIn("other", other);
            feed = loop.feed(FEED_BYTES);
            members.get(0).skipsIn("lobby", feed);
            for (int i = 1; i <= 10; i++) {
                other.append(frame("other " + i + " " + "y".repeat(500)));
                append(1);
                turn(loop, 1);
            }
            while (members.get(0).gaps.isEmpty()) {
                append(100);
                turn(loop, 1);
            }
            List<String> got = readAll(loop, slow);
            assertThat(got.stream().filter(body -> body.startsWith("other")).map(LaggardTest::number))
                    .isEqualTo(countingFrom(1, 10));
        }
    }

    @Test
    void one_that_has_left_the_feed_and_still_lags_is_closed() throws IOException {
        try (EventLoop loop = listen(new EventLoop(time, network))) {
            network.connect();
            network.connect();
            turn(loop, 2);
            feed = loop.feed(FEED_BYTES);
            Cursor leaving = members.get(0).skipsIn("lobby", feed);
            members.get(1).skipsIn("lobby", feed);
            append(100);
            turn(loop, 1);
            feed.leave(leaving);
            while (members.get(1).gaps.isEmpty()) {
                append(100);
                turn(loop, 1);
            }
            assertThat(members.get(0).closedFor).isEqualTo("slow_reader");
            assertThat(members.get(0).gaps).isEmpty();
            assertThat(members.get(1).closedFor).isEmpty();
        }
    }

    @Test
    void one_that_is_closing_hears_nothing_of_a_feed_that_it_joins_too_late() throws IOException {
        try (EventLoop loop = listen(new EventLoop(time, network))) {
            SimSocket slow = network.connect();
            slow.windowBytes(100);
            turn(loop, 2);
            feed = loop.feed(FEED_BYTES);
            members.get(0).skipsIn("lobby", feed);
            append(5);
            turn(loop, 1);
            members.get(0).connection().close("left");
            Feed late = loop.feed(FEED_BYTES);
            members.get(0).skipsIn("late", late);
            late.append(frame("late 1"));
            assertThat(numbers(readAll(loop, slow))).isEqualTo(countingFrom(1, 5));
            assertThat(members.get(0).closedFor).isEqualTo("left");
            assertThat(late.members()).isZero();
        }
    }

    @Test
    void one_that_takes_nothing_at_all_is_closed_for_that_however_often_it_was_passed_over() throws IOException {
        try (EventLoop loop = listen(new EventLoop(time, network))) {
            network.connect();
            turn(loop, 2);
            feed = loop.feed(FEED_BYTES);
            members.get(0).skipsIn("lobby", feed);
            for (int second = 0; second < 33; second++) {
                append(500);
                time.advanceMillis(1000);
                turn(loop, 2);
            }
            assertThat(members.get(0).gaps).hasSizeGreaterThan(5);
            assertThat(members.get(0).closedFor).isEqualTo("write_stalled");
            assertThat(feed.heldBytes()).isZero();
        }
    }

    @Test
    void a_listener_that_throws_ends_its_connection_and_no_other() throws IOException {
        try (EventLoop loop = listen(new EventLoop(time, network))) {
            List<String> mishaps = new ArrayList<>();
            loop.onMishap(new Told(mishaps));
            network.connect();
            SimSocket good = network.connect();
            turn(loop, 2);
            feed = loop.feed(FEED_BYTES);
            feed.join(members.get(0).connection(), () -> {
                throw new IllegalStateException("planted");
            });
            members.get(1).skipsIn("lobby", feed);
            List<String> got = new ArrayList<>();
            while (mishaps.isEmpty()) {
                append(10);
                turn(loop, 3);
                got.addAll(members.get(1).read(good.peerReads(Integer.MAX_VALUE)));
            }
            turn(loop, 5);
            got.addAll(readAll(loop, good));
            assertThat(members.get(0).closedFor).isEqualTo("handler_failed");
            assertThat(numbers(got)).isEqualTo(countingFrom(1, appended));
        }
    }

    @Test
    void on_real_sockets_a_slow_reader_gets_whole_frames_a_gap_and_the_rest() throws IOException {
        try (EventLoop loop = new EventLoop(TimeSource.system())) {
            InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            InetSocketAddress at = Acceptor.listen(loop, any, new Hosts()).localAddress();
            try (Socket slow = new Socket(at.getAddress(), at.getPort())) {
                while (members.isEmpty()) {
                    loop.turn(1_000);
                }
                Member member = members.get(0);
                feed = loop.feed(FEED_BYTES);
                member.skipsIn("lobby", feed);
                while (member.gaps.size() < 3) {
                    append(50);
                    loop.turn(0);
                }
                List<String> got = new ArrayList<>();
                slow.setSoTimeout(1);
                byte[] buffer = new byte[64 * 1024];
                while (got.isEmpty() || number(got.get(got.size() - 1)) < appended) {
                    loop.turn(0);
                    try {
                        got.addAll(member.read(java.util.Arrays.copyOf(
                                buffer, slow.getInputStream().read(buffer))));
                    } catch (java.net.SocketTimeoutException e) {
                        loop.turn(0); // nothing there yet: the loop has to write first
                    }
                }
                int expected = 1;
                for (String body : got) {
                    if (body.startsWith("gap ")) {
                        assertThat(number(body)).isGreaterThanOrEqualTo(expected);
                        expected = number(body) + 1;
                    } else {
                        assertThat(number(body)).isEqualTo(expected++);
                    }
                }
                assertThat(got.stream().filter(body -> body.startsWith("gap "))).hasSize(member.gaps.size());
            }
        }
    }

    private void append(int frames) {
        for (int i = 0; i < frames; i++) {
            feed.append(frame("line " + (appended + 1) + " " + "x".repeat(appended % 7 * 300)));
            appended++;
        }
    }

    private static byte[] frame(String body) {
        return FrameHeader.DEFAULT.frame(body.getBytes(StandardCharsets.UTF_8));
    }

    private EventLoop listen(EventLoop loop) throws IOException {
        Acceptor.listen(loop, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), new Hosts());
        return loop;
    }

    private static void turn(EventLoop loop, int turns) throws IOException {
        for (int i = 0; i < turns; i++) {
            loop.turn(0);
        }
    }

    /** Turns and reads until nothing more comes. */
    private List<String> readAll(EventLoop loop, SimSocket socket) throws IOException {
        Member member = members.get(members.size() - 1);
        List<String> got = new ArrayList<>();
        int quiet = 0;
        while (quiet < 5) {
            turn(loop, 1);
            byte[] bytes = socket.peerReads(Integer.MAX_VALUE);
            quiet = bytes.length == 0 ? quiet + 1 : 0;
            got.addAll(member.read(bytes));
        }
        return got;
    }

    private static int number(String body) {
        return Integer.parseInt(body.split(" ", -1)[1]);
    }

    private static List<Integer> numbers(List<String> bodies) {
        return bodies.stream().map(LaggardTest::number).toList();
    }

    private static List<Integer> countingFrom(int first, int count) {
        return IntStream.range(first, first + count).boxed().toList();
    }

    /** One connection of the loop, and what its peer has read. */
    private final class Member implements ConnectionHandler, FrameReader.Receiver {
        private final FrameReader peer = new FrameReader(FrameHeader.DEFAULT, FrameHeader.BODY_BYTES_MAX);
        private final List<String> bodies = new ArrayList<>();
        final List<Integer> gaps = new ArrayList<>();
        String closedFor = "";
        private @Nullable Connection connection;

        Connection connection() {
            return java.util.Objects.requireNonNull(connection);
        }

        Cursor skipsIn(String room, Feed in) {
            return in.join(connection(), () -> {
                gaps.add(appended);
                connection().send(frame(room.equals("lobby") ? "gap " + appended : room + " gap"));
            });
        }

        List<String> read(byte[] bytes) {
            bodies.clear();
            peer.read(ByteBuffer.wrap(bytes), new FrameReader.Receiver() {
                @Override
                public boolean body(ByteBuffer body) {
                    bodies.add(StandardCharsets.UTF_8.decode(body).toString());
                    return true;
                }

                @Override
                public boolean fault(Fault fault) {
                    throw new AssertionError(fault.text());
                }
            });
            return List.copyOf(bodies);
        }

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
        public void closed(String reason, @Nullable IOException cause) {
            closedFor = reason;
        }
    }

    private final class Hosts implements Acceptor.Newcomers {
        @Override
        public Acceptor.Welcome welcome(SocketAddress from) {
            return new Acceptor.Welcome(new FrameReader(FrameHeader.DEFAULT, 1_000), new Member(), LIMITS);
        }

        @Override
        public void accepted(Connection connection, ConnectionHandler handler) {
            Member member = (Member) handler;
            member.connection = connection;
            members.add(member);
        }

        @Override
        public void lost(ConnectionHandler handler) {}

        @Override
        public void exhausted(IOException why) {}

        @Override
        public long restMillis() {
            return 0;
        }
    }

    private record Told(List<String> mishaps) implements Mishaps {
        @Override
        public void threw(@Nullable Connection connection, Throwable failure) {
            mishaps.add(String.valueOf(failure.getMessage()));
        }

        @Override
        public void selectorReplaced(String why, int channels) {}

        @Override
        public void interrupted() {}
    }
}
