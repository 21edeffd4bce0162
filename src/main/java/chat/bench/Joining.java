package chat.bench;

import chat.bench.BenchFailure.Kind;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Brings all members in: the first one, who then sees the others come and reads the user lists, and the others some at a time, or for a
 * storm all at once. Loop thread only.
 */
final class Joining {
    /** Called for and not seen to have come yet: below the backlog of any server. */
    private static final int UNDER_WAY_MAX = 64;

    /** Connections begun in one turn, so that those that stand say their names soon. */
    private static final int DIALS_PER_TURN_MAX = 64;

    /** With a name missing, a notice of the server heard and then nothing for so long, the notice was about the name. */
    private static final long REFUSED_AFTER_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** So long without any frame means that all lists and join lines are through. */
    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private final Crowd crowd;
    private final ProgressLine progress;
    private final int underWayMax;
    private final long startNanos;
    private long connectedNanos;
    private int dialled;
    private int firstAway;

    /**
     * How it went, from the first call on.
     *
     * @param connectedSeconds until all connections stood
     * @param joinedSeconds until the first member had a list with all names
     * @param lastFrameSeconds until the last frame of it all had come
     * @param lists user lists that came, over all members
     * @param frames of any kind
     */
    record Figures(double connectedSeconds, double joinedSeconds, double lastFrameSeconds, long lists, long frames) {}

    Joining(Crowd crowd, ProgressLine progress) {
        this.crowd = crowd;
        this.progress = progress;
        boolean storm = crowd.settings().kind() == BenchSettings.Kind.STORM;
        this.underWayMax = storm ? Integer.MAX_VALUE : UNDER_WAY_MAX;
        this.startNanos = crowd.nanos();
    }

    Figures run() throws IOException {
        while (!crowd.member(0).ear().everybodyListed()) {
            dial();
            crowd.turn(dialled < crowd.size() && underWay() < underWayMax ? 0 : Pace.WAIT_MILLIS_MAX);
            if (connectedNanos == 0 && crowd.open() == crowd.size()) {
                connectedNanos = crowd.nanos();
            }
            progress.now("joining: %,d of %,d members are in", arrived(), crowd.size());
            checkPatience();
        }
        double joined = seconds(crowd.nanos());
        long settledBy = crowd.nanos() + crowd.settings().times().patience().toNanos();
        while (crowd.nanos() - crowd.lastFrameNanos() < QUIET_NANOS && crowd.nanos() - settledBy < 0) {
            crowd.turn(Pace.WAIT_MILLIS_MAX);
            progress.now("all %,d members are in; waiting until it is quiet", crowd.size());
        }
        return new Figures(
                seconds(connectedNanos), joined, seconds(crowd.lastFrameNanos()), crowd.lists(), crowd.frames());
    }

    private void dial() {
        boolean firstIsIn = crowd.member(0).arrived() || underWayMax == Integer.MAX_VALUE;
        int most = firstIsIn ? crowd.size() : 1;
        for (int i = 0; i < DIALS_PER_TURN_MAX && dialled < most && underWay() < underWayMax; i++) {
            crowd.dial(crowd.member(dialled++));
        }
    }

    private int underWay() {
        return dialled - arrived();
    }

    /** Mostly in the order in which they were called, so those at the front need no second look. */
    private int arrived() {
        while (firstAway < dialled && crowd.member(firstAway).arrived()) {
            firstAway++;
        }
        int arrived = firstAway;
        for (int i = firstAway; i < dialled && i < firstAway + UNDER_WAY_MAX; i++) {
            arrived += crowd.member(i).arrived() ? 1 : 0;
        }
        return arrived;
    }

    private void checkPatience() {
        long silence = crowd.nanos() - Math.max(crowd.lastFrameNanos(), startNanos);
        long patience = crowd.settings().times().patience().toNanos();
        boolean allCalled = dialled == crowd.size() && crowd.open() == crowd.size();
        boolean refused = allCalled && crowd.lists() > 0 && crowd.noticeCount() > 0 && silence > REFUSED_AFTER_NANOS;
        if (refused || silence > patience) {
            throw new BenchFailure(Kind.SERVER_UNUSABLE, whatIsMissing());
        }
    }

    private String whatIsMissing() {
        if (crowd.frames() == 0) {
            return "The server says nothing to one who joins. Does it speak this protocol, with --header "
                    + crowd.settings().target().header().bytes() + "?";
        }
        for (int i = 0; i < crowd.size(); i++) {
            if (!crowd.member(i).arrived()) {
                String said = crowd.notices().isEmpty()
                        ? ""
                        : " It said: " + crowd.notices().get(0);
                return "The server did not let " + crowd.texts().name(i) + " in under that name, or told nobody of it."
                        + said;
            }
        }
        return "The server sent no user list with all " + crowd.size() + " names.";
    }

    private double seconds(long nanos) {
        return (nanos - startNanos) / 1e9;
    }
}
