package chat.net;

import chat.protocol.Fault;
import chat.protocol.FrameHeader;
import chat.protocol.FrameReader;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lets everybody in, and writes down what each says and why it went, in the order in which they came. */
final class Guests implements Acceptor.Newcomers {
    static final ConnectionLimits LIMITS =
            new ConnectionLimits(262_144, 65_536, 65_536, TimeUnit.SECONDS.toNanos(30), TimeUnit.SECONDS.toNanos(30));

    private final ConnectionLimits limits;
    private final @Nullable ServerTls tls;
    private final List<Connection> connections = new ArrayList<>();
    private final List<Guest> guests = new ArrayList<>();

    Guests(ConnectionLimits limits) {
        this(limits, null);
    }

    Guests(ConnectionLimits limits, @Nullable ServerTls tls) {
        this.limits = limits;
        this.tls = tls;
    }

    List<Connection> connections() {
        return connections;
    }

    /** The bodies that this one has sent. */
    List<String> said(int guest) {
        return guests.get(guest).said;
    }

    /** Why it is gone; empty while it is there. */
    String closedFor(int guest) {
        return guests.get(guest).closedFor;
    }

    /** The same, or that if nobody has come yet. */
    String closedFor(int guest, String otherwise) {
        return guest < guests.size() ? closedFor(guest) : otherwise;
    }

    @Override
    public Acceptor.Welcome welcome(SocketAddress from) {
        return new Acceptor.Welcome(new FrameReader(FrameHeader.DEFAULT, 1_000), new Guest(), limits, tls);
    }

    @Override
    public void accepted(Connection connection, ConnectionHandler handler) {
        connections.add(connection);
        guests.add((Guest) handler);
    }

    @Override
    public void lost(ConnectionHandler handler) {}

    @Override
    public void exhausted(IOException why) {}

    @Override
    public long restMillis() {
        return 0;
    }

    private static final class Guest implements ConnectionHandler {
        private final List<String> said = new ArrayList<>();
        private String closedFor = "";

        @Override
        public void opened() {}

        @Override
        public boolean body(ByteBuffer body) {
            said.add(StandardCharsets.UTF_8.decode(body).toString());
            return true;
        }

        @Override
        public boolean fault(Fault fault) {
            return true;
        }

        @Override
        public void closed(String reason, @Nullable IOException cause) {
            closedFor = reason;
        }
    }
}
