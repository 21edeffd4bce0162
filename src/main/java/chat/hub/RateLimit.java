package chat.hub;

/**
 * A steady pace with room for a burst. What comes too fast is let through once and makes the next wait, so nothing is lost.
 *
 * <p>Keeps one number: the time at which all that was charged so far is paid off.
 */
final class RateLimit {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final long perSecond;
    private final long burstNanos;
    private long paidAt;
    private boolean used;

    /**
     * A limit of so many units a second.
     *
     * @param perSecond units a second in the long run; 0 = no limit
     * @param burst units at once after a rest
     */
    RateLimit(long perSecond, long burst) {
        this.perSecond = perSecond;
        this.burstNanos = perSecond == 0 ? 0 : nanosFor(burst);
    }

    /**
     * Counts these units.
     *
     * @return nanoseconds until one more would be within the limit, 0 = now
     */
    long charge(long now, long units) {
        if (perSecond == 0) {
            return 0;
        }
        if (!used || paidAt - now < 0) {
            used = true;
            paidAt = now;
        }
        paidAt += nanosFor(units);
        return due(now);
    }

    /** Nanoseconds until one more unit would be within the limit, 0 = now. Counts nothing. */
    long due(long now) {
        return perSecond == 0 || !used ? 0 : Math.max(0, paidAt - now - burstNanos + nanosFor(1));
    }

    private long nanosFor(long units) {
        return units * SECOND_NANOS / perSecond;
    }
}
