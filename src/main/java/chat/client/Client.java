package chat.client;

import chat.client.ClientSettings.Look;
import chat.client.terminal.Screen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The client program: opens the way by ssh if one is wanted, picks the full screen or the lines and runs it to its end. */
public final class Client {
    private Client() {}

    /**
     * Runs it to its end.
     *
     * @param halt ends the process on the spot, should a way out be stuck: a terminal that takes no bytes any more
     */
    public static Outcome run(ClientSettings settings, Runnable halt) {
        return run(settings, halt, LineMode.Length.OF_THE_INPUT);
    }

    /** The same, but in lines it ends by itself after a while, and not with its input. */
    public static Outcome demonstrate(ClientSettings settings, Runnable halt) {
        return run(settings, halt, LineMode.Length.OF_A_DEMONSTRATION);
    }

    private static Outcome run(ClientSettings settings, Runnable halt, LineMode.Length length) {
        if (!(settings.server() instanceof ServerPlace.Ssh place)) {
            return run(settings, null, halt, length);
        }
        Path folder = new Surroundings(System.getenv()).socketFolder();
        try (SshTunnel tunnel = new SshTunnel(place, List.of("ssh"), folder)) {
            tunnel.open(SshTunnel.Questions.ON_THE_TERMINAL);
            return run(settings, tunnel, halt, length);
        } catch (IOException noWay) {
            System.err.println("chat: " + noWay.getMessage() + ".");
            return Outcome.CANNOT_CONNECT;
        }
    }

    private static Outcome run(
            ClientSettings settings, @Nullable SshTunnel tunnel, Runnable halt, LineMode.Length length) {
        if (settings.look() == Look.PLAIN) {
            return LineMode.run(settings, tunnel, length);
        }
        try {
            return FullScreen.run(settings, tunnel, halt);
        } catch (Screen.UnavailableException noScreen) {
            System.err.println("chat: " + noScreen.getMessage());
            return LineMode.run(settings, tunnel, length);
        }
    }
}
