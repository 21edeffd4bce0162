package chat.server;

import chat.net.Connection;
import chat.net.Mishaps;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong in the loop, counted and put into the log. Loop thread only.
 *
 * <p>A fault that comes back in every turn must not fill the disk: so many a minute are told with their traces, the rest is counted.
 * Nothing is thrown from here: when there is no memory for a line either, the count has to do.
 */
final class FaultLog implements Mishaps {
    static final int TOLD_PER_MINUTE_MAX = 20;

    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final EventLog log;
    private final LongSupplier nanos;
    private long faults;
    private long selectorsReplaced;
    private long minuteSinceNanos;
    private int toldThisMinute;

    FaultLog(EventLog log, LongSupplier nanos) {
        this.log = log;
        this.nanos = nanos;
    }

    @Override
    public void threw(@Nullable Connection connection, Throwable failure) {
        faults++;
        try {
            tell(connection, failure);
        } catch (Throwable worse) {
            faults++;
        }
    }

    @Override
    public void selectorReplaced(String why, int channels) {
        selectorsReplaced++;
        log.event("selector_replaced", "why", why, "channels", channels);
    }

    @Override
    public void interrupted() {
        log.event("loop_interrupted");
    }

    /** Throws that were caught, told or not. */
    long faults() {
        return faults;
    }

    long selectorsReplaced() {
        return selectorsReplaced;
    }

    private void tell(@Nullable Connection connection, Throwable failure) {
        long now = nanos.getAsLong();
        if (toldThisMinute == 0 || now - minuteSinceNanos > MINUTE_NANOS) {
            minuteSinceNanos = now;
            toldThisMinute = 0;
        }
        toldThisMinute++;
        if (toldThisMinute <= TOLD_PER_MINUTE_MAX) {
            log.event("internal_fault", "id", connection == null ? "-" : connection.id(), "fault", failure);
            log.trace(failure);
        } else if (toldThisMinute == TOLD_PER_MINUTE_MAX + 1) {
            log.event("internal_faults_not_told", "because", "more than " + TOLD_PER_MINUTE_MAX + " a minute");
        }
    }
}
