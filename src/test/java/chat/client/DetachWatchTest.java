package chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Attention.Viewer;
import chat.client.model.Event;
import chat.net.EventLoop;
import chat.sim.FakeTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who sees the terminal: what is asked when, with a clock that only the test moves, and how the answers are read. */
class DetachWatchTest {
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final FakeTime time = new FakeTime();
    private final List<Event> heard = new ArrayList<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final BlockingQueue<Optional<Viewer>> seen = new LinkedBlockingQueue<>();

    @TempDir
    Path folder;

    private EventLoop loop;
    private DetachWatch watch;

    @BeforeEach
    void open() throws IOException {
        loop = new EventLoop(time);
        watch = new DetachWatch(loop, this::look, heard::add);
    }

    @AfterEach
    void close() throws IOException {
        loop.close();
    }

    private Optional<Viewer> look() {
        looks.incrementAndGet();
        try {
            return seen.take();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_change_is_told_once_and_what_nobody_can_say_changes_nothing() throws IOException {
        watch.keep(true);
        answer(Optional.of(Viewer.SOMEBODY));
        assertThat(heard).isEmpty();
        answer(Optional.of(Viewer.NOBODY));
        assertThat(heard).containsExactly(new Event.Viewed(Viewer.NOBODY));
        answer(Optional.empty());
        answer(Optional.of(Viewer.NOBODY));
        assertThat(heard).hasSize(1);
        answer(Optional.of(Viewer.SOMEBODY));
        assertThat(heard).containsExactly(new Event.Viewed(Viewer.NOBODY), new Event.Viewed(Viewer.SOMEBODY));
    }

    @Test
    void one_look_at_a_time_and_none_unless_wanted() throws IOException {
        watch.keep(false);
        time.advanceMillis(60_000);
        loop.turn(0);
        assertThat(looks).hasValue(0);
        watch.keep(true);
        until(() -> looks.get() == 1);
        watch.keep(false);
        watch.keep(true);
        time.advanceMillis(60_000);
        loop.turn(0);
        assertThat(looks).as("the first has not come back").hasValue(1);
        answer(Optional.of(Viewer.NOBODY));
        assertThat(heard).containsExactly(new Event.Viewed(Viewer.NOBODY));
        watch.keep(false);
        assertThat(heard).as("as if somebody were there").contains(new Event.Viewed(Viewer.SOMEBODY));
    }

    @Test
    void without_tmux_and_screen_nobody_is_asked() throws IOException {
        DetachWatch none = DetachWatch.of(Map.of("TERM", "xterm"), loop, heard::add);
        none.keep(true);
        time.advanceMillis(60_000);
        loop.turn(0);
        assertThat(heard).isEmpty();
        assertThat(ViewerCheck.possible(Map.of("TMUX", ""))).isFalse();
    }

    @Test
    void tmux_counts_its_clients() {
        assertThat(ViewerCheck.tmux("0\n")).contains(Viewer.NOBODY);
        assertThat(ViewerCheck.tmux("1\n")).contains(Viewer.SOMEBODY);
        assertThat(ViewerCheck.tmux("12")).contains(Viewer.SOMEBODY);
        for (String odd : List.of("", "\n", "no server running", "-1", "0 1", "\u0660")) {
            assertThat(ViewerCheck.tmux(odd)).as(odd).isEmpty();
        }
    }

    @Test
    void screen_s_socket_can_be_executed_while_somebody_is_attached() throws IOException {
        Path socket = Files.createFile(folder.resolve("4711.pts-0.here"));
        Map<String, String> inside = Map.of("STY", "4711.pts-0.here", "SCREENDIR", folder.toString());
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rwx------"));
        assertThat(ViewerCheck.now(inside)).contains(Viewer.SOMEBODY);
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
        assertThat(ViewerCheck.now(inside)).contains(Viewer.NOBODY);
        Files.delete(socket);
        assertThat(ViewerCheck.now(inside)).isEmpty();
        assertThat(ViewerCheck.now(Map.of("STY", "../../etc/passwd", "SCREENDIR", folder.toString())))
                .isEmpty();
    }

    /** The next look, which begins when its time has come, sees this. */
    private void answer(Optional<Viewer> viewer) throws IOException {
        int before = looks.get();
        if (before > 0 && seen.isEmpty() && !pending()) {
            time.advanceMillis(DetachWatch.PAUSE_MILLIS);
            until(() -> looks.get() == before + 1);
        }
        until(() -> looks.get() > 0);
        answered++;
        seen.add(viewer);
        int was = heard.size();
        until(() -> !alive());
        loop.turn(0);
        assertThat(heard.size()).isBetween(was, was + 1);
    }

    private int answered;

    private boolean pending() {
        return looks.get() > answered;
    }

    private static boolean alive() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("chat-detach"));
    }

    private void until(BooleanSupplier right) throws IOException {
        long start = System.nanoTime();
        while (!right.getAsBoolean()) {
            assertThat(System.nanoTime() - start).as("ns; heard: %s", heard).isLessThan(DEADLINE_NANOS);
            loop.turn(5);
        }
    }
}
