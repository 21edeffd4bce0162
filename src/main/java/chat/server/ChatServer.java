package chat.server;

import chat.hub.Hub;
import chat.hub.Outbound;
import chat.hub.Room;
import chat.hub.Session;
import chat.metrics.Family;
import chat.metrics.MetricsPort;
import chat.net.Acceptor;
import chat.net.Connection;
import chat.net.ConnectionLimits;
import chat.net.Cursor;
import chat.net.EventLoop;
import chat.net.Feed;
import chat.net.TimeSource;
import chat.net.Timer;
import chat.protocol.FrameReader;
import chat.protocol.LegacyCodec;
import chat.protocol.Limit;
import chat.protocol.ServerMessage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The chat server: one loop, one hub, and the way between them. A decoded body goes to the hub; what the hub publishes is encoded once
 * and appended to the room's feed.
 *
 * <p>{@link #run} belongs to one thread; {@link #shutDown} and {@link #awaitEnd} may be called from any.
 */
public final class ChatServer implements Outbound, AutoCloseable {
    private static final int SIGN_INS_PER_TURN_MAX = 256;

    private final ServerSettings settings;
    private final ConnectionLimits connectionLimits;
    private final EventLog log;
    private final EventLoop loop;
    private final Hub hub;
    private final Door door;
    private final Acceptor acceptor;
    private final InetSocketAddress address;
    private final FaultLog faults;
    private final Tally tally = new Tally();
    private final long startedNanos;
    private final Map<Session, Peer> peers = new HashMap<>();
    private final Map<Room, Feed> feeds = new HashMap<>();
    private final Queue<Peer> newcomers = new ArrayDeque<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable Timer listTimer;
    private @Nullable Watchdog watchdog;
    private @Nullable MetricsPort metrics;
    private boolean shuttingDown;

    /**
     * Listens at once; serves when {@link #run} is called.
     *
     * @throws IOException when the address cannot be had
     */
    public ChatServer(ServerSettings settings, TimeSource time, EventLog log) throws IOException {
        this(settings, new EventLoop(time), log);
    }

    /** The same on a loop that the caller has made, and may turn itself. */
    ChatServer(ServerSettings settings, EventLoop loop, EventLog log) throws IOException {
        this.settings = settings;
        this.connectionLimits = settings.connection();
        this.log = log;
        this.loop = loop;
        this.hub = new Hub(settings.hub(), this);
        this.door = new Door(this);
        this.faults = new FaultLog(log, loop::nanos);
        this.startedNanos = loop.nanos();
        try {
            this.acceptor = Acceptor.listen(loop, settings.address(), door);
            this.address = acceptor.localAddress();
        } catch (IOException | RuntimeException e) {
            loop.close();
            throw e;
        }
        loop.memoryBytesMax(limit(Limit.MEMORY_BYTES));
        loop.onMishap(faults);
        loop.beforeFlush(this::signIn);
        loop.beforeFlush(this::publishLists);
    }

    /** The address it listens on, with the port that was really taken. */
    public InetSocketAddress address() {
        return address;
    }

    /**
     * Serves figures for Prometheus there, from now on until the end. Before {@link #run} only.
     *
     * @return the address with the port that was really taken
     * @throws IOException when the address cannot be had
     */
    public InetSocketAddress serveMetrics(InetSocketAddress at) throws IOException {
        MetricsPort port = new MetricsPort(at, this::families);
        metrics = port;
        log.event(
                "metrics", "address", at.getHostString() + ":" + port.address().getPort());
        return port.address();
    }

    /** Serves until {@link #shutDown} has done its work. The calling thread becomes the loop thread. */
    public void run() throws IOException {
        log.event("listening", "address", address.getHostString() + ":" + address.getPort());
        watchdog = new Watchdog(loop.pulse(), Thread.currentThread(), loop.time(), log).start();
        try {
            loop.run();
        } finally {
            watchdog.close();
            if (metrics != null) {
                metrics.close();
            }
            loop.close();
            log.event("stopped");
            ended.countDown();
        }
    }

    /** No newcomers, a sentence to everybody, what is owed is written in the time that the limits give, the end. Any thread. */
    public void shutDown() {
        loop.execute(this::beginShutDown);
    }

    /** Waits until {@link #run} is over; false when that takes longer. Any thread but the loop's. */
    public boolean awaitEnd(long millis) throws InterruptedException {
        return ended.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Shuts down and waits; an interrupt ends the wait. Any thread but the loop's, and only while {@link #run} is running. */
    @Override
    public void close() {
        shutDown();
        try {
            awaitEnd(TimeUnit.SECONDS.toMillis(limit(Limit.SHUTDOWN_SECONDS)) + 1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void enter(Room room, Session session) {
        Peer peer = peer(session);
        peer.cursor(feed(room).join(peer.connection()));
    }

    @Override
    public void leave(Room room, Session session) {
        Peer peer = peer(session);
        Cursor cursor = peer.cursor();
        if (cursor != null) {
            feed(room).leave(cursor);
            peer.cursor(null);
        }
    }

    @Override
    public void publish(Room room, ServerMessage message, @Nullable Session except) {
        Cursor speaker = except == null ? null : peer(except).cursor();
        feed(room).append(frame(message), speaker);
        tally.published(message, speaker == null ? room.size() : room.size() - 1);
    }

    @Override
    public void send(Session to, ServerMessage message) {
        peer(to).connection().send(frame(message));
        tally.sent(message);
    }

    @Override
    public void close(Session session, String reason) {
        peer(session).connection().close(reason);
    }

    /** What the server holds now, for tests and figures. Loop thread only. */
    Census census() {
        long feedBytes = feeds.values().stream().mapToLong(Feed::heldBytes).sum();
        int cursors = feeds.values().stream().mapToInt(Feed::members).sum();
        long owed = peers.values().stream()
                .mapToLong(peer -> peer.connection().owedBytes())
                .sum();
        long held = peers.values().stream()
                .mapToLong(peer -> peer.connection().heldBytes())
                .sum();
        return new Census(peers.size(), hub.size(), cursors, feedBytes, owed, held);
    }

    /**
     * Counts of what is held.
     *
     * @param connections sockets that are open or being closed
     * @param members signed in
     * @param cursors places in feeds
     * @param feedBytes memory of all feeds
     * @param owedBytes written to nobody yet, summed over all who are owed it
     * @param heldBytes kept of frames that are not whole
     */
    record Census(int connections, int members, int cursors, long feedBytes, long owedBytes, long heldBytes) {}

    /** What docs/metrics.md lists. Loop thread only, at the end of a turn. */
    List<Family> figures() {
        int laggards = 0;
        long owed = 0;
        long held = 0;
        for (Peer peer : peers.values()) {
            long one = peer.connection().owedBytes();
            owed += one;
            laggards += one > 0 ? 1 : 0;
            held += peer.connection().heldBytes();
        }
        long feedBytes = 0;
        for (Feed feed : feeds.values()) {
            feedBytes += feed.heldBytes();
        }
        long stalls = watchdog == null ? 0 : watchdog.stalls();
        return Figures.of(
                new Figures.Held(peers.size(), hub.size(), laggards, feedBytes, owed, held),
                tally,
                loop.figures(),
                new Figures.Troubles(faults.faults(), faults.selectorsReplaced(), stalls),
                loop.nanos() - startedNanos);
    }

    /** Asks the loop for its figures; any thread but the loop's. The loop never waits for who asks. */
    private List<Family> families(long waitMillisMax) throws TimeoutException, InterruptedException {
        CompletableFuture<List<Family>> answer = new CompletableFuture<>();
        loop.execute(() -> loop.atTurnEnd(() -> {
            if (!answer.isDone()) { // nobody waits any more: a loop that stood still need not work off what was asked
                // meanwhile
                answer.complete(figures());
            }
        }));
        try {
            return answer.get(waitMillisMax, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e); // it is only ever completed with figures
        } finally {
            answer.cancel(false);
        }
    }

    Tally tally() {
        return tally;
    }

    Hub hub() {
        return hub;
    }

    EventLoop loop() {
        return loop;
    }

    EventLog log() {
        return log;
    }

    int limit(Limit limit) {
        return settings.limits().value(limit);
    }

    String headerHint() {
        return settings.header().sizeQuestion();
    }

    ConnectionLimits connectionLimits() {
        return connectionLimits;
    }

    /** Somebody is at the door. */
    Acceptor.Welcome welcome(SocketAddress from) {
        FrameReader reader = new FrameReader(settings.header(), limit(Limit.SIGN_IN_FRAME_BYTES));
        reader.skipBytesMax(0);
        Session session = hub.connect(Addresses.hostAndPort(from));
        Peer peer = new Peer(this, session, reader, loop.nanos());
        peers.put(session, peer);
        return new Acceptor.Welcome(reader, peer, connectionLimits);
    }

    /** The connection of one who was welcomed; handler and peer are the same. */
    void connected(Peer peer, Connection connection) {
        peer.connected(connection);
        tally.accepted();
    }

    /** It has said hello and is signed in before this turn's writing, or in one of the next if too many come at once. */
    void hasSpoken(Peer peer) {
        door.hasSpoken(peer);
        newcomers.add(peer);
    }

    void signedIn(Peer peer) {
        log.event(
                "signed_in",
                "id",
                peer.connection().id(),
                "name",
                peer.session(),
                "from",
                peer.session().address());
    }

    void refuse(Peer peer, String sentence, String reason) {
        tally.refused(reason);
        hub.refuse(peer.session(), sentence, reason);
    }

    void gone(Peer peer, String reason, @Nullable IOException cause) {
        tally.closed(reason);
        try {
            hub.disconnect(peer.session());
        } finally {
            forget(peer);
        }
        if (cause == null) {
            log.event("connection_closed", "id", peer.connection().id(), "reason", reason);
        } else {
            log.event("connection_closed", "id", peer.connection().id(), "reason", reason, "cause", cause.getMessage());
        }
    }

    /** No trace of that peer is left here, whatever went wrong with it. */
    void forget(Peer peer) {
        peers.remove(peer.session());
        door.gone(peer);
        if (shuttingDown && peers.isEmpty()) {
            loop.stop();
        }
    }

    private Peer peer(Session session) {
        Peer peer = peers.get(session);
        if (peer == null) {
            throw new IllegalStateException("no connection for the session of " + session);
        }
        return peer;
    }

    private Feed feed(Room room) {
        return feeds.computeIfAbsent(room, any -> loop.feed(limit(Limit.FEED_BYTES)));
    }

    private byte[] frame(ServerMessage message) {
        return settings.header().frame(LegacyCodec.encode(message));
    }

    /** The turn's newcomers, in the order in which they spoke; so many that a storm of them does not make one long turn. */
    private void signIn() {
        for (int left = SIGN_INS_PER_TURN_MAX; left > 0 && !newcomers.isEmpty(); left--) {
            newcomers.remove().signIn();
        }
        if (!newcomers.isEmpty()) {
            loop.execute(() -> {}); // so that the next turn does not wait
        }
    }

    private void publishLists() {
        long waitNanos = hub.publishLists(loop.nanos());
        if (waitNanos != Long.MAX_VALUE && listTimer == null) {
            listTimer = loop.after(TimeUnit.NANOSECONDS.toMillis(waitNanos + 999_999), () -> listTimer = null);
        }
    }

    private void beginShutDown() {
        if (shuttingDown) {
            return;
        }
        shuttingDown = true;
        loop.after(TimeUnit.SECONDS.toMillis(limit(Limit.SHUTDOWN_SECONDS)), loop::stop);
        log.event("stopping", "connections", peers.size());
        try {
            acceptor.close();
        } catch (IOException e) {
            log.event("acceptor_close_failed", "cause", e.getMessage());
        }
        hub.shutDown("The chat server is shutting down.");
        peers.values().forEach(peer -> peer.connection().close("shutdown"));
        if (peers.isEmpty()) {
            loop.stop();
        }
    }
}
