package chat.client;

import chat.client.model.TalkNews;
import chat.protocol.FaultCode;
import chat.protocol.LinkEvent;
import chat.protocol.SessionCodec;
import chat.protocol.TalkRequest;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends our lines over one connection of the session profile, lowest number first, no more at a time than the server wants unconfirmed,
 * and makes of its refusals what they mean. Loop thread only.
 */
final class Deliveries {
    /** Should a server say that trying again helps, but not when. */
    private static final long RETRY_MILLIS_MIN = 100;

    private final Wire wire;
    private final OwnLines lines;
    private final int atOnceMax;
    private final String signedInAs;
    private final Consumer<TalkNews> news;
    private final Set<Long> onTheWay = new HashSet<>();
    private boolean paused = true;
    private boolean held;
    private boolean over;
    private @Nullable Runnable onceSettled;

    /** @param signedInAs the name under which a server knows our numbers */
    Deliveries(Wire wire, OwnLines lines, int atOnceMax, String signedInAs, Consumer<TalkNews> news) {
        this.wire = wire;
        this.lines = lines;
        this.atOnceMax = atOnceMax;
        this.signedInAs = signedInAs;
        this.news = news;
    }

    /** The server has said all that it had to say first, or enough time has passed. */
    void begin() {
        paused = false;
        more();
    }

    /** There may be something to send. */
    void more() {
        if (over || paused || held || onTheWay.size() >= atOnceMax) {
            return;
        }
        for (OwnLine line : lines.waiting()) {
            if (onTheWay.size() >= atOnceMax || !wire.roomy()) {
                return;
            }
            String barred = line.barred(signedInAs);
            if (!barred.isEmpty()) {
                refused(line.n(), barred);
            } else if (onTheWay.add(line.n())) {
                lines.sent(line, signedInAs);
                wire.send(SessionCodec.encode(new TalkRequest.Say(line.n(), line.place(), line.kind(), line.text())));
            }
        }
    }

    /** Sends nothing more until {@link #release}, and runs the task as soon as nothing is unconfirmed. */
    void holdOnceSettled(Runnable task) {
        held = true;
        onceSettled = task;
        runOnceSettled();
    }

    /** The connection is gone. */
    void stop() {
        over = true;
    }

    void release() {
        held = false;
        more();
    }

    /** The server has it. */
    void delivered(long n) {
        if (onTheWay.remove(n)) {
            runOnceSettled();
            more();
        }
    }

    void refused(LinkEvent.Refused fault) {
        long n = fault.regarding().n();
        onTheWay.remove(n);
        runOnceSettled();
        if (fault.code().equals(FaultCode.NUMBER_REUSED.word())) {
            lines.renumbered(n);
            more();
        } else if (fault.retryMillis() > 0 || fault.code().equals(FaultCode.NOT_STORED.word())) {
            pause(Math.max(RETRY_MILLIS_MIN, fault.retryMillis()));
        } else {
            refused(n, fault.text());
            more();
        }
    }

    private void refused(long n, String sentence) {
        OwnLine line = lines.refused(n, sentence);
        if (line != null) {
            news.accept(new TalkNews.Failed(line.id(), sentence));
        }
    }

    private void runOnceSettled() {
        Runnable task = onceSettled;
        if (task != null && onTheWay.isEmpty()) {
            onceSettled = null;
            task.run();
        }
    }

    /** All wait, lest the later ones overtake the one that has to. */
    private void pause(long millis) {
        if (!paused) {
            paused = true;
            wire.after(millis, this::begin);
        }
    }
}
