package chat.client.model;

import java.util.Objects;

/**
 * What the client and its user are about, apart from the chat.
 *
 * @param hint a sentence about the last key, shown until the next one; empty if there is none
 * @param armed what the last key was, where that changes what the next one means
 * @param keyMillis wall time of the last key
 */
public record Dialog(Mode mode, String hint, Armed armed, long keyMillis) {
    enum Armed {
        NOTHING,
        /** The next character counts as if Alt were held. */
        ESC,
        /** Another Ctrl+C asks whether to quit. */
        INTERRUPT
    }

    static final Dialog START = new Dialog(Mode.NORMAL, "", Armed.NOTHING, 0);

    public Dialog {
        Objects.requireNonNull(mode);
        Objects.requireNonNull(hint);
        Objects.requireNonNull(armed);
    }

    Dialog mode(Mode mode) {
        return new Dialog(mode, hint, armed, keyMillis);
    }

    Dialog hint(String hint) {
        return new Dialog(mode, hint, armed, keyMillis);
    }

    Dialog armed(Armed armed) {
        return new Dialog(mode, hint, armed, keyMillis);
    }

    /** A key came: what was said about the one before is over. */
    Dialog key(long nowMillis) {
        return new Dialog(mode, "", Armed.NOTHING, nowMillis);
    }
}
