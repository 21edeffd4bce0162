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

    /** Somebody wants the user now: rings if they look elsewhere, and has not just rung. */
    static Step wanted(Model model) {
        Attention now = model.eyes();
        boolean rings = now.eyes == Eyes.ELSEWHERE && Math.abs(model.nowMillis() - now.bellMillis) >= BELL_PAUSE_MILLIS;
        return rings
                ? Step.of(model.eyes(new Attention(now.eyes, model.nowMillis())), new Effect.Bell())
                : Step.of(model);
    }
}
