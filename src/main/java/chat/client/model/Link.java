package chat.client.model;

import java.util.Objects;

/**
 * The connection, as far as the user should know.
 *
 * @param why the reason of the last trouble, as a sentence without a full stop; empty if there was none
 * @param retryAtMillis wall time of the next try; only RECONNECTING looks at it
 * @param sinceMillis wall time since when there is, or is not, a connection
 * @param speaks what the server speaks, or spoke when there was a connection
 * @param roundTripMillis how long the server takes to answer; below 0 if nobody has measured it
 * @param aheadMillis how far the server's clock was ahead of ours when its welcome came, which says nothing in the legacy profile
 * @param proof whose names the server proves
 */
public record Link(
        State state,
        String why,
        long retryAtMillis,
        long sinceMillis,
        Speaks speaks,
        long roundTripMillis,
        long aheadMillis,
        Proof proof) {
    public enum State {
        CONNECTING,
        UP,
        RECONNECTING,
        DISCONNECTED,
        REJECTED
    }

    public enum Speaks {
        /** There was no connection yet. */
        NOBODY_KNOWS,
        LEGACY,
        SESSION
    }

    /** Whose names a server proves. */
    public enum Proof {
        /** Everybody is whoever they say. */
        OF_NOBODY,
        /** Ours, and those of others who came the same way. */
        OF_OURS,
        /** Not ours, but those of others. */
        OF_OTHERS
    }

    /** Longer than this, people notice. */
    private static final long SLOW_MILLIS = 2_000;

    private static final long UNMEASURED = -1;

    public Link {
        Objects.requireNonNull(state);
        Objects.requireNonNull(why);
        Objects.requireNonNull(speaks);
        Objects.requireNonNull(proof);
    }

    static Link start(long nowMillis) {
        return new Link(State.CONNECTING, "", 0, nowMillis, Speaks.NOBODY_KNOWS, UNMEASURED, 0, Proof.OF_NOBODY);
    }

    public boolean up() {
        return state == State.UP;
    }

    /** Whether there are rooms, private conversations and a history. */
    public boolean hasRooms() {
        return speaks == Speaks.SESSION;
    }

    Link connecting() {
        return new Link(State.CONNECTING, why, 0, sinceMillis, speaks, UNMEASURED, aheadMillis, proof);
    }

    /** In the legacy profile, unless it is told at once that it is another. */
    Link up(long nowMillis) {
        return new Link(State.UP, "", 0, nowMillis, Speaks.LEGACY, UNMEASURED, 0, Proof.OF_NOBODY);
    }

    Link down(State state, String why, long retryAtMillis, long sinceMillis) {
        return new Link(state, why, retryAtMillis, sinceMillis, speaks, UNMEASURED, aheadMillis, proof);
    }

    /** In the session profile, by a server whose clock is that far ahead of ours. */
    Link welcomed(long aheadMillis, Proof proof) {
        return new Link(state, why, retryAtMillis, sinceMillis, Speaks.SESSION, roundTripMillis, aheadMillis, proof);
    }

    Link roundTrip(long millis) {
        return new Link(state, why, retryAtMillis, sinceMillis, speaks, millis, aheadMillis, proof);
    }

    /** What the status row says: one or two words, and the seconds to wait. */
    public String words(long nowMillis) {
        return switch (state) {
            case CONNECTING -> why.isEmpty() ? "connecting" : "RECONNECTING";
            case UP -> roundTripMillis < 0 ? "ok" : roundTripMillis + "ms " + (slow() ? "slow" : "ok");
            case RECONNECTING -> "RECONNECTING " + secondsToWait(nowMillis) + "s";
            case DISCONNECTED -> "DISCONNECTED";
            case REJECTED -> "REJECTED";
        };
    }

    /** The same where there is little room: a number alone says that all is well. */
    public String briefly(long nowMillis) {
        return state == State.UP && roundTripMillis >= 0 && !slow() ? roundTripMillis + "ms" : words(nowMillis);
    }

    private boolean slow() {
        return roundTripMillis >= SLOW_MILLIS;
    }

    private long secondsToWait(long nowMillis) {
        return Math.max(0, (retryAtMillis - nowMillis + 999) / 1000);
    }
}
