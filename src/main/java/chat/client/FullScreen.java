package chat.client;

import chat.client.model.Model;
import chat.client.model.Settings;
import chat.client.terminal.Painter;
import chat.client.terminal.Screen;
import chat.client.view.Grid;
import chat.client.view.View;
import chat.net.EventLoop;
import chat.net.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Sets the full-screen client up, runs it and puts everything back. The first frame is on the screen before there is a
 * selector, a look-up or a socket; what stands before it here is what it needs, without a lambda.
 */
final class FullScreen {
    private FullScreen() {}

    /**
     * Runs until the person leaves or the terminal is gone.
     *
     * @param tunnel what leads to the server by ssh; null: nothing has to
     * @param halt ends the process on the spot, should a way out be stuck
     * @throws Screen.UnavailableException if this terminal cannot show a full screen; nothing was changed then
     */
    static Outcome run(ClientSettings settings, @Nullable SshTunnel tunnel, Runnable halt)
            throws Screen.UnavailableException {
        TimeSource time = TimeSource.system();
        Surroundings surroundings = new Surroundings(System.getenv());
        Preferences preferences = surroundings.preferences();
        Rehearsal rehearsal = Rehearsal.begin(surroundings, preferences, settings, time);
        boolean colours = surroundings.colours() == Settings.Colours.SIXTEEN;
        ScreenPosts posts = new ScreenPosts(halt);
        StrayErrors errors = StrayErrors.divert(surroundings.strayErrorsFile());
        try (errors;
                Screen screen = Screen.open(colours ? Painter.Colors.SIXTEEN : Painter.Colors.NONE, posts)) {
            screen.enter();
            Model first = Model.start(rehearsal.settings(), screen.columns(), screen.rows(), time.wallMillis());
            View view = new View();
            Grid grid = new Grid(screen.columns(), screen.rows());
            view.draw(first, grid);
            screen.show(grid);
            try (EventLoop loop = new EventLoop(time)) {
                ClientApp app = new ClientApp(
                        loop,
                        screen,
                        first,
                        view,
                        grid,
                        surroundings,
                        events -> surroundings.link(loop, settings, tunnel, events));
                app.keepWindows(events -> surroundings.windows(loop, settings, events));
                app.prefer(preferences);
                posts.deliverTo(loop, app);
                screen.start();
                app.start();
                loop.run();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // no selector, or one that fails: nothing that a person did
        } finally {
            posts.ended();
        }
        return Outcome.LEFT;
    }
}
