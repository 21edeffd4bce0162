package chat.sim;

import chat.net.TimeSource;
import java.util.concurrent.TimeUnit;

/** Time that stands still until a test moves it. */
public final class FakeTime implements TimeSource {
    private long nanos = 1_000_000_000L;
    private long wallMillis = 1_795_420_801_000L;

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public long wallMillis() {
        return wallMillis;
    }

    /** Both clocks go on. */
    public void advanceMillis(long millis) {
        nanos += TimeUnit.MILLISECONDS.toNanos(millis);
        wallMillis += millis;
    }

    /** Only the wall clock is set, as an administrator or NTP does. */
    public void setWallMillis(long millis) {
        wallMillis = millis;
    }
}
