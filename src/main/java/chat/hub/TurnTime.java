package chat.hub;

/** What time it is, for the hub, which reads no clock. The same for all that happens in one turn. */
public interface TurnTime {
    /** Monotonic nanoseconds, for deadlines and durations. */
    long nanos();

    /** Milliseconds since 1970, for people. */
    long wallMillis();
}
