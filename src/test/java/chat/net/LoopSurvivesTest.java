package chat.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.protocol.Fault;
import chat.protocol.FrameHeader;
import chat.protocol.FrameReader;
import chat.sim.FakeTime;
import chat.sim.SimNetwork;
import chat.sim.SimSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever throws in a turn closes one connection at most, and the loop goes on. On a network in memory. */
class LoopSurvivesTest {
    private final FakeTime time = new FakeTime();
    private final SimNetwork network = new SimNetwork();
    private final List<String> mishaps = new ArrayList<>();
    private final List<Echo> echoes = new ArrayList<>();
    private final Hosts hosts = new Hosts();
    private EventLoop loop;

    @BeforeEach
    void listen() throws IOException {
        loop = new EventLoop(time, network);
        loop.onMishap(new Told());
        Acceptor.listen(loop, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), hosts);
    }

    @AfterEach
    void close() throws IOException {
        loop.close();
    }

    /** The calls of a {@link ConnectionHandler}. */
    enum Callback {
        OPENED,
        BODY,
        FAULT,
        FLUSHED,
        CLOSED
    }

    @ParameterizedTest
    @EnumSource(Callback.class)
    void a_throw_of_a_handler_closes_its_connection_and_no_other(Callback at) throws IOException {
        SimSocket good = network.connect();
        turn(2);
        hosts.throwAt = at;
        SimSocket bad = network.connect();
        bad.peerSends(at == Callback.FAULT ? "garbage".repeat(10).getBytes(StandardCharsets.US_ASCII) : frame("hi"));
        turn(3);
        bad.peerEnds();
        turn(3);
        assertThat(mishaps).contains("2 " + Planted.class.getSimpleName() + " " + at);
        assertThat(bad.isOpen()).isFalse();
        assertThat(echo(good)).isEqualTo("still here");
    }

    @Test
    void no_memory_for_one_handler_closes_its_connection_and_no_other() throws IOException {
        SimSocket good = network.connect();
        turn(2);
        hosts.thrown = new OutOfMemoryError("planted");
        hosts.throwAt = Callback.BODY;
        SimSocket bad = network.connect();
        bad.peerSends(frame("hi"));
        turn(3);
        assertThat(mishaps).containsExactly("2 OutOfMemoryError planted");
        assertThat(bad.isOpen()).isFalse();
        assertThat(echoes.get(1).closedFor).isEqualTo("handler_failed");
        assertThat(echo(good)).isEqualTo("still here");
    }

    @ParameterizedTest
    @EnumSource(
            value = SimSocket.Call.class,
            names = {"READ", "WRITE", "CLOSE", "SHUT_DOWN"})
    void an_error_of_a_sockets_call_closes_that_connection_and_no_other(SimSocket.Call call) throws IOException {
        SimSocket good = network.connect();
        SimSocket bad = network.connect();
        turn(2);
        bad.throwsAt(call, new OutOfMemoryError("Cannot reserve direct buffer memory"));
        bad.peerSends(frame("hi"));
        turn(2);
        echoes.get(1).close();
        turn(3);
        time.advanceMillis(Connection.LINGER_MILLIS + 10);
        turn(2);
        assertThat(mishaps).contains("2 OutOfMemoryError Cannot reserve direct buffer memory");
        assertThat(bad.isOpen()).isFalse();
        assertThat(echoes.get(1).closedFor).isNotEmpty();
        assertThat(echo(good)).isEqualTo("still here");
    }

    @ParameterizedTest
    @EnumSource(
            value = SimSocket.Call.class,
            names = {"READ", "WRITE", "SHUT_DOWN"})
    void an_io_exception_of_a_sockets_call_is_an_ordinary_end(SimSocket.Call call) throws IOException {
        SimSocket good = network.connect();
        SimSocket bad = network.connect();
        turn(2);
        bad.throwsAt(call, new java.nio.channels.ClosedChannelException());
        bad.peerSends(frame("hi"));
        turn(2);
        echoes.get(1).close();
        turn(3);
        assertThat(mishaps).isEmpty();
        assertThat(bad.isOpen()).isFalse();
        assertThat(echo(good)).isEqualTo("still here");
    }

    @ParameterizedTest
    @EnumSource(
            value = SimSocket.Call.class,
            names = {"TUNE", "ADDRESS", "REGISTER"})
    void a_newcomer_whose_socket_is_no_good_is_turned_away_and_the_next_one_taken(SimSocket.Call call)
            throws IOException {
        for (Throwable what : List.of(new IllegalStateException("planted"), new OutOfMemoryError("planted"))) {
            SimSocket bad = network.connect();
            bad.throwsAt(call, what);
            SimSocket good = network.connect();
            turn(2);
            assertThat(bad.isOpen()).isFalse();
            assertThat(echo(good)).isEqualTo("still here");
        }
        assertThat(mishaps).containsExactly("- IllegalStateException planted", "- OutOfMemoryError planted");
        assertThat(hosts.lost).isEqualTo(call == SimSocket.Call.REGISTER ? 2 : 0);
    }

    @Test
    void a_newcomer_that_has_hung_up_is_not_worth_a_word() throws IOException {
        SimSocket bad = network.connect();
        bad.throwsAt(SimSocket.Call.TUNE, new java.nio.channels.ClosedChannelException());
        bad.throwsAt(SimSocket.Call.CLOSE, new IOException("planted"));
        SimSocket good = network.connect();
        turn(2);
        assertThat(mishaps).isEmpty();
        assertThat(hosts.exhausted).isZero();
        assertThat(echo(good)).isEqualTo("still here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"restMillis", "welcome", "accepted", "exhausted"})
    void a_throw_of_the_host_turns_one_newcomer_away_or_waits_a_moment(String at) throws IOException {
        SimSocket early = network.connect();
        turn(2);
        hosts.hostThrowsAt = at;
        network.outOfDescriptors(at.equals("exhausted"));
        SimSocket bad = network.connect();
        turn(2);
        assertThat(mishaps).isNotEmpty().allMatch(told -> told.endsWith("Planted " + at));
        assertThat(mishaps).as("one try a turn at most, then a rest").hasSizeLessThan(3);
        assertThat(echo(early)).isEqualTo("still here");
        hosts.hostThrowsAt = "";
        network.outOfDescriptors(false);
        time.advanceMillis(Acceptor.PAUSE_MILLIS + 1);
        turn(2);
        SimSocket late = network.connect();
        turn(2);
        assertThat(echo(late)).isEqualTo("still here");
        assertThat(bad.isOpen()).isEqualTo(at.equals("restMillis") || at.equals("exhausted"));
    }

    @Test
    void an_error_of_accept_makes_accepting_rest_and_then_goes_on() throws IOException {
        SimSocket early = network.connect();
        turn(2);
        network.acceptThrows(new OutOfMemoryError("planted"));
        SimSocket late = network.connect();
        turn(5);
        assertThat(mishaps).containsExactly("- OutOfMemoryError planted");
        assertThat(echo(early)).isEqualTo("still here");
        network.acceptThrows(null);
        time.advanceMillis(Acceptor.PAUSE_MILLIS + 1);
        turn(3);
        assertThat(echo(late)).isEqualTo("still here");
    }

    @Test
    void throws_of_tasks_timers_and_hooks_are_told_and_what_comes_after_them_runs() throws IOException {
        SimSocket good = network.connect();
        turn(2);
        List<String> ran = new ArrayList<>();
        loop.execute(() -> planted("task"));
        loop.execute(() -> ran.add("task"));
        loop.after(0, () -> planted("timer"));
        loop.after(0, () -> ran.add("timer"));
        loop.beforeFlush(() -> planted("hook"));
        loop.beforeFlush(() -> ran.add("hook"));
        loop.atTurnEnd(() -> planted("end"));
        loop.atTurnEnd(() -> ran.add("end"));
        turn(1);
        assertThat(mishaps).containsExactly("- Planted task", "- Planted timer", "- Planted hook", "- Planted end");
        assertThat(ran).containsExactly("task", "timer", "hook", "end");
        assertThat(echo(good)).isEqualTo("still here");
    }

    @Test
    void a_throw_while_deadlines_are_checked_does_not_end_the_checking() throws IOException {
        hosts.throwAt = Callback.FAULT;
        SimSocket first = network.connect();
        first.peerSends("5".getBytes(StandardCharsets.US_ASCII)); // a header that never becomes whole
        turn(2);
        time.advanceMillis(5_000);
        hosts.throwAt = Callback.FAULT;
        SimSocket second = network.connect();
        second.peerSends("5".getBytes(StandardCharsets.US_ASCII));
        turn(2);
        for (int passed = 0; passed < 40; passed++) {
            time.advanceMillis(1_000);
            turn(1);
        }
        assertThat(mishaps).containsExactly("1 Planted FAULT", "2 Planted FAULT");
        assertThat(first.isOpen()).isFalse();
        assertThat(second.isOpen()).isFalse();
    }

    @Test
    void what_no_other_net_has_caught_the_last_one_does_and_only_a_loop_that_is_broken_for_good_ends() {
        List<Runnable> everyTurn = new ArrayList<>();
        int[] turns = {0};
        EventLoop[] other = {null};
        FakeTime broken = new FakeTime();
        TimeSource clock = new TimeSource() {
            @Override
            public long nanos() {
                if (other[0] != null && turns[0]++ < 1000) {
                    everyTurn.forEach(Runnable::run);
                }
                return broken.nanos();
            }

            @Override
            public long wallMillis() {
                return 0;
            }
        };
        assertThatThrownBy(() -> {
                    other[0] = new EventLoop(clock, network);
                    other[0].onMishap(new Told());
                    everyTurn.add(() -> planted("everywhere"));
                    other[0].run();
                })
                .isInstanceOf(Planted.class);
        assertThat(mishaps).hasSize(EventLoop.BROKEN_TURNS_MAX - 1).containsOnly("- Planted everywhere");
    }

    @Test
    void a_selector_that_spins_is_replaced_once_and_nobody_notices() throws IOException {
        SimSocket early = network.connect();
        turn(2);
        SimSocket half = network.connect();
        half.peerSends(Arrays.copyOf(frame("still here"), 70));
        turn(2);
        int before = network.selectors();
        for (int i = 0; i < SpinCheck.SPINS_MAX + 10; i++) {
            loop.turn(Long.MAX_VALUE); // this network's selector never waits: it comes back for nothing
        }
        assertThat(mishaps).containsExactly("replaced spinning 3");
        assertThat(network.selectors()).isEqualTo(before + 1);
        assertThat(echo(early)).isEqualTo("still here");
        half.peerSends(Arrays.copyOfRange(frame("still here"), 70, frame("still here").length));
        turn(2);
        assertThat(read(half)).isEqualTo("still here");
        SimSocket late = network.connect();
        turn(2);
        assertThat(echo(late)).isEqualTo("still here");
    }

    @Test
    void one_that_cannot_be_moved_to_the_new_selector_is_closed_and_the_others_are_moved() throws IOException {
        SimSocket good = network.connect();
        SimSocket bad = network.connect();
        turn(2);
        bad.throwsAt(SimSocket.Call.REGISTER, new IllegalStateException("planted"));
        network.selectFails(1);
        turn(3);
        assertThat(mishaps).containsExactly("replaced Bad file descriptor 2");
        assertThat(bad.isOpen()).isFalse();
        assertThat(echoes.get(1).closedFor).isEqualTo("reset");
        assertThat(echo(good)).isEqualTo("still here");
    }

    @Test
    void a_select_that_fails_on_the_new_selector_too_ends_the_loop() {
        network.selectFails(2);
        assertThatThrownBy(() -> turn(2)).isInstanceOf(IOException.class);
        assertThat(mishaps).containsExactly("replaced Bad file descriptor 1");
    }

    @Test
    void early_returns_that_are_spread_over_time_are_no_spinning() throws IOException {
        for (int i = 0; i < 3 * SpinCheck.SPINS_MAX; i++) {
            time.advanceMillis(3);
            loop.turn(Long.MAX_VALUE);
        }
        assertThat(mishaps).isEmpty();
    }

    @Test
    void turns_that_come_back_in_time_or_with_work_are_no_spinning() throws IOException {
        SimSocket good = network.connect();
        turn(2);
        for (int i = 0; i < 2 * SpinCheck.SPINS_MAX; i++) {
            loop.turn(5); // the caller's own bound: who asks for it gets nothing early
            loop.turn(0);
            good.peerSends(frame("x"));
            loop.turn(Long.MAX_VALUE);
            loop.after(0, () -> {});
            loop.turn(Long.MAX_VALUE);
        }
        assertThat(mishaps).isEmpty();
    }

    @Test
    void an_interrupt_is_wiped_off_and_told() throws IOException {
        Thread.currentThread().interrupt();
        loop.turn(Long.MAX_VALUE);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(mishaps).containsExactly("interrupted");
    }

    private void turn(int turns) throws IOException {
        for (int i = 0; i < turns; i++) {
            loop.turn(0);
        }
    }

    private String echo(SimSocket socket) throws IOException {
        socket.peerReads(Integer.MAX_VALUE);
        socket.peerSends(frame("still here"));
        turn(3);
        return read(socket);
    }

    private static String read(SimSocket socket) {
        byte[] all = socket.peerReads(Integer.MAX_VALUE);
        return all.length < 64 ? "" : new String(all, 64, all.length - 64, StandardCharsets.UTF_8);
    }

    private static byte[] frame(String body) {
        return FrameHeader.DEFAULT.frame(body.getBytes(StandardCharsets.UTF_8));
    }

    private static void planted(String where) {
        throw new Planted(where);
    }

    private static final class Planted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Planted(String where) {
            super(where);
        }
    }

    /** Writes down what it hears: the connection, what was thrown, its message. */
    private final class Told implements Mishaps {
        @Override
        public void threw(@Nullable Connection connection, Throwable failure) {
            mishaps.add((connection == null ? "-" : "" + connection.id()) + " "
                    + failure.getClass().getSimpleName() + " " + failure.getMessage());
        }

        @Override
        public void selectorReplaced(String why, int channels) {
            mishaps.add("replaced " + why + " " + channels);
        }

        @Override
        public void interrupted() {
            mishaps.add("interrupted");
        }
    }

    private final class Hosts implements Acceptor.Newcomers {
        @Nullable
        Callback throwAt;

        @Nullable
        Error thrown;

        String hostThrowsAt = "";
        int lost;
        int exhausted;

        @Override
        public long restMillis() {
            mayThrow("restMillis");
            return 0;
        }

        @Override
        public Acceptor.Welcome welcome(SocketAddress from) {
            mayThrow("welcome");
            Echo echo = new Echo(throwAt, thrown);
            throwAt = null;
            return new Acceptor.Welcome(new FrameReader(FrameHeader.DEFAULT, 1024), echo, ConnectionLimits.DEFAULT);
        }

        @Override
        public void accepted(Connection connection, ConnectionHandler handler) {
            ((Echo) handler).connection = connection;
            echoes.add((Echo) handler);
            mayThrow("accepted");
        }

        @Override
        public void lost(ConnectionHandler handler) {
            lost++;
        }

        @Override
        public void exhausted(IOException why) {
            exhausted++;
            mayThrow("exhausted");
        }

        private void mayThrow(String here) {
            if (here.equals(hostThrowsAt)) {
                planted(here);
            }
        }
    }

    /** Sends back what comes. */
    private static final class Echo implements ConnectionHandler {
        private final @Nullable Callback throwAt;
        private final @Nullable Error thrown;
        private @Nullable Connection connection;
        String closedFor = "";

        Echo(@Nullable Callback throwAt, @Nullable Error thrown) {
            this.throwAt = throwAt;
            this.thrown = thrown;
        }

        void close() {
            if (connection != null) {
                connection.close("asked");
            }
        }

        @Override
        public void opened() {
            mayThrow(Callback.OPENED);
        }

        @Override
        public boolean body(ByteBuffer body) {
            mayThrow(Callback.BODY);
            byte[] bytes = new byte[body.remaining()];
            body.get(body.position(), bytes);
            if (connection != null) {
                connection.send(FrameHeader.DEFAULT.frame(bytes));
            }
            return true;
        }

        @Override
        public boolean fault(Fault fault) {
            mayThrow(Callback.FAULT);
            return true;
        }

        @Override
        public void flushed() {
            mayThrow(Callback.FLUSHED);
        }

        @Override
        public void closed(String reason, @Nullable IOException cause) {
            closedFor = reason;
            mayThrow(Callback.CLOSED);
        }

        private void mayThrow(Callback here) {
            if (here == throwAt) {
                if (thrown != null) {
                    throw thrown;
                }
                planted(here.name());
            }
        }
    }
}
