package chat.bench;

import java.util.concurrent.TimeUnit;

/**
 * An open loop: message i is due at a time that was fixed at the start, from the senders in turn, whatever became of those before. Its
 * latency counts from when it was due, so that a server, or this program, that stalls has all that came due meanwhile against it.
 */
final class Paced implements Pace {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** A wait may end so much late; the rest of the way to the next message is spent looking, not sleeping. */
    private static final long OVERSLEEP_NANOS = 200_000;

    private final Crowd crowd;
    private final long startNanos;
    private final int perSecond;
    private final int senders;
    private long sent;

    Paced(Crowd crowd, long startNanos) {
        this.crowd = crowd;
        this.startNanos = startNanos;
        this.perSecond = crowd.settings().load().messagesPerSecond();
        this.senders = crowd.settings().senders();
    }

    @Override
    public void send() {
        long now = crowd.nanos();
        while (dueNanos(sent) - now <= 0) {
            int sender = (int) (sent % senders);
            if (crowd.member(sender).ear().mayStillSend() <= 0) {
                return; // and its latency counts from when it was due
            }
            crowd.member(sender).send(crowd.dialect().frames(sender, (int) (sent / senders), 1));
            sent++;
        }
    }

    @Override
    public long waitMillis() {
        long nanos = dueNanos(sent) - crowd.nanos() - OVERSLEEP_NANOS;
        return Math.max(0, Math.min(WAIT_MILLIS_MAX, TimeUnit.NANOSECONDS.toMillis(nanos)));
    }

    @Override
    public long dueNanos(int sender, int number) {
        return dueNanos((long) number * senders + sender);
    }

    @Override
    public int sent(int sender) {
        return (int) ((sent - sender + senders - 1) / senders);
    }

    @Override
    public long sentInAll() {
        return sent;
    }

    private long dueNanos(long message) {
        return startNanos + message / perSecond * SECOND + message % perSecond * SECOND / perSecond;
    }
}
