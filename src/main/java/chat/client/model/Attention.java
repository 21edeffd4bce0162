package chat.client.model;

import java.util.Objects;

/**
 * Whether the user's eyes are on this terminal, as far as it says, and when it last rang.
 *
 * @param bellMillis wall time
 */
public record Attention(Eyes eyes, long bellMillis) {
    public enum Eyes {
        HERE,
        ELSEWHERE
    }

    static final Attention START = new Attention(Eyes.HERE, 0);

    private static final long BELL_PAUSE_MILLIS = 5_000;

    public Attention {
        Objects.requireNonNull(eyes);
    }

    boolean wantsBell(long nowMillis) {
        return eyes == Eyes.ELSEWHERE && Math.abs(nowMillis - bellMillis) >= BELL_PAUSE_MILLIS;
    }
}
