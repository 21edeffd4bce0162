package chat.server;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.HexFormat;

/** Peers' addresses in words. Never asks a name service. */
final class Addresses {
    private static final int NETWORK_BYTES = 8;

    private Addresses() {}

    /** Such as {@code 192.0.2.7:40112}; a Unix socket's other end has no address but what it made up. */
    static String hostAndPort(SocketAddress address) {
        return address instanceof InetSocketAddress inet ? host(inet) + ":" + inet.getPort() : "socket";
    }

    /**
     * What one peer may have many addresses of counts as one: for IPv6 the network of 64 bits. Empty for a peer on this machine.
     */
    static String origin(SocketAddress address) {
        if (!(address instanceof InetSocketAddress inet) || inet.getAddress().isLoopbackAddress()) {
            return "";
        }
        byte[] bytes = inet.getAddress().getAddress();
        return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, NETWORK_BYTES));
    }

    /** Such as {@code 192.0.2.7}; without the zone that Java appends to a link-local address. */
    static String host(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        int zone = host.indexOf('%');
        return zone < 0 ? host : host.substring(0, zone);
    }
}
