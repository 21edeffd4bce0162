package chat.net;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whose TLS handshake may begin: so many at once, so many in any second; the others wait in the order in which they came, and not too many
 * of them. A handshake is by far the most that one who has not signed in can ask of us. Loop thread only.
 */
final class Handshakes {
    /** The next one is sent off. */
    static final int WAITING_MAX = 1024;

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final EventLoop loop;
    private final int atOnceMax;
    /** When the last ones began, as many as a second may see; the oldest is overwritten next. */
    private final long[] begun;

    private final Set<TlsLink> waiting = new LinkedHashSet<>();
    private final Set<TlsLink> underWay = new HashSet<>();
    private int next;
    private boolean open;
    private boolean shut;
    private @Nullable Timer timer;

    Handshakes(EventLoop loop, int atOnceMax, int perSecondMax) {
        this.loop = loop;
        this.atOnceMax = atOnceMax;
        this.begun = new long[perSecondMax];
        Arrays.fill(begun, loop.nanos() - SECOND);
    }

    /** From now on they begin. */
    void open() {
        open = true;
        beginNext();
    }

    /** There will be none; those who wait are sent off. */
    void shut() {
        shut = true;
        Set.copyOf(waiting).forEach(TlsLink::refused);
        waiting.clear();
    }

    /** Begins now or when it is its turn; false when that will not be. */
    boolean ask(TlsLink link) {
        if (shut || waiting.size() >= WAITING_MAX) {
            return false;
        }
        waiting.add(link);
        beginNext();
        return true;
    }

    /** It is through, or gone. */
    void over(TlsLink link) {
        waiting.remove(link);
        if (underWay.remove(link)) {
            beginNext();
        }
    }

    int underWay() {
        return underWay.size();
    }

    int waiting() {
        return waiting.size();
    }

    private void beginNext() {
        if (!open) {
            return;
        }
        long now = loop.nanos();
        Iterator<TlsLink> queue = waiting.iterator();
        while (queue.hasNext() && underWay.size() < atOnceMax) {
            if (now - begun[next] < SECOND) {
                lookAgainAt(begun[next] + SECOND);
                return;
            }
            begun[next] = now;
            next = (next + 1) % begun.length;
            TlsLink link = queue.next();
            queue.remove();
            underWay.add(link);
            link.begin();
        }
    }

    private void lookAgainAt(long nanos) {
        if (timer == null) {
            timer = loop.at(nanos, () -> {
                timer = null;
                beginNext();
            });
        }
    }
}
