package chat.bench;

import chat.bench.BenchFailure.Kind;
import chat.net.EventLoop;
import chat.net.TimeSource;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * One measurement from the first connection to the figures: join, warm up, measure, wait for the rest. The calling thread turns the
 * loop; nothing else runs.
 */
public final class Bench {
    /** Something delivered twice would still come within this time after the last. */
    private static final long STRAY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final BenchSettings settings;
    private final ProgressLine progress;
    private final Crowd crowd;
    private long sinceDeliveries;
    private long sinceNanos;

    private Bench(BenchSettings settings, Crowd crowd, ProgressLine progress) {
        this.settings = settings;
        this.crowd = crowd;
        this.progress = progress;
    }

    /**
     * Measures.
     *
     * @throws BenchFailure with a sentence, if the server cannot be used or a delivery was wrong
     * @throws IOException if this machine has no sockets to give
     */
    public static Figures run(BenchSettings settings, TimeSource time, ProgressLine progress) throws IOException {
        try (EventLoop loop = new EventLoop(time)) {
            return new Bench(settings, new Crowd(settings, time, loop), progress).run();
        } finally {
            progress.end();
        }
    }

    private Figures run() throws IOException {
        ProcessUse empty = server();
        Joining.Figures joining = new Joining(crowd, progress).run();
        Pace pace = pace();
        crowd.pace(pace);
        long start = crowd.nanos();
        long from = start + settings.times().warmup().toNanos();
        long to = from + settings.times().run().toNanos();
        crowd.latencyFrom(from);
        turnUntil(pace, from, "warming up", start);
        Mark before = mark(pace);
        if (settings.kind() != BenchSettings.Kind.STORM) {
            turnUntil(pace, to, "measuring", from);
        }
        Mark after = mark(pace);
        double memberKib = (double) (after.server.residentKib() - empty.residentKib()) / settings.members();
        finish(pace);
        crowd.leave();
        return new Figures(
                joining,
                (after.nanos - before.nanos) / 1e9,
                after.sent - before.sent,
                after.deliveries - before.deliveries,
                crowd.deliveries(),
                crowd.deliveries() == 0 ? 0 : (double) crowd.deliveredBytes() / crowd.deliveries(),
                crowd.latency(),
                pace instanceof FullSpeed speed ? speed.window() : 0,
                new ProcessUse(
                        after.server.cpuSeconds() - before.server.cpuSeconds(),
                        after.server.residentKib(),
                        after.server.peakKib()),
                memberKib,
                after.benchCpuSeconds - before.benchCpuSeconds,
                crowd.notices(),
                crowd.noticeCount(),
                after.otherFrames - before.otherFrames);
    }

    private Pace pace() {
        if (settings.kind() != BenchSettings.Kind.LOAD) {
            return Pace.NOBODY;
        }
        return settings.load().messagesPerSecond() == 0 ? new FullSpeed(crowd) : new Paced(crowd, crowd.nanos());
    }

    private void turnUntil(Pace pace, long end, String what, long start) throws IOException {
        while (crowd.nanos() - end < 0) {
            crowd.turn(pace.waitMillis());
            if (progress.due()) {
                long now = crowd.nanos();
                double perSecond = (crowd.deliveries() - sinceDeliveries) * 1e9 / Math.max(1, now - sinceNanos);
                progress.now(
                        "%s: %.1f of %.1f s, %s%s",
                        what,
                        (now - start) / 1e9,
                        (end - start) / 1e9,
                        sinceNanos == 0 ? "beginning" : String.format(Locale.ROOT, "%,.0f deliveries/s", perSecond),
                        crowd.noticeCount() == 0 ? "" : "; the server said: " + lastNotice());
                sinceDeliveries = crowd.deliveries();
                sinceNanos = now;
            }
        }
    }

    /** Nothing is sent any more: until everything has come, and a moment longer. */
    private void finish(Pace pace) throws IOException {
        crowd.silence();
        long expected = pace.sentInAll() * crowd.hearers();
        long lastDeliveries = crowd.deliveries();
        long patienceFrom = crowd.nanos();
        while (crowd.deliveries() < expected) {
            crowd.turn(Pace.WAIT_MILLIS_MAX);
            progress.now("waiting for the last %,d deliveries", expected - crowd.deliveries());
            if (crowd.deliveries() != lastDeliveries) {
                lastDeliveries = crowd.deliveries();
                patienceFrom = crowd.nanos();
            } else if (crowd.nanos() - patienceFrom
                    > settings.times().patience().toNanos()) {
                throw lost();
            }
        }
        long strayUntil = crowd.nanos() + STRAY_NANOS;
        while (expected > 0 && crowd.nanos() - strayUntil < 0) {
            crowd.turn(Pace.WAIT_MILLIS_MAX);
        }
    }

    private BenchFailure lost() {
        int incomplete = 0;
        String first = "";
        for (int i = 0; i < crowd.size(); i++) {
            String missing = crowd.member(i).ear().missing();
            if (missing != null) {
                first = incomplete++ == 0 ? missing : first;
            }
        }
        return new BenchFailure(
                Kind.WRONG_DELIVERY,
                first + " Nothing more came for " + settings.times().patience().toMillis() / 1000.0 + " s, and "
                        + incomplete + " of " + crowd.size() + " members lack something. Until then "
                        + crowd.deliveries() + " deliveries were right.");
    }

    private Mark mark(Pace pace) {
        return new Mark(
                crowd.nanos(),
                pace.sentInAll(),
                crowd.deliveries(),
                crowd.frames() - crowd.deliveries(),
                server(),
                ProcessUse.ofThisProcess().cpuSeconds());
    }

    private ProcessUse server() {
        return settings.pid() == 0 ? ProcessUse.UNKNOWN : ProcessUse.of(Long.toString(settings.pid()));
    }

    private String lastNotice() {
        return crowd.notices().get(crowd.notices().size() - 1);
    }

    private record Mark(
            long nanos, long sent, long deliveries, long otherFrames, ProcessUse server, double benchCpuSeconds) {}
}
