package chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Desk;
import chat.client.model.Event;
import chat.client.model.Model;
import chat.client.model.Settings;
import chat.client.model.TalkNews;
import chat.client.terminal.FakeTerminal;
import chat.client.terminal.Painter;
import chat.client.terminal.Screen;
import chat.client.terminal.TerminalDevice;
import chat.client.view.Grid;
import chat.client.view.View;
import chat.net.EventLoop;
import chat.sim.FakeTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A room in which 200 messages a second are said: frames are counted, and no time is measured. */
class BusyRoomTest {
    private static final int STEP_MILLIS = 5; // one message each
    private static final int FRAME_MILLIS = 1_000 / ClientApp.FRAMES_PER_SECOND_MAX + 2;

    private final FakeTime time = new FakeTime();
    private final CountingTerminal terminal = new CountingTerminal(new FakeTerminal(80, 24));
    private final EventLoop loop;
    private final Screen screen;
    private final ClientApp app;
    private final List<Consumer<Event>> events = new ArrayList<>();
    private final Desk desk = new Desk(80, 24, Settings.Look.FULL);
    private long seq;

    BusyRoomTest() throws Exception {
        loop = new EventLoop(time);
        ScreenPosts posts = new ScreenPosts(() -> {});
        screen = Screen.on(terminal, Painter.Colors.SIXTEEN, posts);
        screen.enter();
        Settings settings = new Settings("alice", "localhost:5050", ZoneOffset.UTC, Settings.Look.FULL, "test");
        Model first = Model.start(settings, 80, 24, time.wallMillis());
        View view = new View();
        Grid grid = new Grid(80, 24);
        view.draw(first, grid);
        screen.show(grid);
        app = new ClientApp(loop, screen, first, view, grid, new Surroundings(Map.of()), this::link);
        app.start();
        Event.Welcomed welcomed = new Event.Welcomed(
                "alice",
                false,
                false,
                "chat",
                "",
                new chat.protocol.SessionLimits(16_384, 200, 33_792, 200, 64, 16, 15, 30),
                0);
        tell(new Event.LinkUp());
        tell(welcomed);
        tell(new Event.Talk(new TalkNews.Opened(Desk.place("lobby"), "", 1, 0, 0, 3)));
        tell(new Event.Ready());
        pass(100);
    }

    /** One that never gets an address, so that only the test tells events. */
    private ServerLink link(Consumer<Event> heard) {
        events.add(heard);
        return new ServerLink(
                loop,
                ClientSettings.of("localhost", 5050, "alice"),
                Installation.inMemory(time.wallMillis()),
                KnownWay.none(),
                () -> 0,
                LinkLog.NONE,
                heard);
    }

    @AfterEach
    void close() throws IOException {
        screen.close();
        loop.close();
    }

    @Test
    void frames_are_coalesced_and_every_message_arrives() throws IOException {
        terminal.writes = 0;
        for (int i = 0; i < 1_000 / STEP_MILLIS; i++) {
            said();
            pass(STEP_MILLIS);
        }
        pass(FRAME_MILLIS);
        assertThat(terminal.writes).as("frames in a second").isBetween(20, ClientApp.FRAMES_PER_SECOND_MAX + 1);
        assertThat(app.model().window().log().placed()).isGreaterThanOrEqualTo(200);
        assertThat(terminal.fake.drawn()).contains("message 200");
    }

    @Test
    void a_key_shows_within_a_frame() throws IOException {
        String typed = "";
        for (int i = 0; i < 20; i++) {
            typed += (char) ('a' + i);
            app.typed(typed.substring(i).getBytes(StandardCharsets.US_ASCII));
            int waited = 0;
            while (!terminal.fake.drawn().contains("[#lobby] " + typed)) {
                assertThat(waited).as("ms after the key").isLessThanOrEqualTo(FRAME_MILLIS);
                said();
                pass(STEP_MILLIS);
                waited += STEP_MILLIS;
            }
            said();
            pass(17);
        }
    }

    @Test
    void who_reads_older_lines_is_not_disturbed() throws IOException {
        for (int i = 0; i < 100; i++) {
            said();
        }
        pass(100);
        app.typed("\u001b[5~".getBytes(StandardCharsets.US_ASCII));
        pass(100);
        List<String> before = terminal.fake.drawn().lines().toList().subList(1, 21);
        for (int i = 0; i < 200; i++) {
            said();
            pass(STEP_MILLIS);
        }
        pass(100);
        assertThat(terminal.fake.drawn().lines().toList().subList(1, 21)).isEqualTo(before);
        assertThat(terminal.fake.drawn()).contains("-MORE 2");
    }

    @Test
    void a_turn_that_brings_many_is_one_frame() throws IOException {
        terminal.writes = 0;
        for (int i = 0; i < 5_000; i++) {
            said();
        }
        pass(0);
        pass(FRAME_MILLIS);
        assertThat(terminal.writes).isLessThanOrEqualTo(2);
        assertThat(terminal.fake.drawn()).contains("message 5000");
    }

    private void said() {
        seq++;
        tell(new Event.Talk(new TalkNews.Entries(
                Desk.place("lobby"),
                TalkNews.Origin.LIVE,
                seq,
                seq,
                List.of(desk.heard(seq, "bob", "message " + seq, 0)))));
    }

    private void tell(Event event) {
        events.get(0).accept(event);
    }

    private void pass(int millis) throws IOException {
        time.advanceMillis(millis);
        loop.turn(0);
        loop.turn(0);
    }

    /** Counts writes: one a frame. */
    private static final class CountingTerminal implements TerminalDevice {
        private final FakeTerminal fake;
        private int writes;

        CountingTerminal(FakeTerminal fake) {
            this.fake = fake;
        }

        @Override
        public Size size() {
            return fake.size();
        }

        @Override
        public void raw() {
            fake.raw();
        }

        @Override
        public void restore() {
            fake.restore();
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            writes++;
            fake.write(bytes);
        }

        @Override
        public void awaitInput() throws IOException {
            fake.awaitInput();
        }

        @Override
        public int read(byte[] into) throws IOException {
            return fake.read(into);
        }

        @Override
        public void stop() throws IOException {
            fake.stop();
        }
    }
}
