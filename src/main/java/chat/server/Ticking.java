package chat.server;

import chat.hub.Hub;
import chat.net.EventLoop;
import chat.net.Timer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets the hub do what is due, at the end of each turn and when it says that something will be; then those are told who were passed
 * over. Loop thread only.
 */
final class Ticking {
    private final EventLoop loop;
    private final Hub hub;
    private final Delivery delivery;
    private @Nullable Timer timer;
    private long timerAt;

    Ticking(EventLoop loop, Hub hub, Delivery delivery) {
        this.loop = loop;
        this.hub = hub;
        this.delivery = delivery;
        loop.beforeFlush(this::tick);
    }

    private void tick() {
        long waitNanos = hub.tick();
        delivery.tellSkipped(hub);
        if (waitNanos != Long.MAX_VALUE) {
            wakeAfter(waitNanos);
        }
    }

    private void wakeAfter(long waitNanos) {
        long at = loop.nanos() + waitNanos;
        if (timer != null && at - timerAt >= 0) {
            return;
        }
        if (timer != null) {
            timer.cancel();
        }
        timerAt = at;
        timer = loop.after(TimeUnit.NANOSECONDS.toMillis(waitNanos + 999_999), () -> timer = null);
    }
}
