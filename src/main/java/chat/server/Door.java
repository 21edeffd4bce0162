package chat.server;

import chat.net.Acceptor;
import chat.net.Connection;
import chat.net.ConnectionHandler;
import chat.protocol.Limit;
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
 * backlog. Those not yet signed in share a fixed number of places: when all are taken the one that has waited longest makes room, but
 * not before it had {@link #UNSIGNED_MILLIS_MIN} to speak. So a storm of honest joins waits its turn instead of being thrown out, and
 * a crowd of silent ones cannot hold the door for longer than that.
 */
final class Door implements Acceptor.Newcomers {
    /** What a newcomer gets in any case to send its first frame, ms. */
    static final long UNSIGNED_MILLIS_MIN = 50;
    /** Being told that there is no room takes a descriptor for a moment: so many at once, above the bound. */
    static final int REFUSED_AT_ONCE_MAX = 32;

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
        if (inside.size() >= connectionsMax + REFUSED_AT_ONCE_MAX) {
            return Acceptor.PAUSE_MILLIS;
        }
        if (unsigned.size() < server.limit(Limit.UNSIGNED)) {
            return 0;
        }
        Peer longest = unsigned.keySet().iterator().next();
        long waited = TimeUnit.NANOSECONDS.toMillis(server.loop().nanos() - longest.sinceNanos());
        if (waited < UNSIGNED_MILLIS_MIN) {
            return UNSIGNED_MILLIS_MIN - waited;
        }
        return 0; // the longest makes room when somebody really comes
    }

    @Override
    public Acceptor.Welcome welcome(SocketAddress from) {
        atDoor = from;
        return server.welcome(from);
    }

    @Override
    public void accepted(Connection connection, ConnectionHandler handler) {
        if (!(handler instanceof Peer peer) || !(atDoor instanceof InetSocketAddress from)) {
            throw new IllegalStateException("accepted one that was not welcomed");
        }
        server.connected(peer, connection);
        InetAddress address = from.getAddress();
        inside.put(peer, address);
        int same = byAddress.merge(address, 1, Integer::sum);
        if (inside.size() > connectionsMax) {
            server.refuse(peer, "This chat is full: " + connectionsMax + " are connected. Try again later.", "full");
        } else if (server.limit(Limit.PER_ADDRESS) > 0
                && same > server.limit(Limit.PER_ADDRESS)
                && !address.isLoopbackAddress()) {
            server.refuse(peer, "Too many connections come from your address.", "address_full");
        } else {
            if (unsigned.size() >= server.limit(Limit.UNSIGNED)) {
                Peer longest = unsigned.keySet().iterator().next();
                unsigned.remove(longest);
                server.refuse(longest, "Others are waiting and you had not said who you are.", "made_room");
            }
            unsigned.put(peer, address);
        }
    }

    @Override
    public void exhausted(IOException why) {
        server.log().event("accept_paused", "millis", Acceptor.PAUSE_MILLIS, "cause", why.getMessage());
    }

    void signedIn(Peer peer) {
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
