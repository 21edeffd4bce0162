package chat.protocol;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a text is meant. */
public enum TextKind {
    TEXT,
    /** What the sender does: {@code /me waves}. */
    ACTION,
    /** Many lines to be kept as they are and folded. */
    BLOCK;

    /** The word on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<TextKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
