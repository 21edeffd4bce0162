package chat.server;

import chat.net.Acceptor;
import chat.net.Connection;
import chat.net.ConnectionHandler;
import chat.protocol.FaultCode;
import chat.protocol.Limit;
import chat.protocol.LinkEvent;
import chat.protocol.Regarding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Who may come in: how many at once, how many from one address, and how many that have not said who they are. Loop thread only.
 *
 * <p>One past the bound is taken, told why in a frame, and sent off; so many at once that even that would be too much wait in the
 * backlog. Whoever has spoken by the time it is let in never counts as silent. While there is room the silent have the time that the
 * limits give them to sign in. When the house is nearly full they share {@code unsigned} places: of more, the one that has waited longest
 * makes room as soon as it had {@link #SILENCE_MILLIS}; until then newcomers wait. So a storm of honest joins is not thrown out, and a
 * crowd of silent ones cannot hold the door.
 */
final class Door implements Acceptor.Newcomers {
    /** What a silent newcomer gets to send its first frame when the house is nearly full, ms. */
    static final long SILENCE_MILLIS = 3000;
    /** Being told that there is no room takes a descriptor for a moment: so many at once, above the bound. */
    static final int REFUSED_AT_ONCE_MAX = 32;
    /** After so long one who found no room may try again. */
    private static final long RETRY_MILLIS = 5_000;

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final ChatServer server;
    private final int connectionsMax;
    private final Map<InetAddress, Integer> byAddress = new HashMap<>();
    /** In the order in which they came. */
    private final Map<Peer, InetAddress> unsigned = new LinkedHashMap<>();

    private final Map<Peer, InetAddress> inside = new HashMap<>();
    private @Nullable SocketAddress atDoor;

    Door(ChatServer server) {
        this.server = server;
        this.connectionsMax = Math.min(server.limit(Limit.CONNECTIONS), FileLimit.connectionsMax());
    }

    @Override
    public long restMillis() {
        // Counted by sockets: one that was sent off keeps its descriptor until it has hung up.
        if (server.loop().channels() > connectionsMax + REFUSED_AT_ONCE_MAX) {
            return Acceptor.PAUSE_MILLIS;
        }
        boolean wait = crowded() && packed() && longestWaitedMillis() < SILENCE_MILLIS;
        return wait ? SILENCE_MILLIS - longestWaitedMillis() : 0;
    }

    private boolean crowded() {
        return unsigned.size() >= server.limit(Limit.UNSIGNED);
    }

    private boolean packed() {
        return inside.size() >= connectionsMax - Math.max(1, connectionsMax / 8);
    }

    private long longestWaitedMillis() {
        Peer longest = unsigned.keySet().iterator().next();
        return TimeUnit.NANOSECONDS.toMillis(server.loop().nanos() - longest.sinceNanos());
    }

    /** Somebody has come who needs a place. Who is sent off for it is listened to just before: it may have spoken meanwhile. */
    private void makeRoom() {
        if (crowded() && packed() && longestWaitedMillis() >= SILENCE_MILLIS) {
            Peer longest = unsigned.keySet().iterator().next();
            longest.connection().look();
            if (unsigned.remove(longest) != null) {
                server.refuse(longest, full("Others are waiting and you had not said who you are."), "made_room");
            }
        }
    }

    @Override
    public Acceptor.Welcome welcome(SocketAddress from) {
        atDoor = from;
        return server.welcome(from);
    }

    @Override
    public void lost(ConnectionHandler handler) {
        if (handler instanceof Peer peer) {
            server.forget(peer);
        }
    }

    @Override
    public void accepted(Connection connection, ConnectionHandler handler) {
        if (!(handler instanceof Peer peer) || atDoor == null) {
            throw new IllegalStateException("accepted one that was not welcomed");
        }
        server.connected(peer, connection);
        // Who comes by the Unix socket is on this machine: their clients are counted when it is known whose they are.
        InetAddress address = atDoor instanceof InetSocketAddress inet ? inet.getAddress() : HERE;
        inside.put(peer, address);
        int same = byAddress.merge(address, 1, Integer::sum);
        if (inside.size() > connectionsMax) {
            server.refuse(
                    peer, full("This chat is full: " + connectionsMax + " are connected. Try again later."), "full");
        } else if (server.limit(Limit.PER_ADDRESS) > 0
                && same > server.limit(Limit.PER_ADDRESS)
                && !address.isLoopbackAddress()) {
            server.refuse(peer, full("Too many connections come from your address."), "address_full");
        } else {
            makeRoom();
            unsigned.put(peer, address);
        }
    }

    private static LinkEvent.Refused full(String sentence) {
        return new LinkEvent.Refused(FaultCode.SERVER_FULL.word(), sentence, Regarding.NOTHING, true, RETRY_MILLIS, "");
    }

    @Override
    public void exhausted(IOException why) {
        server.tally().acceptPaused();
        server.log().event("accept_paused", "millis", Acceptor.PAUSE_MILLIS, "cause", why.getMessage());
    }

    /** It no longer counts as silent. */
    void hasSpoken(Peer peer) {
        unsigned.remove(peer);
    }

    void gone(Peer peer) {
        unsigned.remove(peer);
        InetAddress address = inside.remove(peer);
        if (address != null) {
            byAddress.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
        }
    }
}
