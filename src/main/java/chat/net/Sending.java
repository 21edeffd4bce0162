package chat.net;

import java.io.IOException;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * The sending half of a connection: what is owed is written at the end of a turn, as far as the socket and the turn allow, and whether
 * the peer takes it is known. Loop thread only.
 *
 * <p>Writing happens only in {@link #flush()}. For a member that only listens nothing but this, its {@link Outgoing} and its cursor is
 * touched.
 */
final class Sending {
    private final Connection connection;
    private final EventLoop loop;
    private final ConnectionLimits limits;
    private final Outgoing outgoing = new Outgoing();
    /** The socket, or what encrypts on the way there. */
    private GatheringByteChannel channel;

    private @Nullable TlsLink tls;
    private boolean allowed;
    private boolean full;
    /** It was full, and has not been written everything since. */
    private boolean slow;

    private boolean owedTooMuch;
    private boolean flushWanted;
    private boolean closing;
    /** The next write has more to see to than the cursor. */
    private boolean eventful;

    private long fullSinceNanos;

    /** Nothing is written before {@link #allow}. */
    Sending(Connection connection, EventLoop loop, SocketChannel channel, ConnectionLimits limits) {
        this.connection = connection;
        this.loop = loop;
        this.channel = channel;
        this.limits = limits;
    }

    /** From now on it is written through there. */
    void through(TlsLink link) {
        channel = link;
        tls = link;
    }

    /** The connection stands, and what is owed may be written, or it is over and nothing may be written any more. */
    void allow(boolean so) {
        allowed = so;
    }

    /** What is owed now still goes out, and then the connection is told. */
    void close() {
        closing = true;
        outgoing.stop();
        eventful = true;
        wantFlush();
    }

    /** Sends a frame to this peer alone, behind all that it is owed now. */
    void send(byte[] frame) {
        outgoing.send(frame);
        connection.countMemory();
        wantFlush();
        if (outgoing.directBytes() > limits.owedBytesMax()) {
            connection.abort("slow_reader", null);
        } else if (outgoing.directBytes() > limits.owedBytesMax() / 2) {
            owedTooMuch = true;
            eventful = true;
            connection.updateInterest();
        }
        if (!slow && outgoing.directBytes() > limits.owedBytesMax() / 4) {
            loop.headroom().close();
        }
    }

    /** So much is owed to this peer alone that nothing more should be read from it. */
    boolean owedTooMuch() {
        return owedTooMuch;
    }

    /** The socket took less than it was offered, and has not said yet that it takes more. */
    boolean full() {
        return full;
    }

    /** The peer has taken all that it was offered since it last had everything: what it lacks we have not written yet. */
    boolean keepsUp() {
        return !slow;
    }

    /** It keeps up, and lacks much. */
    boolean weLag() {
        return !slow && outgoing.weLag();
    }

    /** The socket did not take all of what was no frame, such as an answer of TLS itself. */
    void heldBack() {
        if (!full) {
            isFull();
        }
    }

    /** Nothing is owed, and all of it is with the socket. */
    boolean drained() {
        return outgoing.empty() && (tls == null || !tls.holdsBack());
    }

    /** The socket takes more. */
    void writable() {
        full = false;
        wantFlush();
    }

    /** The peer has taken nothing for longer than the limits give it. */
    boolean stalled(long now) {
        return full && limits.stallNanosMax() > 0 && now - fullSinceNanos > limits.stallNanosMax();
    }

    Outgoing outgoing() {
        return outgoing;
    }

    void wantFlush() {
        if (!flushWanted) {
            flushWanted = true;
            loop.endOfTurn().flush(this);
        }
    }

    void flushNow() {
        flushWanted = false;
        if (flush()) {
            outgoing.caughtUp();
        }
    }

    /** Writes what is owed as far as the socket and the turn allow; true when nothing is owed. */
    boolean flush() {
        if (full || !allowed) {
            return outgoing.empty();
        }
        boolean stuck;
        try {
            if (tls == null || tls.sendHeld()) {
                loop.endOfTurn()
                        .hasWritten(outgoing.write(
                                channel, limits.writeBytesMax(), loop.intake().scratch()));
            }
            stuck = outgoing.channelFull() || (tls != null && tls.holdsBack());
        } catch (IOException e) {
            connection.abort("reset", e);
            return false;
        } catch (Throwable e) {
            connection.failed(e);
            return false;
        }
        if (stuck) {
            isFull();
            return false;
        }
        if (!eventful && outgoing.settled()) {
            return true; // one who only listens: nothing has changed but its cursor
        }
        boolean empty = outgoing.empty();
        slow &= !empty;
        if (!empty) {
            wantFlush();
        }
        afterWrite();
        return empty;
    }

    private void isFull() {
        full = true;
        slow = true;
        eventful = true;
        fullSinceNanos = loop.nanos();
        connection.countMemory();
        connection.deadlines().watch();
        connection.updateInterest();
    }

    private void afterWrite() {
        connection.countMemory();
        if (outgoing.takeDirectWritten()) {
            loop.endOfTurn().flushed(connection);
        }
        outgoing.takeStopped().forEach(loop.endOfTurn()::departed);
        owedTooMuch &= outgoing.directBytes() > limits.owedBytesMax() / 2;
        eventful = owedTooMuch || closing || slow;
        if (closing && outgoing.empty()) {
            loop.endOfTurn().closing(connection);
        }
        connection.updateInterest();
    }

    /** Nothing is owed any more, written or not. */
    void abandon() {
        outgoing.abandon().forEach(cursor -> cursor.feed().remove(cursor));
    }
}
