package chat.server;

import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** Peers' addresses in words. Never asks a name service. */
final class Addresses {
    private Addresses() {}

    /** Such as {@code 192.0.2.7:40112}; a Unix socket's other end has no address but what it made up. */
    static String hostAndPort(SocketAddress address) {
        return address instanceof InetSocketAddress inet ? host(inet) + ":" + inet.getPort() : "socket";
    }

    /** Such as {@code 192.0.2.7}; without the zone that Java appends to a link-local address. */
    static String host(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        int zone = host.indexOf('%');
        return zone < 0 ? host : host.substring(0, zone);
    }
}
