package chat.net;

/**
 * The only place where the program reads a clock. Everything else is handed a number.
 *
 * <p>Monotonic time is for deadlines and durations, wall time for people. Any thread may call it.
 */
public interface TimeSource {
    /** Monotonic nanoseconds with an arbitrary origin. */
    long nanos();

    /** Milliseconds since 1970 UTC. */
    long wallMillis();

    /** The machine's clocks. */
    static TimeSource system() {
        return new TimeSource() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public long wallMillis() {
                return System.currentTimeMillis();
            }
        };
    }
}
