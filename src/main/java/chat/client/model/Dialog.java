package chat.client.model;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the client and its user are about, apart from the chat.
 *
 * @param hint a sentence about the last key, shown until the next one; empty if there is none
 * @param armed what the last key was, where that changes what the next one means
 * @param keyMillis wall time of the last key
 * @param hits what the server found last
 * @param rooms those that the server named last, to complete them
 * @param typed what was typed in any window
 * @param jump where the user wants to be as soon as it is here; a key that leads elsewhere forgets it
 */
public record Dialog(
        Mode mode,
        String hint,
        Armed armed,
        long keyMillis,
        @Nullable Hits hits,
        @Nullable Jump jump,
        List<String> rooms,
        InputHistory typed) {
    enum Armed {
        NOTHING,
        /** The next character counts as if Alt were held. */
        ESC,
        /** The next chord is the second of two. */
        CONTROL_X,
        /** Another Ctrl+C asks whether to quit. */
        INTERRUPT
    }

    static final Dialog START =
            new Dialog(Mode.NORMAL, "", Armed.NOTHING, 0, null, null, List.of(), InputHistory.EMPTY);

    public Dialog {
        Objects.requireNonNull(mode);
        Objects.requireNonNull(hint);
        Objects.requireNonNull(armed);
        rooms = List.copyOf(rooms);
        Objects.requireNonNull(typed);
    }

    Dialog mode(Mode mode) {
        return new Dialog(mode, hint, armed, keyMillis, hits, jump, rooms, typed);
    }

    Dialog hint(String hint) {
        return new Dialog(mode, hint, armed, keyMillis, hits, jump, rooms, typed);
    }

    Dialog armed(Armed armed) {
        return new Dialog(mode, hint, armed, keyMillis, hits, jump, rooms, typed);
    }

    Dialog hits(Hits hits) {
        return new Dialog(mode, hint, armed, keyMillis, hits, jump, rooms, typed);
    }

    Dialog jump(@Nullable Jump jump) {
        return new Dialog(mode, hint, armed, keyMillis, hits, jump, rooms, typed);
    }

    Dialog rooms(List<String> rooms) {
        return new Dialog(mode, hint, armed, keyMillis, hits, jump, rooms, typed);
    }

    Dialog typed(InputHistory typed) {
        return new Dialog(mode, hint, armed, keyMillis, hits, jump, rooms, typed);
    }

    /** A key came: what was said about the one before is over. */
    Dialog key(long nowMillis) {
        return new Dialog(mode, "", Armed.NOTHING, nowMillis, hits, jump, rooms, typed);
    }
}
