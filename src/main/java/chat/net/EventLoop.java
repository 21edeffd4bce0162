package chat.net;

import chat.protocol.FrameReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one select of a program, and all that hangs on it: connections, feeds, timers, tasks. The thread that calls {@link #turn}
 * owns everything here; other threads may only {@link #execute} and {@link #stop}.
 *
 * <p>A turn is always: wait until the next deadline, take the time once, ready keys, tasks that were there, due timers, the hooks
 * for the end of the turn, writing, closing. Closing never happens earlier, so nothing meets a cancelled key or a collection that is
 * being walked. The loop never blocks elsewhere and reads no message; a throw from a connection's handler closes that connection.
 */
public final class EventLoop implements Executor, AutoCloseable {
    /** Read from all sockets in one turn before it comes to writing, bytes: what bounds the length of a turn. */
    static final int TURN_READ_BYTES_MAX = 64 * 1024;

    private static final int STAGING_BYTES = 64 * 1024;
    private static final long WATCH_MILLIS = 1000;

    private final TimeSource time;
    private final SelectorProvider provider;
    private final Selector selector;
    private final ByteBuffer staging = ByteBuffer.allocateDirect(STAGING_BYTES);
    private final SegmentPool pool = new SegmentPool();
    private final Timers timers = new Timers();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final List<Runnable> hooks = new ArrayList<>(1);
    private final Consumer<SelectionKey> dispatch = this::dispatch;
    private List<Connection> deferredReads = new ArrayList<>();
    private List<Connection> reading = new ArrayList<>();
    private final EndOfTurn endOfTurn = new EndOfTurn();
    private final List<Connection> watched = new ArrayList<>();
    private BiConsumer<@Nullable Connection, Throwable> failures = EventLoop::rethrow;
    private int readLeft;
    private long now;
    private boolean nowStale;
    private long connectionsMade;
    private volatile boolean stopped;
    private volatile @Nullable Thread thread;

    /** A loop on the machine's sockets. */
    public EventLoop(TimeSource time) throws IOException {
        this(time, SelectorProvider.provider());
    }

    /** A loop whose selector and channels come from that provider: the machine's, or a network made for a test. */
    public EventLoop(TimeSource time, SelectorProvider provider) throws IOException {
        this.time = time;
        this.provider = provider;
        this.selector = provider.openSelector();
        this.now = time.nanos();
    }

    /** Turns until {@link #stop()}; the calling thread is the loop thread from then on. */
    public void run() throws IOException {
        while (!stopped) {
            turn(Long.MAX_VALUE);
        }
    }

    /**
     * One turn.
     *
     * @param waitMillisMax how long it may wait for something to do, ms; 0 looks and goes on
     */
    public void turn(long waitMillisMax) throws IOException {
        thread = Thread.currentThread();
        readLeft = endOfTurn.cutShort() ? 0 : TURN_READ_BYTES_MAX;
        nowStale = true;
        long wait = waitMillis(waitMillisMax);
        if (wait == 0) {
            selector.selectNow(dispatch);
        } else {
            selector.select(dispatch, wait == Long.MAX_VALUE ? 0 : wait);
        }
        sampleNow();
        readDeferred();
        runTasks();
        runTimers();
        hooks.forEach(Runnable::run);
        endOfTurn.run();
    }

    /** Ends {@link #run} after the turn it is in. Any thread. */
    public void stop() {
        stopped = true;
        selector.wakeup();
    }

    /** Whether {@link #stop} was called. Any thread. */
    public boolean stopped() {
        return stopped;
    }

    /** Runs the task on the loop thread in its next turn. Any thread. */
    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (Thread.currentThread() != thread) {
            selector.wakeup();
        }
    }

    /** This turn's time, monotonic nanoseconds. */
    public long nanos() {
        return now;
    }

    /** Wall time for people, ms since 1970. */
    public long wallMillis() {
        return time.wallMillis();
    }

    /** Runs the task once after the delay, ms; not before the next turn. */
    public Timer after(long delayMillis, Runnable task) {
        return timers.at(now + TimeUnit.MILLISECONDS.toNanos(delayMillis), task);
    }

    /** Runs the hook in every turn, when all events are through and before anything is written. */
    public void beforeFlush(Runnable hook) {
        hooks.add(hook);
    }

    /** Who hears of throws from handlers, tasks and timers; until set they are thrown out of {@link #turn}, as tests want it. */
    public void onFailure(BiConsumer<@Nullable Connection, Throwable> listener) {
        failures = listener;
    }

    /** A new feed that keeps at most {@code bytesMax} for those who lag. */
    public Feed feed(long bytesMax) {
        return new Feed(this, pool, bytesMax);
    }

    /** Begins to connect; {@link ConnectionHandler#opened} or {@code closed} follows in a later turn. */
    public Connection connect(
            InetSocketAddress to, FrameReader reader, ConnectionHandler handler, ConnectionLimits limits)
            throws IOException {
        SocketChannel channel = provider.openSocketChannel();
        try {
            Sockets.tune(channel);
            boolean atOnce = channel.connect(to); // some systems do that on the loopback
            Connection connection = new Connection(this, channel, reader, handler, limits, ++connectionsMade);
            if (atOnce) {
                execute(connection::tellOpened);
            }
            return connection;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Takes over a channel that was accepted: non-blocking, and already connected. */
    Connection adopt(SocketChannel channel, FrameReader reader, ConnectionHandler handler, ConnectionLimits limits)
            throws IOException {
        return new Connection(this, channel, reader, handler, limits, ++connectionsMade);
    }

    /** Closes the selector and every channel on it. Only when no turn is running. */
    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    SelectorProvider provider() {
        return provider;
    }

    Selector selector() {
        return selector;
    }

    /** How much may be read now by one who would read {@code wanted}; 0 when the turn's share is used up. */
    int readAllowance(int wanted) {
        return Math.min(Math.min(wanted, STAGING_BYTES), readLeft);
    }

    void hasRead(int bytes) {
        readLeft = Math.max(0, readLeft - bytes);
    }

    /** The loop's one buffer for reading, empty, with room for {@code bytes}. */
    ByteBuffer staging(int bytes) {
        return staging.clear().limit(bytes);
    }

    /** The same buffer for putting together what is written: by then nobody reads. */
    ByteBuffer scratch() {
        return staging;
    }

    EndOfTurn endOfTurn() {
        return endOfTurn;
    }

    void deferRead(Connection connection) {
        deferredReads.add(connection);
    }

    void watch(Connection connection) {
        if (watched.isEmpty()) {
            after(WATCH_MILLIS, this::checkWatched);
        }
        watched.add(connection);
    }

    void handlerFailed(@Nullable Connection connection, Throwable failure) {
        failures.accept(connection, failure);
    }

    private long waitMillis(long waitMillisMax) {
        boolean work = stopped || !tasks.isEmpty() || !deferredReads.isEmpty() || endOfTurn.pending();
        if (work) {
            return 0;
        }
        long nanos = timers.nanosUntilNext(time.nanos());
        // Rounded up: waking a fraction early would spin through empty turns until the deadline.
        long untilTimer = nanos == Long.MAX_VALUE ? nanos : TimeUnit.NANOSECONDS.toMillis(nanos + 999_999);
        return Math.min(waitMillisMax, untilTimer);
    }

    private void sampleNow() {
        if (nowStale) {
            now = time.nanos();
            nowStale = false;
        }
    }

    private void dispatch(SelectionKey key) {
        sampleNow();
        if (key.isValid() && key.attachment() instanceof Ready ready) {
            ready.ready(key.readyOps());
        }
    }

    /** Those whom the last turn's bound on reading cut off come first now, so that nobody starves behind a loud neighbour. */
    private void readDeferred() {
        List<Connection> batch = deferredReads;
        deferredReads = reading;
        reading = batch;
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).read();
        }
        batch.clear();
    }

    private void runTasks() {
        for (int left = tasks.size(); left > 0; left--) {
            Runnable task = tasks.poll();
            if (task == null) {
                return;
            }
            guarded(task);
        }
    }

    private void runTimers() {
        for (Timer timer = timers.due(now); timer != null; timer = timers.due(now)) {
            guarded(timer.task);
        }
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            failures.accept(null, e);
        }
    }

    private void checkWatched() {
        watched.removeIf(connection -> !connection.checkDeadlines(now));
        if (!watched.isEmpty()) {
            after(WATCH_MILLIS, this::checkWatched);
        }
    }

    private static void rethrow(@Nullable Connection connection, Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException(
                "a handler threw" + (connection == null ? "" : " on connection " + connection.id()), failure);
    }
}
