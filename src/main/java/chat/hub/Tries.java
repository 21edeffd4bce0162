package chat.hub;

import chat.protocol.Limit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How often signing in with a key has failed from where, and how long the next try from there waits: not at all for the first ones, then
 * twice as long each time. One who is on this machine is never made to wait, since all who come through a tunnel would wait with them.
 */
final class Tries {
    /** Places that are remembered; of more the one that is remembered longest is forgotten. */
    static final int PLACES_MAX = 10_000;

    private static final long FIRST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int DOUBLINGS_MAX = 30;

    private final int freeTries;
    private final long waitNanosMax;
    private final Map<String, Failures> byPlace = new LinkedHashMap<>();

    private static final class Failures {
        int count;
        long untilNanos;
    }

    Tries(HubSettings settings) {
        this.freeTries = settings.value(Limit.SIGN_IN_TRIES);
        this.waitNanosMax = settings.nanos(Limit.PENALTY_SECONDS);
    }

    /**
     * How long nobody from there may try, 0 = now.
     *
     * @param place empty = on this machine
     */
    long waitNanos(String place, long now) {
        Failures failures = byPlace.get(place);
        return failures == null || failures.count < freeTries ? 0 : Math.max(0, failures.untilNanos - now);
    }

    void failed(String place, long now) {
        if (place.isEmpty() || freeTries == 0) {
            return;
        }
        Failures failures = byPlace.computeIfAbsent(place, first -> new Failures());
        // Who has kept quiet for as long as the longest wait after the last one begins anew.
        boolean anew = failures.count > 0 && now - failures.untilNanos >= waitNanosMax;
        failures.count = anew ? 1 : failures.count + 1;
        int doublings = Math.min(DOUBLINGS_MAX, Math.max(0, failures.count - freeTries));
        long wait = failures.count < freeTries ? 0 : Math.min(waitNanosMax, FIRST_WAIT_NANOS << doublings);
        failures.untilNanos = now + wait;
        if (byPlace.size() > PLACES_MAX) {
            byPlace.remove(byPlace.keySet().iterator().next());
        }
    }

    /** For tests: places that are remembered. */
    int size() {
        return byPlace.size();
    }
}
