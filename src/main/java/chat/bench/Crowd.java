package chat.bench;

import chat.bench.BenchFailure.Kind;
import chat.net.ConnectionLimits;
import chat.net.EventLoop;
import chat.net.TimeSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * All members of a run and what they have heard together. Loop thread only.
 *
 * <p>Keeps the first thing that went wrong and throws it out of {@link #turn}; what a handler would throw itself the connection would
 * take for a fault of its own.
 */
final class Crowd {
    /** What is read in one turn: as much as there is, because nothing is passed on to anybody here. */
    private static final int TURN_READ_BYTES = 1024 * 1024 * 1024;

    /** No bounds but memory: it is the server that is tried. */
    private static final ConnectionLimits LIMITS =
            new ConnectionLimits(1024 * 1024 * 1024, 256 * 1024, 1024 * 1024, 0, 0);

    private static final int NOTICES_KEPT = 3;
    private static final long FAREWELL_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final BenchSettings settings;
    private final TimeSource time;
    private final EventLoop loop;
    private final Texts texts;
    private final Dialect dialect;
    private final Member[] members;
    private final Histogram latency = new Histogram();
    private final List<String> notices = new ArrayList<>(NOTICES_KEPT);
    private Pace pace = Pace.NOBODY;
    private boolean silent;
    private long latencyFromNanos;
    private long deliveries;
    private long deliveredBytes;
    private long frames;
    private long lists;
    private long noticeCount;
    private long strangers;
    private int open;
    private int gone;
    private boolean leaving;
    private long lastFrameNanos;
    private @Nullable Member lastReader;
    private int lastPosition;
    private long readNanos;
    private @Nullable BenchFailure failure;

    Crowd(BenchSettings settings, TimeSource time, EventLoop loop) {
        this.settings = settings;
        this.time = time;
        this.loop = loop;
        loop.turnReadBytesMax(TURN_READ_BYTES);
        loop.beforeFlush(this::send);
        long seed = time.wallMillis();
        this.texts = new Texts(settings.senders(), settings.load().bodyBytes(), seed);
        this.dialect = switch (settings.target().profile()) {
            case LEGACY -> new LegacyDialect(this);
            case SESSION -> new SessionDialect(this, seed);
        };
        this.members = new Member[settings.members()];
        for (int i = 0; i < members.length; i++) {
            members[i] = new Member(this, i);
        }
        this.lastFrameNanos = time.nanos();
    }

    /** All say that they go, where the profile has a word for it: so that the server need not wait for them to come back. */
    void leave() throws IOException {
        byte[] farewell = dialect.farewell();
        if (farewell.length == 0) {
            return;
        }
        leaving = true;
        for (Member member : members) {
            member.send(farewell);
        }
        long until = time.nanos() + FAREWELL_NANOS;
        while (gone < open && time.nanos() - until < 0) {
            turn(Pace.WAIT_MILLIS_MAX);
        }
    }

    /** One turn of the loop; throws what has gone wrong in it. */
    void turn(long waitMillisMax) throws IOException {
        lastReader = null;
        loop.turn(waitMillisMax);
        if (failure != null) {
            throw failure;
        }
    }

    /** Begins to connect the member. */
    void dial(Member member) {
        try {
            BenchSettings.Target to = settings.target();
            member.dialled(loop.connect(to.server(), member.reader(to.header()), member, LIMITS));
        } catch (IOException e) {
            throw cannotConnect(member, e);
        }
    }

    BenchFailure cannotConnect(Member member, @Nullable IOException cause) {
        String why = cause == null || cause.getMessage() == null ? "no reason given" : cause.getMessage();
        String hint = why.contains("Too many open files")
                ? "Raise the limit for open files: ulimit -n " + (settings.members() + 200) + "."
                : open == 0 ? "Is a server running there?" : "Does it take " + settings.members() + " connections?";
        return new BenchFailure(
                Kind.SERVER_UNUSABLE,
                "Cannot connect member " + (member.index() + 1) + " to "
                        + settings.target().where() + ": " + why + ". " + hint);
    }

    BenchSettings settings() {
        return settings;
    }

    Texts texts() {
        return texts;
    }

    Dialect dialect() {
        return dialect;
    }

    /** How many get a message. */
    int hearers() {
        return dialect.echoes() ? members.length : members.length - 1;
    }

    int size() {
        return members.length;
    }

    Member member(int index) {
        return members[index];
    }

    /** The clock, not this turn's time. */
    long nanos() {
        return time.nanos();
    }

    /** Who speaks from now on, and when. */
    void pace(Pace next) {
        pace = next;
    }

    /** Nobody sends any more. */
    void silence() {
        silent = true;
    }

    /** Messages that were due before that time have no latency that counts. */
    void latencyFrom(long nanos) {
        latencyFromNanos = nanos;
    }

    Histogram latency() {
        return latency;
    }

    /** The member got the message of that number, all is well with it. */
    void delivered(Member member, int sender, int number, ByteBuffer body) {
        deliveries++;
        deliveredBytes += body.remaining();
        frames++;
        lastFrameNanos = readNanos(member, body.position());
        long due = pace.dueNanos(sender, number);
        if (due - latencyFromNanos >= 0) {
            latency.record(lastFrameNanos - due);
        }
    }

    /** How many messages of that sender are out. */
    int sent(int sender) {
        return pace.sent(sender);
    }

    /** Any frame that is no delivery. */
    void heardOther(Member member, int position) {
        frames++;
        lastFrameNanos = readNanos(member, position);
    }

    void heardList() {
        lists++;
    }

    void heardStranger() {
        strangers++;
    }

    void heardNotice(String text) {
        noticeCount++;
        if (notices.size() < NOTICES_KEPT && !notices.contains(text)) {
            notices.add(text);
        }
    }

    void opened() {
        open++;
    }

    void closed() {
        gone++;
    }

    /** The first failure counts, and none once all is measured. */
    void fail(BenchFailure what) {
        failure = failure == null && !leaving ? what : failure;
    }

    int open() {
        return open;
    }

    long deliveries() {
        return deliveries;
    }

    /** The bodies of all of them. */
    long deliveredBytes() {
        return deliveredBytes;
    }

    long frames() {
        return frames;
    }

    long lists() {
        return lists;
    }

    long strangers() {
        return strangers;
    }

    long noticeCount() {
        return noticeCount;
    }

    List<String> notices() {
        return List.copyOf(notices);
    }

    long lastFrameNanos() {
        return lastFrameNanos;
    }

    /** Behind the reading and right before the writing of a turn. */
    private void send() {
        if (!silent) {
            pace.send();
        }
    }

    /**
     * When these bytes were read: one look at the clock for all frames of a read, which lie in the loop's buffer one behind the other.
     * The turn's time would be too early for those who are read last, and would hide their wait.
     */
    private long readNanos(Member member, int position) {
        if (member != lastReader || position <= lastPosition) {
            readNanos = time.nanos();
            lastReader = member;
        }
        lastPosition = position;
        return readNanos;
    }
}
