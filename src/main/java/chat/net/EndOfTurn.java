package chat.net;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * What a turn of the loop leaves for its end, in the order in which the end does it: write to those who lag, close those who
 * hold too much memory, take cursors off their feeds, tell who has written all, close. Loop thread only.
 *
 * <p>What is asked for while the end is under way waits for the next turn, except closing, which goes on until nobody is left.
 */
final class EndOfTurn {
    /**
     * Written to the members of feeds in one turn, bytes; the rest of them come first in the next. About 10 ms of the kernel's copying:
     * a list of 5,000 names to its 5,000 members would take twenty times that in one go.
     */
    static final int TURN_WRITE_BYTES_MAX = 32 * 1024 * 1024;

    private final EventLoop loop;
    private List<Feed> feedsToFlush = new ArrayList<>();
    private List<Feed> feedsFlushing = new ArrayList<>();
    private List<Sending> toFlush = new ArrayList<>();
    private List<Sending> flushing = new ArrayList<>();
    private final List<Cursor> departed = new ArrayList<>();
    private final List<Connection> flushed = new ArrayList<>();
    private final ArrayDeque<Connection> closing = new ArrayDeque<>();
    private final ArrayDeque<Connection> doomed = new ArrayDeque<>();
    private long writeLeft;
    private long bytesWritten;

    EndOfTurn(EventLoop loop) {
        this.loop = loop;
    }

    /** Something was appended to the feed. */
    void flush(Feed feed) {
        feedsToFlush.add(feed);
    }

    /** The connection has something of its own to write, or may go on writing. */
    void flush(Sending sending) {
        toFlush.add(sending);
    }

    /** The cursor's last bytes are out. */
    void departed(Cursor cursor) {
        departed.add(cursor);
    }

    /** All frames for this peer alone are out. */
    void flushed(Connection connection) {
        flushed.add(connection);
    }

    /** The connection closes when what it owes is out. */
    void closing(Connection connection) {
        closing.add(connection);
    }

    /** The connection closes now. */
    void doomed(Connection connection) {
        doomed.add(connection);
    }

    /** Whether there is something to do, so that the loop must not wait. */
    boolean pending() {
        return !toFlush.isEmpty() || !feedsToFlush.isEmpty() || !closing.isEmpty() || !doomed.isEmpty();
    }

    void hasWritten(int bytes) {
        writeLeft -= bytes;
        bytesWritten += bytes;
    }

    /** Written from the very first on. */
    long bytesWritten() {
        return bytesWritten;
    }

    /** Whether this turn has written its share. */
    boolean writtenEnough() {
        return writeLeft <= 0;
    }

    void run() {
        write();
        loop.memory().enforce(loop.poll());
        for (int i = 0; i < departed.size(); i++) {
            departed.get(i).feed().remove(departed.get(i));
        }
        departed.clear();
        for (int i = 0; i < flushed.size(); i++) {
            flushed.get(i).tellFlushed();
        }
        flushed.clear();
        for (int left = closing.size(); left > 0; left--) {
            closing.remove().endClosing();
        }
        for (Connection connection = doomed.poll(); connection != null; connection = doomed.poll()) {
            connection.dispose();
        }
    }

    private void write() {
        writeLeft = TURN_WRITE_BYTES_MAX;
        List<Feed> feeds = feedsToFlush;
        feedsToFlush = feedsFlushing;
        feedsFlushing = feeds;
        List<Sending> senders = toFlush;
        toFlush = flushing;
        flushing = senders;
        for (int i = 0; i < feeds.size(); i++) {
            feeds.get(i).flush();
        }
        feeds.clear();
        for (int i = 0; i < senders.size(); i++) {
            senders.get(i).flushNow();
        }
        senders.clear();
        loop.headroom().turnEnds(weLag());
    }

    /** Whether somebody could have been written more and lacks much: nothing should be read then that would be appended to it. */
    private boolean weLag() {
        boolean lag = !feedsToFlush.isEmpty();
        for (int i = 0; i < toFlush.size() && !lag; i++) {
            lag = toFlush.get(i).weLag();
        }
        return lag;
    }
}
