package chat.client;

import chat.client.ClientSettings.Look;
import chat.client.terminal.Screen;

/** The client program: picks the full screen or the lines and runs it to its end. */
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
        if (settings.look() == Look.PLAIN) {
            return LineMode.run(settings, length);
        }
        try {
            return FullScreen.run(settings, halt);
        } catch (Screen.UnavailableException noScreen) {
            System.err.println("chat: " + noScreen.getMessage());
            return LineMode.run(settings, length);
        }
    }
}
