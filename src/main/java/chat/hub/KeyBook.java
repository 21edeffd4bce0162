package chat.hub;

import java.util.List;
import java.util.function.Consumer;

/**
 * Where keys and invitations are kept, beside what was said and by the same rules as a {@link MessageLog}: called on the loop thread,
 * answered there as a task; false = nothing was taken and nothing will be answered.
 */
public interface KeyBook {
    /** All there is. */
    boolean all(Consumer<Answer<Kept>> answer);

    /** Keeps a change; answered when it is as durable as it ever will be. */
    boolean keep(KeyChange change, Consumer<Answer<KeyChange>> answer);

    /** What is in it. */
    record Kept(List<KnownKey> keys, List<Invitation> invitations) {
        public Kept {
            keys = List.copyOf(keys);
            invitations = List.copyOf(invitations);
        }
    }
}
