package chat.client.terminal;

import chat.client.model.Key;
import java.util.function.Consumer;

/** Cuts the terminal's bytes into keys, in whatever pieces they come. */
public final class Keys {
    public Keys(Consumer<Reply> replies) {}

    public void feed(byte[] bytes, int from, int to, Consumer<Key> out) {}

    /** A lone ESC is held: call {@link #escapeTimeout} in 50 ms unless more bytes came. */
    public boolean waitingForEscape() {
        return false;
    }

    public void escapeTimeout(Consumer<Key> out) {}
}
