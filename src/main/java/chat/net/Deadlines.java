package chat.net;

import chat.protocol.Fault;

/**
 * What a connection may not take too long for: the rest of a frame, and taking what it is owed. The loop looks about once a second, and only
 * at those of whom there is something to watch. Loop thread only.
 */
final class Deadlines {
    private static final Fault FRAME_TOO_SLOW = new Fault(
            Fault.Kind.FRAME_TOO_SLOW, "A frame was begun and did not become whole in time.", Fault.Severity.FATAL);

    private final Connection connection;
    private final EventLoop loop;
    private final ConnectionHandler handler;
    private final ConnectionLimits limits;
    private boolean watched;

    Deadlines(Connection connection, EventLoop loop, ConnectionHandler handler, ConnectionLimits limits) {
        this.connection = connection;
        this.loop = loop;
        this.handler = handler;
        this.limits = limits;
    }

    /** Watches from now on until there is nothing to watch. */
    void watch() {
        if (!watched) {
            watched = true;
            loop.watch(this);
        }
    }

    /** The same if a frame has begun. */
    void watchFrame() {
        if (connection.inbound().midFrame()) {
            watch();
        }
    }

    /** Closes who is too slow; false when there is nothing left to watch. */
    boolean check(long now) {
        if (connection.over()) {
            watched = false;
            return false;
        }
        if (connection.sending().stalled(now)) {
            connection.abort("write_stalled", null);
        }
        if (connection.open() && connection.inbound().tooSlow(now, limits.frameNanosMax())) {
            connection.guarded(() -> handler.fault(FRAME_TOO_SLOW));
            connection.close("frame_too_slow");
        }
        watched = connection.sending().full()
                || (connection.open() && connection.inbound().midFrame());
        return watched;
    }
}
