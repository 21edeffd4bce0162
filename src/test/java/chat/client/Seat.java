package chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Model;
import chat.client.model.Settings;
import chat.client.terminal.FakeTerminal;
import chat.client.terminal.Painter;
import chat.client.terminal.Screen;
import chat.client.view.Grid;
import chat.client.view.View;
import chat.net.EventLoop;
import chat.sim.FakeTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One person at the full-screen client, on an emulated terminal: bytes go in as a terminal sends them, and what is asserted
 * are the emulator's cells. The test steps the loop; its clock moves with each step, so that frames and countdowns go on.
 */
final class Seat implements AutoCloseable {
    private static final int TURNS_MAX = 950;
    private static final int TURN_MILLIS = 10;

    private final List<Seat> table;
    private final FakeTime time = new FakeTime();
    private final FakeTerminal terminal;
    private final Screen screen;
    private final EventLoop loop;
    private final ClientApp app;

    /** @param table all who go on together when one of them waits; this one joins them */
    Seat(List<Seat> table, int port, String user, int columns, int rows) throws Exception {
        this(table, port, user, columns, rows, new Surroundings(Map.of()));
    }

    Seat(List<Seat> table, int port, String user, int columns, int rows, Surroundings surroundings) throws Exception {
        this.table = table;
        terminal = new FakeTerminal(columns, rows);
        loop = new EventLoop(time);
        ScreenPosts posts = new ScreenPosts(() -> {
            throw new AssertionError("the way out is stuck");
        });
        screen = Screen.on(terminal, Painter.Colors.SIXTEEN, posts);
        screen.enter();
        Settings settings = new Settings(user, "localhost:" + port, ZoneOffset.UTC, Settings.Look.FULL, "test");
        Model first = Model.start(settings, columns, rows, time.wallMillis());
        View view = new View();
        Grid grid = new Grid(columns, rows);
        view.draw(first, grid);
        screen.show(grid);
        Ways resolver = KnownWay.loopback(port);
        app = new ClientApp(
                loop,
                screen,
                first,
                view,
                grid,
                surroundings,
                events -> new ServerLink(
                        loop,
                        ClientSettings.of("localhost", port, user),
                        Installation.inMemory(time.wallMillis()),
                        resolver,
                        () -> 0,
                        LinkLog.NONE,
                        events));
        posts.deliverTo(loop, app);
        screen.start();
        app.start();
        table.add(this);
    }

    /** Types, as bytes; {@code ^} stands for ESC. */
    Seat type(String keys) {
        terminal.type(keys.replace('^', '\u001b'));
        return this;
    }

    Seat resize(int columns, int rows) {
        terminal.size(columns, rows);
        loop.execute(app::resized);
        return this;
    }

    /** Goes on until the screen is right. */
    String until(Predicate<String> right) {
        for (int turn = 0; !right.test(drawn()); turn++) {
            assertThat(turn).as("turns; the screen:\n%s", drawn()).isLessThan(TURNS_MAX);
            table.forEach(Seat::turn);
        }
        return drawn();
    }

    String untilShows(String text) {
        return until(screen -> screen.contains(text));
    }

    private void turn() {
        try {
            time.advanceMillis(TURN_MILLIS);
            loop.turn(TURN_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everybody goes on for so many turns. */
    void turns(int count) {
        for (int i = 0; i < count; i++) {
            table.forEach(Seat::turn);
        }
    }

    /** Some rows of the screen, the first counting as 0, each between bars. */
    List<String> rows(int from, int to) {
        return drawn().lines().toList().subList(from, to);
    }

    String drawn() {
        return terminal.drawn();
    }

    @Override
    public void close() throws IOException {
        table.remove(this);
        screen.close();
        loop.close();
    }
}
