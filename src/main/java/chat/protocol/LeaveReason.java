package chat.protocol;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why somebody is no longer in a room. */
public enum LeaveReason {
    /** Left this room alone. */
    PARTED,
    /** Left the chat. */
    QUIT,
    /** Was lost and did not come back within the grace time. */
    LOST,
    /** Was sent off. */
    REMOVED;

    /** The word on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<LeaveReason> of(String word) {
        return Arrays.stream(values())
                .filter(reason -> reason.word().equals(word))
                .findFirst();
    }
}
