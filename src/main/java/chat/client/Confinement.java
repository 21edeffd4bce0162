package chat.client;

import chat.client.model.Effect;
import java.util.Map;

/**
 * What a client must not do for its user where it is all that they are to have, such as behind sshd's {@code ForceCommand}: run a program,
 * write a file of their choice, or stop and leave them with nobody to wake it. Whoever starts it says so by {@link #VARIABLE}.
 */
final class Confinement {
    /** Set to anything but {@code off}, a client is confined. */
    static final String VARIABLE = "CHAT_CONFINED";

    /** What the user is told. */
    static final String SENTENCE = "This client is confined: it runs no programs, writes no files and does not stop.";

    private final boolean confined;

    private Confinement(boolean confined) {
        this.confined = confined;
    }

    static Confinement of(Map<String, String> environment) {
        String value = environment.getOrDefault(VARIABLE, "");
        return new Confinement(!value.isEmpty() && !value.equals("off"));
    }

    boolean forbids(Effect effect) {
        return confined
                && (effect instanceof Effect.Edit
                        || effect instanceof Effect.Save
                        || effect instanceof Effect.RunHook
                        || effect instanceof Effect.Suspend);
    }
}
