package chat.server;

import chat.hub.WayIn;
import chat.net.Connection;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** By which way a connection has come in. */
final class WaysIn {
    private WaysIn() {}

    /** To be asked when the first frame is here: what it is encrypted with is known by then. */
    static WayIn of(SocketAddress from, Connection connection) {
        String serverKey = connection.serverKey();
        if (!serverKey.isEmpty()) {
            return new WayIn.Tls(serverKey);
        }
        if (!(from instanceof InetSocketAddress inet)) {
            return new WayIn.Socket();
        }
        return inet.getAddress().isLoopbackAddress() ? new WayIn.Loopback() : new WayIn.Elsewhere();
    }
}
