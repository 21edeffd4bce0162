package chat.store;

/**
 * Gives every entry a key of its own that grows with its time, so that "the latest first", "before that day" and "the oldest
 * goes" are all the order of one number, over all rooms. The key is the time in ms, shifted to make place for 256 entries in each.
 *
 * <p>While the clock runs forward keys only grow, even when more than 256 come in a millisecond: then they run ahead of the time by
 * a little. What is clearly older, from an import or after the clock was put back, is fitted in where it belongs.
 */
final class Keys {
    private static final int SHIFT = 8;

    /** How many keys a millisecond has. */
    static final long PER_MILLI = 1 << SHIFT;

    /** How far a key may be ahead of its time before it counts as another time, ms. */
    private static final long AHEAD_MILLIS_MAX = 10_000;

    /** Knows which keys are taken. */
    interface Taken<E extends Exception> {
        /** The highest key that is taken in the millisecond that begins with that key; less than it if none is. */
        long highestIn(long key) throws E;
    }

    private long highest;
    private long fittedFor = -1;
    private long fitted;

    /** The highest key given so far, 0 = none. */
    Keys(long highest) {
        this.highest = highest;
    }

    /** The lowest key of that time. */
    static long of(long atMillis) {
        return atMillis << SHIFT;
    }

    /** A new key for something of that time. */
    <E extends Exception> long next(long atMillis, Taken<E> taken) throws E {
        long base = of(atMillis);
        if (base > highest - of(AHEAD_MILLIS_MAX)) {
            highest = Math.max(base, highest + 1);
            return highest;
        }
        long key = fit(atMillis == fittedFor ? fitted >>> SHIFT << SHIFT : base, taken);
        fittedFor = atMillis;
        fitted = key;
        highest = Math.max(highest, key);
        return key;
    }

    /** The first free key from that one on, in its millisecond or the first of a later one. */
    private static <E extends Exception> long fit(long base, Taken<E> keys) throws E {
        long from = base;
        while (true) {
            long taken = keys.highestIn(from);
            if (taken < from) {
                return from;
            }
            if (taken + 1 < from + PER_MILLI) {
                return taken + 1;
            }
            from += PER_MILLI;
        }
    }
}
