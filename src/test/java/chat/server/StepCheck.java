package chat.server;

import chat.protocol.Limit;
import chat.protocol.Limits;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What must hold after every step of the simulation: no more is held than was promised, nobody is heard faster than the pace allows, a
 * name has one holder, and what is heard was kept before, in that order. It sees the server's own counts, and what one hears who is
 * always there.
 */
final class StepCheck {
    /** A bound of the simulated servers: what one client says in a turn is less than all that a test may wait for. */
    static final int TURN_READ_BYTES = 8_192;

    /** What one user may say in a turn with all clients, when the bound is not reached before it. */
    private static final int SAID_A_TURN_MAX = SimUsers.DEVICES_MAX * TURN_READ_BYTES / 100;
    /** One segment more than its bound while its laggards are being closed. */
    private static final int SEGMENT_BYTES = 256 * 1024;
    /** What one read leaves behind when the reader pauses, and an unfinished frame. */
    private static final int HELD_BYTES_MAX = 20_000;

    private final Limits promised;
    private final int feeds;
    private final Attendance attendance;
    private final Transcript observer;
    private final Ledger ledger;
    private final Map<Integer, Long> cameAtNanos = new HashMap<>();
    private final Map<Integer, Integer> heardOf = new HashMap<>();
    private int seen;
    private long lastSeq;

    /**
     * @param rooms how many there may be
     */
    StepCheck(Limits promised, int rooms, Attendance attendance, Ledger ledger) {
        this.promised = promised;
        this.feeds = rooms == 1 ? 1 : 1 + rooms; // legacy clients are in one room only
        this.attendance = attendance;
        this.observer = attendance.heard;
        this.ledger = ledger;
    }

    /** That client has connected: from then on its pace counts. */
    void came(int client, long now) {
        cameAtNanos.put(client, now);
    }

    /** Who is in the lobby. */
    Set<String> present() {
        return attendance.present();
    }

    /**
     * @param inFlight the most messages of one user that wait to be kept
     */
    void check(Census census, int inFlight, long now) {
        checkBounds(census, inFlight);
        attendance.present();
        for (; seen < observer.lines.size(); seen++) {
            Transcript.Line line = observer.lines.get(seen);
            if (line.speaker() >= 0) {
                lastSeq = ledger.heardInLobby(line, lastSeq);
                checkPace(line.speaker(), heardOf.merge(line.speaker(), 1, Integer::sum), now);
            }
        }
    }

    private void checkBounds(Census census, int inFlight) {
        long feedBytesMax = promised.value(Limit.FEED_BYTES);
        if (census.feedBytes() > feeds * (feedBytesMax + SEGMENT_BYTES)) {
            throw new AssertionError("feeds hold " + census.feedBytes() + " bytes");
        }
        long people = census.connections();
        long owedMax = 2L * promised.value(Limit.OWED_BYTES) + feeds * feedBytesMax;
        if (census.heldBytes() > people * HELD_BYTES_MAX || census.owedBytes() > people * owedMax) {
            throw new AssertionError("too much is held: " + census);
        }
        if (census.members() > promised.value(Limit.CONNECTIONS)) {
            throw new AssertionError(census.members() + " are in, of " + promised.value(Limit.CONNECTIONS));
        }
        if (inFlight > promised.value(Limit.UNACKNOWLEDGED) + SAID_A_TURN_MAX) {
            throw new AssertionError(inFlight + " messages of one user are on their way to the disk");
        }
    }

    private void checkPace(int speaker, int heard, long now) {
        int perSecond = promised.value(Limit.MESSAGES_PER_SECOND);
        if (perSecond > 0
                && speaker < Transcript.SESSIONS_FROM) { // users of the session profile come and go with their pace
            long millis = TimeUnit.NANOSECONDS.toMillis(now - cameAtNanos.getOrDefault(speaker, now));
            long most = promised.value(Limit.BURST) + 1 + millis * perSecond / 1000;
            if (heard > most) {
                throw new AssertionError(
                        "client " + speaker + " has been heard " + heard + " times in " + millis + " ms");
            }
        }
    }
}
