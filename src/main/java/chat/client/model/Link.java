package chat.client.model;

import java.util.Objects;

/**
 * The connection, as far as the user should know.
 *
 * @param why the reason of the last trouble, as a sentence without a full stop; empty if there was none
 * @param retryAtMillis wall time of the next try; only RECONNECTING looks at it
 * @param sinceMillis wall time since when there is, or is not, a connection
 */
public record Link(State state, String why, long retryAtMillis, long sinceMillis) {
    public enum State {
        CONNECTING,
        UP,
        RECONNECTING,
        DISCONNECTED,
        REJECTED
    }

    public Link {
        Objects.requireNonNull(state);
        Objects.requireNonNull(why);
    }

    static Link start(long nowMillis) {
        return new Link(State.CONNECTING, "", 0, nowMillis);
    }

    public boolean up() {
        return state == State.UP;
    }

    /** What the status row says: one or two words, and the seconds to wait. */
    public String words(long nowMillis) {
        return switch (state) {
            case CONNECTING -> why.isEmpty() ? "connecting" : "RECONNECTING";
            case UP -> "ok";
            case RECONNECTING -> "RECONNECTING " + secondsToWait(nowMillis) + "s";
            case DISCONNECTED -> "DISCONNECTED";
            case REJECTED -> "REJECTED";
        };
    }

    private long secondsToWait(long nowMillis) {
        return Math.max(0, (retryAtMillis - nowMillis + 999) / 1000);
    }
}
