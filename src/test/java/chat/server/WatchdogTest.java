package chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.e2e.Await;
import chat.net.EventLoop;
import chat.net.Pulse;
import chat.net.TimeSource;
import chat.protocol.FrameHeader;
import chat.protocol.Limits;
import chat.protocol.Name;
import chat.server.StallCheck.Finding;
import chat.sim.FakeTime;
import chat.sim.SimNetwork;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A loop that stands still is told of: once after a second, and once when it goes on. */
class WatchdogTest {
    private final FakeTime time = new FakeTime();
    private final StallCheck check = new StallCheck();

    @Test
    void a_turn_of_a_second_is_told_once_and_its_end_once() {
        long began = time.nanos();
        assertThat(check.look(began, time.nanos())).isEqualTo(new StallCheck.Look(Finding.NOTHING, 0, millis(1000)));
        time.advanceMillis(999);
        assertThat(check.look(began, time.nanos())).isEqualTo(new StallCheck.Look(Finding.NOTHING, 0, millis(1)));
        time.advanceMillis(1);
        assertThat(check.look(began, time.nanos())).isEqualTo(new StallCheck.Look(Finding.STALLED, 1000, 0));
        time.advanceMillis(60_000);
        assertThat(check.look(began, time.nanos())).isEqualTo(new StallCheck.Look(Finding.NOTHING, 0, 0));
        time.advanceMillis(500);
        assertThat(check.look(0, time.nanos())).isEqualTo(new StallCheck.Look(Finding.GOES_ON, 61_500, millis(1000)));
        assertThat(check.look(0, time.nanos())).isEqualTo(new StallCheck.Look(Finding.NOTHING, 0, 0));
    }

    @Test
    void a_stall_that_goes_over_into_the_next_turn_is_over_and_the_next_one_told_anew() {
        long first = time.nanos();
        time.advanceMillis(1_500);
        assertThat(check.look(first, time.nanos()).finding()).isEqualTo(Finding.STALLED);
        long second = time.nanos();
        time.advanceMillis(1_000);
        assertThat(check.look(second, time.nanos()).finding()).isEqualTo(Finding.GOES_ON);
        assertThat(check.look(second, time.nanos())).isEqualTo(new StallCheck.Look(Finding.STALLED, 1000, 0));
    }

    @Test
    void a_loop_that_turns_however_often_is_not_told_of_and_looked_at_once_a_second() {
        for (int second = 0; second < 100; second++) {
            StallCheck.Look look = check.look(time.nanos(), time.nanos());
            assertThat(look).isEqualTo(new StallCheck.Look(Finding.NOTHING, 0, millis(1000)));
            time.advanceMillis(1_000);
        }
    }

    @Test
    void a_loop_that_waits_need_not_be_looked_at_before_its_next_turn() {
        assertThat(check.look(0, time.nanos())).isEqualTo(new StallCheck.Look(Finding.NOTHING, 0, 0));
        time.advanceMillis(100_000);
        assertThat(check.look(0, time.nanos())).isEqualTo(new StallCheck.Look(Finding.NOTHING, 0, 0));
    }

    @Test
    void the_pulse_says_when_the_turn_began_and_wakes_who_has_asked_for_it() throws IOException {
        try (EventLoop loop = new EventLoop(time, new SimNetwork())) {
            Pulse pulse = loop.pulse();
            long[] seen = new long[1];
            loop.execute(() -> seen[0] = pulse.busySinceNanos());
            pulse.wakeMeAtChange();
            loop.turn(0);
            assertThat(seen[0]).isEqualTo(time.nanos());
            assertThat(pulse.busySinceNanos()).isZero();
            LockSupport.park(); // the permit is there already: without it this test would hang
        }
    }

    @Test
    void a_loop_that_is_really_held_is_in_the_log_with_its_stack() throws Exception {
        List<String> log = new CopyOnWriteArrayList<>();
        ServerSettings settings = new ServerSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                FrameHeader.DEFAULT,
                Limits.DEFAULT,
                Name.Alphabet.ANY_ONE_SCRIPT);
        ChatServer server = new ChatServer(settings, TimeSource.system(), new EventLog(log::add, () -> 0));
        Thread thread = new Thread(() -> serve(server), "loop of the test");
        thread.start();
        CountDownLatch held = new CountDownLatch(1);
        server.loop().execute(() -> holdTheLoop(held));
        Await.until("stall in the log", () -> log, seen -> seen.stream().anyMatch(l -> l.contains("holdTheLoop")));
        assertThat(log)
                .filteredOn(l -> l.contains("loop_stalled"))
                .singleElement()
                .asString()
                .contains("state=WAITING");
        assertThat(log).noneMatch(l -> l.contains("loop_goes_on"));
        held.countDown();
        Await.until("its end", () -> log, seen -> seen.stream().anyMatch(l -> l.contains("loop_goes_on")));
        server.close();
        thread.join(TimeUnit.SECONDS.toMillis(20));
        assertThat(thread.isAlive()).isFalse();
        assertThat(log).filteredOn(l -> l.contains("loop_stalled")).hasSize(1);
    }

    private static void serve(ChatServer server) {
        try {
            server.run();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void holdTheLoop(CountDownLatch held) {
        try {
            held.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
