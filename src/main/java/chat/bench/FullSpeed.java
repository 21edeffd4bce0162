package chat.bench;

/**
 * A closed loop: as many messages under way as the window holds, new ones when the members have got old ones. It finds out how fast a
 * server can be, and nothing about how long people wait: its latency counts from when a message was sent.
 *
 * <p>Half a window goes out at once: reads and writes are then few and large on both sides, as in a busy room. The window begins small and doubles, so that a server that holds its senders to a pace is noticed before much is under way.
 */
final class FullSpeed implements Pace {
    private static final int WINDOW_START = 8;

    private static final int SHARE_AT_ONCE = 2;

    /** The member that is furthest behind may lack so many windows. */
    private static final int WINDOWS_BEHIND_MAX = 4;

    /** A sender whose bytes the server does not take is left alone from here on, bytes. */
    private static final int OWED_BYTES_MAX = 1024 * 1024;

    private final Crowd crowd;
    private final int senders;
    private final int hearers;
    private final boolean echoes;
    private final int windowMax;
    private final int[] sent;
    private final long[][] sentNanos;
    private final int ring;
    private int window;
    private long sentInAll;
    private long growAt;
    private int next;

    FullSpeed(Crowd crowd) {
        this.crowd = crowd;
        this.senders = crowd.settings().senders();
        this.hearers = crowd.hearers();
        this.echoes = crowd.dialect().echoes();
        this.windowMax = Math.max(crowd.settings().load().window(), senders);
        this.window = Math.min(windowMax, Math.max(WINDOW_START, senders));
        this.sent = new int[senders];
        // Before more than one turn's worth is sent the slowest member is asked, so no more than this is ever under
        // way.
        this.ring = Integer.highestOneBit((WINDOWS_BEHIND_MAX + 1) * windowMax) * 2;
        this.sentNanos = new long[senders][];
    }

    @Override
    public void send() {
        long got = crowd.deliveries() / hearers;
        int budget = (int) (window - (sentInAll - got));
        if (got >= growAt && window < windowMax && crowd.noticeCount() == 0) {
            window = Math.min(windowMax, 2 * window);
            growAt = sentInAll;
        }
        if (budget < Math.max(1, window / SHARE_AT_ONCE)
                || sentInAll - slowest() > (long) WINDOWS_BEHIND_MAX * window) {
            return;
        }
        int each = Math.max(1, budget / senders);
        for (int left = Math.min(senders, budget / each); left > 0; left--) {
            int sender = next;
            next = next + 1 == senders ? 0 : next + 1;
            if (crowd.member(sender).owedBytes() < OWED_BYTES_MAX) {
                send(sender, Math.min(each, crowd.member(sender).ear().mayStillSend()));
            }
        }
    }

    @Override
    public long waitMillis() {
        return WAIT_MILLIS_MAX;
    }

    @Override
    public long dueNanos(int sender, int number) {
        return sentNanos[sender][number & (ring - 1)];
    }

    @Override
    public int sent(int sender) {
        return sent[sender];
    }

    @Override
    public long sentInAll() {
        return sentInAll;
    }

    /** The most messages that are under way. */
    int window() {
        return window;
    }

    private void send(int sender, int count) {
        if (count <= 0) {
            return;
        }
        long now = crowd.nanos();
        if (sentNanos[sender] == null) {
            sentNanos[sender] = new long[ring];
        }
        for (int i = 0; i < count; i++) {
            sentNanos[sender][(sent[sender] + i) & (ring - 1)] = now;
        }
        crowd.member(sender).send(crowd.dialect().frames(sender, sent[sender], count));
        sent[sender] += count;
        sentInAll += count;
    }

    /** How many messages the member that is furthest behind has got; its own count where it gets none of them back. */
    private long slowest() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < crowd.size(); i++) {
            least = Math.min(least, crowd.member(i).received() + (i < senders && !echoes ? sent[i] : 0));
        }
        return least;
    }
}
