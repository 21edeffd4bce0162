package chat.net;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** Why a connection is over, and the last things that are done with it: the socket is closed, the owner is told, once. Loop thread only. */
final class Farewell {
    private final ConnectionHandler handler;
    private @Nullable String reason;
    private @Nullable IOException cause;

    Farewell(ConnectionHandler handler) {
        this.handler = handler;
    }

    /** The first reason counts; the cause is what the system said last. */
    void because(String why, @Nullable IOException how) {
        reason = reason == null ? why : reason;
        cause = how;
    }

    boolean isFor(String why) {
        return why.equals(reason);
    }

    /** Closes the socket; what the kernel holds for one who does not read goes with it. */
    void close(Connection connection, EventLoop loop, SocketChannel channel) {
        try {
            if (connection.sending().full()) {
                // With FIN the kernel would keep what this peer did not read, megabytes perhaps, and offer it for
                // minutes.
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
            channel.close();
        } catch (IOException e) {
            // The descriptor is gone all the same, and nobody is left to be told.
            cause = cause == null ? e : cause;
        } catch (Throwable e) {
            loop.threw(connection, e);
        }
    }

    /** Tells the owner that it is over, the first time. */
    void tell(Connection connection) {
        String why = reason;
        if (why != null) {
            reason = null;
            connection.guarded(() -> handler.closed(why, cause));
        }
    }
}
