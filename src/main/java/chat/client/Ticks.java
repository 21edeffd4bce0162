package chat.client;

import chat.net.EventLoop;
import chat.net.Timer;
import org.jspecify.annotations.Nullable;

/** Says when what shows of the time may have changed: each second while something counts down, else when the minute is full. Loop thread. */
final class Ticks {
    private static final long COUNTDOWN_MILLIS = 1_000;
    private static final long CLOCK_MILLIS = 60_000;

    private final EventLoop loop;
    private final Runnable tick;
    private @Nullable Timer next;
    private boolean counting;

    Ticks(EventLoop loop, Runnable tick) {
        this.loop = loop;
        this.tick = tick;
    }

    /** Asks for the next one, unless it is on its way; at each turn. */
    void keep(boolean counts) {
        Timer coming = next;
        if (coming != null && counts == counting) {
            return;
        }
        if (coming != null) {
            coming.cancel();
        }
        counting = counts;
        long toFullMinute = CLOCK_MILLIS - Math.floorMod(loop.wallMillis(), CLOCK_MILLIS);
        next = loop.after(counts ? COUNTDOWN_MILLIS : toFullMinute, this::due);
    }

    private void due() {
        next = null;
        tick.run();
    }
}
