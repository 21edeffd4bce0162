package chat.client;

import chat.net.Timer;
import chat.protocol.LinkRequest;
import chat.protocol.SessionCodec;
import chat.protocol.SessionLimits;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Whether the server is still there, over one connection: asks after a while, measures how long the answer takes, and gives the
 * connection up when nothing at all has come for too long. Any byte is a sign of life. Loop thread only.
 */
final class Heartbeat {
    /** While an answer is late, so often it is told how late. */
    static final long LATE_MILLIS = 1_000;

    private final Wire wire;
    private final LongConsumer roundTrip;
    private final Runnable dead;
    private final long pingMillis;
    private final long lostMillis;
    private long heardNanos;
    private long askedNanos;
    private long asked;
    private boolean waiting;
    private @Nullable Timer timer;

    /**
     * Asks for the first time at once.
     *
     * @param roundTrip hears the milliseconds of each answer, and of one that is late
     */
    Heartbeat(Wire wire, SessionLimits limits, LongConsumer roundTrip, Runnable dead) {
        this.wire = wire;
        this.pingMillis = TimeUnit.SECONDS.toMillis(limits.pingSeconds());
        this.lostMillis = TimeUnit.SECONDS.toMillis(limits.lostSeconds());
        this.roundTrip = roundTrip;
        this.dead = dead;
        this.heardNanos = wire.nanos();
        ask();
        schedule();
    }

    /** Bytes came. */
    void heard() {
        heardNanos = wire.nanos();
    }

    void pong(long t) {
        if (waiting && t == asked) {
            waiting = false;
            roundTrip.accept(millisSince(askedNanos));
        }
    }

    void stop() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private void beat() {
        if (millisSince(heardNanos) >= lostMillis) {
            stop();
            dead.run();
            return;
        }
        if (waiting && millisSince(askedNanos) >= LATE_MILLIS) {
            roundTrip.accept(millisSince(askedNanos));
        } else if (!waiting && millisSince(askedNanos) >= pingMillis) {
            ask();
        }
        schedule();
    }

    private void ask() {
        asked++;
        askedNanos = wire.nanos();
        waiting = true;
        wire.send(SessionCodec.encode(new LinkRequest.Ping(asked)));
    }

    private void schedule() {
        long quiet = Math.max(1, pingMillis - millisSince(askedNanos));
        timer = wire.after(waiting ? LATE_MILLIS : quiet, this::beat);
    }

    private long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(wire.nanos() - nanos);
    }
}
