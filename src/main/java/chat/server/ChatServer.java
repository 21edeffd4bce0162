package chat.server;

import chat.hub.Hub;
import chat.hub.MessageLog;
import chat.hub.Session;
import chat.metrics.Family;
import chat.net.Acceptor;
import chat.net.Connection;
import chat.net.EventLoop;
import chat.net.TimeSource;
import chat.protocol.FrameReader;
import chat.protocol.Limit;
import chat.protocol.LinkEvent;
import chat.store.MemoryLog;
import chat.store.StoreProblem;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The chat server: one loop, one hub, and their beginning and end. What comes in goes by way of a {@link Peer} to the hub, what the hub
 * says goes out by way of {@link Delivery}.
 *
 * <p>{@link #run} belongs to one thread; {@link #shutDown} and {@link #awaitEnd} may be called from any.
 */
public final class ChatServer implements AutoCloseable {
    private final ServerSettings settings;
    private final EventLog log;
    private final EventLoop loop;
    private final WatchedLog history;
    private final Hub hub;
    private final Door door;
    private final Encryption encryption;
    private final Ports ports;
    private final Monitor monitor;
    private final Tally tally = new Tally();
    private final Delivery delivery;
    private final SignIns signIns;
    private final Ending ending;
    private final Desk desk;
    private final CountDownLatch ended = new CountDownLatch(1);

    /**
     * A server whose history lives as long as it does. Listens at once; serves when {@link #run} is called.
     *
     * @throws IOException when the address cannot be had
     */
    public ChatServer(ServerSettings settings, TimeSource time, EventLog log) throws IOException {
        this(settings, new EventLoop(time), log);
    }

    /** The same on a loop that the caller has made, and may turn itself. */
    ChatServer(ServerSettings settings, EventLoop loop, EventLog log) throws IOException {
        this(settings, loop, log, new TurnEnd(loop));
    }

    private ChatServer(ServerSettings settings, EventLoop loop, EventLog log, TurnEnd answers) throws IOException {
        this(settings, loop, log, answers, new MemoryLog(answers), 0);
    }

    /**
     * A server that keeps its history as these settings say.
     *
     * @throws IOException when the address cannot be had
     * @throws StoreProblem when the history cannot be used
     */
    public static ChatServer keeping(HistorySettings history, ServerSettings settings, TimeSource time, EventLog log)
            throws IOException, StoreProblem {
        EventLoop loop = new EventLoop(time);
        try {
            TurnEnd answers = new TurnEnd(loop);
            ChatServer server = new ChatServer(
                    settings, loop, log, answers, History.open(history, loop, answers, log), history.legacyReplay());
            history.folder().ifPresent(server.desk::recordIn);
            return server;
        } catch (StoreProblem e) {
            loop.close();
            throw e;
        }
    }

    /** The same with that history, of which a legacy member is shown so many lines on joining. */
    ChatServer(
            ServerSettings settings,
            EventLoop loop,
            EventLog log,
            TurnEnd answers,
            MessageLog history,
            int legacyReplay)
            throws IOException {
        this.settings = settings;
        this.log = log;
        this.loop = loop;
        this.delivery = new Delivery(loop, settings.header(), limit(Limit.FEED_BYTES), tally);
        this.history = new WatchedLog(
                history, tally, new AnswerPace(loop), sentence -> loop.execute(() -> ending().diskFailed(sentence)));
        this.hub = new Hub(settings.hub(legacyReplay), this.history, Clocks.of(loop), delivery);
        this.encryption = new Encryption(loop, settings, log);
        this.door = new Door(this);
        this.ending = new Ending(this, loop, delivery);
        this.desk = new Desk(this, loop);
        this.monitor = new Monitor(loop, log);
        try {
            this.ports = new Ports(loop, settings, door);
        } catch (IOException | RuntimeException e) {
            history.close();
            loop.close();
            throw e;
        }
        loop.memoryBytesMax(limit(Limit.MEMORY_BYTES));
        loop.beforeFlush(answers::runAll);
        this.signIns = new SignIns(this, loop);
        loop.beforeFlush(answers::runAll); // who is let in may have said something in the same piece
        new Ticking(loop, hub, delivery);
        loop.beforeFlush(answers::goOn);
        if (ports.socket().isPresent() || encryption.tls() != null) {
            hub.provesNames();
        }
        hub.serve(desk, ports.ownerUid());
        hub.open();
        History.retain(this.history, settings.limits(), loop, log, hub::historyChanged);
    }

    /** The address it listens on, with the port that was really taken. */
    public InetSocketAddress address() {
        return ports.address();
    }

    /** Who hears what became of the TLS key. Before {@link #run} only. */
    public void onKey(KeyListener listener) {
        encryption.tell(listener);
    }

    /** That line leads here from elsewhere: it goes with invitations, the first of which is told. Loop thread. */
    public void invitesBy(String line, Consumer<String> first) {
        hub.invitesBy(line, first);
    }

    /** Where it listens. */
    public Ports ports() {
        return ports;
    }

    /**
     * Serves figures for Prometheus there, from now on until the end. Before {@link #run} only.
     *
     * @return the address with the port that was really taken
     * @throws IOException when the address cannot be had
     */
    public InetSocketAddress serveMetrics(InetSocketAddress at) throws IOException {
        return monitor.serve(at, this::figures);
    }

    /** Serves until {@link #shutDown} has done its work. The calling thread becomes the loop thread. */
    public void run() throws IOException {
        WarmUp.start();
        log.event(
                "listening",
                "address",
                address().getHostString() + ":" + address().getPort());
        monitor.start();
        encryption.begin();
        try {
            loop.run();
        } finally {
            monitor.close();
            signIns.close();
            desk.close();
            encryption.close();
            ports.close(log);
            loop.close();
            history.close();
            log.event("stopped");
            ended.countDown();
        }
    }

    /** Why {@link #run} has ended without being told to: what the disk did not keep, in a sentence. Any thread. */
    public Optional<String> diskFailure() {
        return ending.diskFailure();
    }

    /** No newcomers, a sentence to everybody, what is owed is written in the time that the limits give, the end. Any thread. */
    public void shutDown() {
        loop.execute(() -> ending.begin("The chat server is shutting down."));
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

    /** What the server holds now, for tests and figures. Loop thread only. */
    Census census() {
        return Census.of(delivery, hub);
    }

    /** What docs/metrics.md lists. Loop thread only, at the end of a turn. */
    List<Family> figures() {
        return monitor.figures(census(), tally);
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

    ServerSettings settings() {
        return settings;
    }

    /** Somebody is at the door. */
    Acceptor.Welcome welcome(SocketAddress from) {
        FrameReader reader = new FrameReader(settings.header(), limit(Limit.SIGN_IN_FRAME_BYTES));
        reader.skipBytesMax(0);
        Session session = hub.connect(Addresses.hostAndPort(from));
        Peer peer = new Peer(this, session, reader, loop.nanos(), from);
        delivery.add(peer);
        boolean unix = from instanceof UnixDomainSocketAddress; // where nobody is on the way
        return new Acceptor.Welcome(reader, peer, settings.connection(), unix ? null : encryption.tls());
    }

    /** The connection of one who was welcomed; handler and peer are the same. */
    void connected(Peer peer, Connection connection) {
        peer.connected(connection);
        tally.accepted();
    }

    /** It has said hello and is signed in before this turn's writing, or in one of the next if too many come at once. */
    void hasSpoken(Peer peer) {
        door.hasSpoken(peer);
        signIns.add(peer);
    }

    void signedIn(Peer peer) {
        long id = peer.connection().id();
        Session session = peer.session();
        log.event("signed_in", "id", id, "name", session, "profile", session.profile(), "from", session.address());
    }

    void refuse(Peer peer, LinkEvent.Refused why, String reason) {
        tally.refused(reason);
        hub.refuse(peer.session(), why, reason);
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
        delivery.remove(peer);
        door.gone(peer);
        ending.oneLess();
    }

    Ending ending() {
        return ending;
    }

    /** Where orders and settings reach the server. */
    public Desk desk() {
        return desk;
    }
}
