package chat.hub;

import java.util.concurrent.TimeUnit;

/**
 * One sender's pace does not protect a large room from many senders: those who are beyond their burst share one more bound, on what
 * they cost together, so that they cannot take the time of those who keep the pace.
 */
final class LoudPace {
    /** The longest that one who sends too fast waits for the others who do. */
    private static final long WAIT_NANOS_MAX = TimeUnit.SECONDS.toNanos(10);

    private final RateLimit deliveries;

    LoudPace(HubSettings settings) {
        this.deliveries = settings.loudDeliveries();
    }

    /** Counts what a message costs; returns nanoseconds to wait. */
    long charge(long now, int count) {
        return deliveries.due(now) >= WAIT_NANOS_MAX
                ? WAIT_NANOS_MAX
                : Math.min(WAIT_NANOS_MAX, deliveries.charge(now, count));
    }
}
