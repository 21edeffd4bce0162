package chat.hub;

import chat.protocol.FaultCode;
import chat.protocol.Limit;
import chat.protocol.LinkEvent;
import chat.protocol.Regarding;
import java.util.concurrent.TimeUnit;

/**
 * Whether clients of the session profile are still there: asked after a silence, given up after a longer one. A client that is not being
 * read cannot be silent.
 */
final class Heartbeats {
    private final House house;
    private final long pingNanos;
    private final long lostNanos;

    Heartbeats(House house) {
        this.house = house;
        this.pingNanos = house.settings.nanos(Limit.PING_SECONDS);
        this.lostNanos = Math.max(pingNanos, house.settings.nanos(Limit.LOST_SECONDS));
    }

    void begin(Session session) {
        heard(session);
        lookIn(session, pingNanos);
    }

    /** Something came from it, were it a byte. */
    void heard(Session session) {
        session.heardNanos = house.time.nanos();
        session.pinged = false;
    }

    private void lookIn(Session session, long nanos) {
        house.deadlines.at(house.time.nanos() + nanos, () -> look(session));
    }

    private void look(Session session) {
        if (session.gone()) {
            return;
        }
        if (!house.out.reads(session)) {
            heard(session);
        }
        long silence = house.time.nanos() - session.heardNanos;
        if (silence >= lostNanos) {
            String sentence = "Nothing came from you for " + TimeUnit.NANOSECONDS.toSeconds(lostNanos) + " seconds.";
            house.sendOff(session, FaultCode.SILENT.refusal(sentence, Regarding.NOTHING), FaultCode.SILENT.word());
        } else if (silence >= pingNanos) {
            if (!session.pinged) {
                session.pinged = true;
                house.out.send(session, new LinkEvent.Ping(house.time.wallMillis()));
            }
            lookIn(session, lostNanos - silence);
        } else {
            lookIn(session, pingNanos - silence);
        }
    }
}
