package chat.client;

import chat.net.TimeSource;

/** A clock that stands still until a test moves it. */
final class FakeTime implements TimeSource {
    private long nanos = 1_000_000_000L;

    void advanceMillis(long millis) {
        nanos += millis * 1_000_000L;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public long wallMillis() {
        return 1_795_420_800_000L + nanos / 1_000_000L;
    }
}
