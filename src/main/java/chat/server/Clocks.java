package chat.server;

import chat.hub.TurnTime;
import chat.net.EventLoop;

/** The loop's time, as the hub asks for it. */
record Clocks(EventLoop loop) implements TurnTime {
    static TurnTime of(EventLoop loop) {
        return new Clocks(loop);
    }

    @Override
    public long nanos() {
        return loop.nanos();
    }

    @Override
    public long wallMillis() {
        return loop.wallMillis();
    }
}
