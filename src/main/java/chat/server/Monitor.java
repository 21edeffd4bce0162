package chat.server;

import chat.metrics.Family;
import chat.metrics.MetricsPort;
import chat.net.EventLoop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks after a server while it runs: faults are counted and told, a loop that stands still is noticed, and figures are served to those
 * who ask. Loop thread, but for the two threads that it owns.
 */
final class Monitor implements AutoCloseable {
    private final EventLoop loop;
    private final EventLog log;
    private final FaultLog faults;
    private final long startedNanos;
    private @Nullable Watchdog watchdog;
    private @Nullable MetricsPort metrics;

    Monitor(EventLoop loop, EventLog log) {
        this.loop = loop;
        this.log = log;
        this.faults = new FaultLog(log, loop::nanos);
        this.startedNanos = loop.nanos();
        loop.onMishap(faults);
    }

    /** Serves figures there; before {@link #start} only. Returns where. */
    InetSocketAddress serve(InetSocketAddress at, Supplier<List<Family>> figures) throws IOException {
        MetricsPort port = Scrapes.serve(at, loop, figures);
        metrics = port;
        log.event(
                "metrics", "address", at.getHostString() + ":" + port.address().getPort());
        return port.address();
    }

    /** The calling thread is the loop's. */
    void start() {
        watchdog = new Watchdog(loop.pulse(), Thread.currentThread(), loop.time(), log).start();
    }

    @Override
    public void close() {
        if (watchdog != null) {
            watchdog.close();
        }
        if (metrics != null) {
            metrics.close();
        }
    }

    /** All figures of a server that holds this. At the end of a turn. */
    List<Family> figures(Census census, Tally tally) {
        long stalls = watchdog == null ? 0 : watchdog.stalls();
        return Figures.of(
                census,
                tally,
                loop.figures(),
                new Figures.Troubles(faults.faults(), faults.selectorsReplaced(), stalls),
                loop.nanos() - startedNanos);
    }
}
