package chat.client;

import chat.client.model.Model;
import chat.client.model.Settings;
import chat.client.terminal.Painter;
import chat.client.view.Grid;
import chat.client.view.View;
import chat.net.TimeSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Makes the first frame once for nothing, on a thread of its own, while the main thread waits for the terminal's settings:
 * loading the time zone, the model, the view and the painter takes longer than that. The real frame then finds all of it
 * warm. docs/decisions/0014 tells what it saves.
 */
final class Rehearsal {
    private final FutureTask<Settings> settings;

    private Rehearsal(FutureTask<Settings> settings) {
        this.settings = settings;
    }

    static Rehearsal begin(
            Surroundings surroundings, Preferences preferences, ClientSettings settings, TimeSource time) {
        Rehearsal rehearsal =
                new Rehearsal(new FutureTask<>(() -> preferences.applied(surroundings.modelSettings(settings))));
        Thread thread = new Thread(() -> rehearsal.run(time), "chat-rehearsal");
        thread.setDaemon(true);
        thread.start();
        return rehearsal;
    }

    /** The model's settings, as soon as they are there. */
    Settings settings() {
        try {
            return settings.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("no settings for the model", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the first frame", e);
        }
    }

    private void run(TimeSource time) {
        settings.run();
        Grid scratch = new Grid(80, 24);
        new View().draw(Model.start(settings(), 80, 24, time.wallMillis()), scratch);
        byte[] unused = new Painter(Painter.Colors.SIXTEEN).paint(scratch);
    }
}
