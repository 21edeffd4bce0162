package chat.client.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is being typed, what was typed, and the words that Tab offers, which is null unless it offers several now.
 */
public record Composer(
        InputLine input, InputHistory history, @Nullable Completion completion) {
    static final Composer EMPTY = new Composer(InputLine.EMPTY, InputHistory.EMPTY, null);

    public Composer {
        Objects.requireNonNull(input);
        Objects.requireNonNull(history);
    }

    Composer input(InputLine input) {
        return new Composer(input, history, null);
    }

    Composer history(InputHistory history) {
        return new Composer(input, history, completion);
    }

    Composer completion(@Nullable Completion completion) {
        return new Composer(input, history, completion);
    }
}
