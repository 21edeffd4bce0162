package chat.net;

import java.util.PriorityQueue;

/** The loop's pending timers, soonest first. Loop thread only; never reads a clock. */
final class Timers {
    private final PriorityQueue<Timer> pending = new PriorityQueue<>();
    private long asked;

    Timer at(long dueNanos, Runnable task) {
        Timer timer = new Timer(dueNanos, asked++, task);
        pending.add(timer);
        return timer;
    }

    /** Nanoseconds from {@code now} to the next timer: 0 when one is due, {@link Long#MAX_VALUE} when there is none. */
    long nanosUntilNext(long now) {
        Timer next = pending.peek();
        while (next != null && next.cancelled()) {
            pending.remove();
            next = pending.peek();
        }
        return next == null ? Long.MAX_VALUE : Math.max(0, next.dueNanos - now);
    }

    /** The next timer that is due, removed; null when none is. One that a running task adds for now waits a turn. */
    @org.jspecify.annotations.Nullable
    Timer due(long now) {
        return nanosUntilNext(now) == 0 ? pending.remove() : null;
    }

    int size() {
        return pending.size();
    }
}
