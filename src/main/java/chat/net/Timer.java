package chat.net;

/** One task that the loop runs at its time, unless cancelled first. Loop thread only. */
public final class Timer implements Comparable<Timer> {
    final long dueNanos;
    private final long order;
    private boolean cancelled;
    final Runnable task;

    Timer(long dueNanos, long order, Runnable task) {
        this.dueNanos = dueNanos;
        this.order = order;
        this.task = task;
    }

    /** The task will not run; a second call changes nothing. */
    public void cancel() {
        cancelled = true;
    }

    boolean cancelled() {
        return cancelled;
    }

    /** Earlier first; what was asked for first goes first among equals. Differences, because nanos() may wrap. */
    @Override
    public int compareTo(Timer other) {
        int byTime = Long.signum(dueNanos - other.dueNanos);
        return byTime != 0 ? byTime : Long.compare(order, other.order);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(order);
    }
}
