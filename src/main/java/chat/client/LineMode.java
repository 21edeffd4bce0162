package chat.client;

import chat.client.PlainApp.Patience;
import chat.client.model.Model;
import chat.client.model.Settings;
import chat.net.EventLoop;
import chat.net.TimeSource;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Sets the client in lines up on standard input and output, and runs it. */
final class LineMode {
    private static final long DEMONSTRATION_MILLIS = 6_000;

    private LineMode() {}

    /** How long it runs, unless somebody leaves before. */
    enum Length {
        OF_THE_INPUT,
        OF_A_DEMONSTRATION
    }

    /** Runs until the person leaves, or for that long. */
    static Outcome run(ClientSettings settings, @Nullable SshTunnel tunnel, Length length) {
        TimeSource time = TimeSource.system();
        Surroundings surroundings = new Surroundings(System.getenv());
        Preferences preferences = surroundings.preferences();
        Settings modelSettings = preferences.applied(surroundings.modelSettings(settings));
        boolean unicode = modelSettings.look().letters() == Settings.Letters.UNICODE;
        Charset charset = unicode ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII; // what it has not becomes ?
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset);
        PlainInput input = new PlainInput(Surroundings.stdin(), PlainApp.LINES_AHEAD_MAX);
        Patience patience = surroundings.stdinIsTerminal() ? Patience.FOR_EVER : Patience.ONCE_CONNECTED;
        try (EventLoop loop = new EventLoop(time)) {
            Model first = Model.start(modelSettings, 80, 24, time.wallMillis());
            PlainApp app = new PlainApp(
                    loop,
                    out,
                    input,
                    patience,
                    first,
                    events -> surroundings.link(loop, settings.inLines(), tunnel, events));
            app.prefer(preferences);
            app.start();
            boolean demonstration = length == Length.OF_A_DEMONSTRATION;
            Runnable ended = demonstration ? () -> {} : () -> loop.execute(app::inputEnded);
            input.start(line -> loop.execute(() -> app.typed(line)), ended);
            if (demonstration) {
                loop.after(DEMONSTRATION_MILLIS, () -> app.quit(Outcome.LEFT));
            }
            loop.run();
            return app.outcome();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // no selector, or one that fails: nothing that a person did
        }
    }
}
