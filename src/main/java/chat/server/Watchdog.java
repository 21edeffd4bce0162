package chat.server;

import chat.net.Pulse;
import chat.net.TimeSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Puts into the log that the loop has made no progress for a second, with what its thread is doing. Owns one daemon thread, which reads
 * the loop's {@link Pulse} and its stack, and touches nothing else of it.
 *
 * <p>Sleeps for as long as the loop waits, is woken by the first turn after that, and looks then about once a second. So an idle server
 * has no thread that ticks, and a busy one two wakeups a second more.
 */
final class Watchdog implements AutoCloseable {
    private final Pulse pulse;
    private final Thread watched;
    private final TimeSource time;
    private final EventLog log;
    private final StallCheck check = new StallCheck();
    private final AtomicLong stalls = new AtomicLong();
    private final Thread thread = new Thread(this::watch, "watchdog");
    private volatile boolean ended;

    /** Watches that loop thread from {@link #start} on. */
    Watchdog(Pulse pulse, Thread watched, TimeSource time, EventLog log) {
        this.pulse = pulse;
        this.watched = watched;
        this.time = time;
        this.log = log;
    }

    Watchdog start() {
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    /** How often the loop has stood still. Any thread. */
    long stalls() {
        return stalls.get();
    }

    @Override
    public void close() {
        ended = true;
        LockSupport.unpark(thread);
    }

    private void watch() {
        while (!ended) {
            long since = pulse.busySinceNanos();
            StallCheck.Look look = check.look(since, time.nanos());
            tell(look);
            if (look.againNanos() > 0) {
                LockSupport.parkNanos(this, look.againNanos());
            } else {
                pulse.wakeMeAtChange();
                if (pulse.busySinceNanos() == since && !ended) {
                    LockSupport.park(this);
                }
            }
        }
    }

    private void tell(StallCheck.Look look) {
        switch (look.finding()) {
            case NOTHING -> {}
            case STALLED -> {
                stalls.incrementAndGet();
                log.event("loop_stalled", "millis", look.millis(), "state", watched.getState());
                log.stack(watched.getStackTrace());
            }
            case GOES_ON -> log.event("loop_goes_on", "after_millis", look.millis());
        }
    }
}
