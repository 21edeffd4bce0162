package chat.net;

import chat.protocol.FrameReader;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one select of a program, and all that hangs on it: connections, feeds, timers, tasks. The thread that calls {@link #turn}
 * owns everything here; other threads may only {@link #execute} and {@link #stop}.
 *
 * <p>A turn is always: wait until the next deadline, take the time once, ready keys, tasks that were there, due timers, the hooks
 * for the end of the turn, writing, closing. Closing never happens earlier, so nothing meets a cancelled key or a collection that is
 * being walked. The loop never blocks elsewhere and reads no message; a throw from a connection's handler closes that connection, any
 * other is told and the loop goes on.
 */
public final class EventLoop implements Executor, AutoCloseable {
    /** So many turns in a row that nobody could finish mean that the loop itself is broken: better an end than a busy standstill. */
    static final int BROKEN_TURNS_MAX = 100;

    private static final long WATCH_MILLIS = 1000;

    private final TimeSource time;
    private final Poll poll;
    private final Intake intake = new Intake();
    private final Turns turns = new Turns();
    private final Pulse pulse = new Pulse();
    private final SegmentPool pool = new SegmentPool();
    private final Headroom headroom = new Headroom(this, pool);
    private final Timers timers = new Timers();
    private final Chores chores = new Chores();
    private final EndOfTurn endOfTurn = new EndOfTurn(this);
    private final MemoryBudget memory = new MemoryBudget();
    private final List<Deadlines> watched = new ArrayList<>();
    private Mishaps mishaps = Mishaps.rethrown();
    private int turnReadBytesMax = Intake.TURN_READ_BYTES_MAX;
    private long now;
    private boolean nowStale;
    private boolean wakeupDue;
    private long connectionsMade;
    private long bytesLost;
    private volatile boolean stopped;
    private volatile @Nullable Thread thread;

    /** A loop on the machine's sockets. */
    public EventLoop(TimeSource time) throws IOException {
        this(time, SelectorProvider.provider());
    }

    /** A loop whose selector and channels come from that provider: the machine's, or a network made for a test. */
    public EventLoop(TimeSource time, SelectorProvider provider) throws IOException {
        this.time = time;
        this.poll = new Poll(provider, this::dispatch);
        this.now = time.nanos();
    }

    /** Turns until {@link #stop()}; the calling thread is the loop thread from then on. */
    public void run() throws IOException {
        int broken = 0;
        while (!stopped) {
            try {
                turn(Long.MAX_VALUE);
                broken = 0;
            } catch (RuntimeException | Error e) {
                // All that belongs to somebody is caught where it happens; this is the last net.
                pulse.ended();
                if (++broken == BROKEN_TURNS_MAX) {
                    throw e;
                }
                mishaps.threw(null, e);
            }
        }
    }

    /**
     * One turn.
     *
     * @param waitMillisMax how long it may wait for something to do, ms; 0 looks and goes on
     */
    public void turn(long waitMillisMax) throws IOException {
        if (thread != Thread.currentThread()) {
            thread = Thread.currentThread();
        }
        turns.began();
        intake.begin(headroom.behind() ? 0 : turnReadBytesMax);
        nowStale = true;
        long wait = waitMillis(waitMillisMax);
        boolean worked = intake.pending();
        if (worked) { // before those whom the selector reports: it may report a loud one first each time
            sampleNow();
            intake.readDeferred();
        }
        worked |= poll.select(wait, mishaps) > 0;
        sampleNow();
        boolean ranTasks = chores.runTasks(mishaps);
        worked |= ranTasks;
        worked |= runTimers();
        chores.runHooks(mishaps);
        worked |= endOfTurn.pending();
        endOfTurn.run();
        chores.runAtTurnEnd(mishaps);
        if (wait > 0) {
            turns.wokeUp();
        }
        if (worked) {
            turns.worked(time.nanos() - now);
        } else if (wait > 0 && (wait < waitMillisMax || wait == Long.MAX_VALUE) && !wakeupDue && !stopped) {
            poll.cameBackForNothing(now, mishaps);
        }
        wakeupDue = ranTasks; // its wakeup may come after the task has run: the next wait may end for nothing
        pulse.ended();
    }

    /** Ends {@link #run} after the turn it is in. Any thread. */
    public void stop() {
        stopped = true;
        poll.wakeup();
    }

    /** Whether {@link #stop} was called. Any thread. */
    public boolean stopped() {
        return stopped;
    }

    /** Runs the task on the loop thread in its next turn. Any thread. */
    @Override
    public void execute(Runnable task) {
        chores.task(task);
        if (Thread.currentThread() != thread) {
            poll.wakeup();
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

    /** Runs the task once at that time of {@link #nanos}; not before the next turn. What is due at the same time runs in one turn. */
    public Timer at(long nanos, Runnable task) {
        return timers.at(nanos, task);
    }

    /** Runs the hook in every turn, when all events are through and before anything is written. */
    public void beforeFlush(Runnable hook) {
        chores.hook(hook);
    }

    /** Runs the task once, at the end of the turn, when all is written and the doomed are closed. Loop thread only. */
    public void atTurnEnd(Runnable task) {
        chores.atTurnEnd(task);
    }

    /** Who hears of what goes wrong; until set, what is thrown is thrown out of {@link #turn}, as tests want it. */
    public void onMishap(Mishaps listener) {
        mishaps = listener;
    }

    /** The clocks that the loop goes by, for any thread. */
    public TimeSource time() {
        return time;
    }

    /** The loop's sign of life, for any thread. */
    public Pulse pulse() {
        return pulse;
    }

    /** What the loop has done until now. Loop thread only. */
    public LoopFigures figures() {
        return new LoopFigures(
                turns.turns(),
                turns.wakeups(),
                turns.counts(),
                turns.workNanos(),
                intake.bytes(),
                endOfTurn.bytesWritten(),
                bytesLost);
    }

    /** Reads so much from all sockets in one turn instead: for a program whose reading makes nothing that others must wait for. */
    public void turnReadBytesMax(int bytes) {
        turnReadBytesMax = bytes;
    }

    /** A new feed that keeps at most {@code bytesMax} for those who lag. */
    public Feed feed(long bytesMax) {
        headroom.feed(bytesMax);
        return new Feed(this, pool, bytesMax);
    }

    /**
     * Whether more may be appended to feeds in this turn. Who has much to publish at once asks before each piece, and goes on in one of the
     * next turns if not; what a turn has read is little enough.
     */
    public boolean mayPublish() {
        return headroom.open();
    }

    /** Somebody begins to publish: what single peers were sent until now is no hindrance to it. At least one piece a turn goes out then. */
    public void beginPublishing() {
        headroom.reopen();
    }

    /** Bounds what all connections together hold of unfinished frames and of frames for one peer alone, bytes. */
    public void memoryBytesMax(long bytes) {
        memory.bytesMax(bytes);
    }

    /** What they hold of that now. */
    public long memoryBytes() {
        return memory.bytes();
    }

    /** Begins to connect, by TCP or to a Unix-domain socket; {@link ConnectionHandler#opened} or {@code closed} follows in a later turn. */
    public Connection connect(SocketAddress to, FrameReader reader, ConnectionHandler handler, ConnectionLimits limits)
            throws IOException {
        return connect(to, reader, handler, limits, null);
    }

    /** The same, by TLS if that is given: {@link ConnectionHandler#opened} follows when it stands. */
    public Connection connect(
            SocketAddress to,
            FrameReader reader,
            ConnectionHandler handler,
            ConnectionLimits limits,
            @Nullable ClientTls tls)
            throws IOException {
        SocketChannel channel = to instanceof UnixDomainSocketAddress
                ? poll.provider().openSocketChannel(StandardProtocolFamily.UNIX)
                : poll.provider().openSocketChannel();
        try {
            Sockets.tune(channel);
            boolean atOnce = channel.connect(to); // some systems do that on the loopback
            Connection connection = new Connection(this, channel, reader, handler, limits, ++connectionsMade, tls);
            if (atOnce) {
                execute(connection::connected);
            }
            return connection;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Takes over a channel that was accepted: non-blocking, and already connected. */
    Connection adopt(SocketChannel channel, Acceptor.Welcome welcome) throws IOException {
        return new Connection(
                this, channel, welcome.reader(), welcome.handler(), welcome.limits(), ++connectionsMade, welcome.tls());
    }

    /** Closes the selector and every channel on it. Only when no turn is running. */
    @Override
    public void close() throws IOException {
        poll.close();
    }

    /** Sockets on the selector: the listening ones, and of connections also those that were sent off and have not hung up. */
    public int channels() {
        return poll.channels();
    }

    Poll poll() {
        return poll;
    }

    Intake intake() {
        return intake;
    }

    Headroom headroom() {
        return headroom;
    }

    MemoryBudget memory() {
        return memory;
    }

    EndOfTurn endOfTurn() {
        return endOfTurn;
    }

    void watch(Deadlines deadlines) {
        if (watched.isEmpty()) {
            after(WATCH_MILLIS, this::checkWatched);
        }
        watched.add(deadlines);
    }

    void threw(@Nullable Connection connection, Throwable failure) {
        mishaps.threw(connection, failure);
    }

    /** A connection is cut off that was owed so much. */
    void lost(long bytes) {
        bytesLost += bytes;
    }

    private long waitMillis(long waitMillisMax) {
        boolean work = stopped || chores.pending() || intake.pending() || endOfTurn.pending();
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
            pulse.began(now);
        }
    }

    private void dispatch(SelectionKey key) {
        sampleNow();
        try {
            if (key.isValid() && key.attachment() instanceof Ready ready) {
                ready.ready(key.readyOps());
            }
        } catch (Throwable e) {
            mishaps.threw(null, e);
        }
    }

    private boolean runTimers() {
        boolean any = false;
        for (Timer timer = timers.due(now); timer != null; timer = timers.due(now)) {
            Chores.guarded(timer.task, mishaps);
            any = true;
        }
        return any;
    }

    private void checkWatched() {
        for (int i = watched.size() - 1; i >= 0; i--) {
            if (!watched.get(i).check(now)) {
                watched.remove(i);
            }
        }
        if (!watched.isEmpty()) {
            after(WATCH_MILLIS, this::checkWatched);
        }
    }
}
