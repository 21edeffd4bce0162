package chat.net;

import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What all connections together hold of our memory: unfinished frames that came in, and frames for one peer alone that it has not
 * taken. Each connection's share is bounded by itself, but ten thousand times that bound is more than a small heap. Loop thread only.
 *
 * <p>Past the bound those who hold most are closed until three quarters are left: one who reads and writes at an ordinary pace holds
 * nothing, so it is never one of them while there is anybody else. A feed's memory is not counted here; it has a bound of its own.
 */
final class MemoryBudget {
    private long bytesMax = Long.MAX_VALUE;
    private long bytes;

    void bytesMax(long max) {
        bytesMax = max;
    }

    long bytes() {
        return bytes;
    }

    /** Somebody holds so many bytes more, or fewer. */
    void change(long by) {
        bytes += by;
    }

    /** Closes those who hold most if all together hold too much. */
    void enforce(Poll poll) {
        if (bytes <= bytesMax) {
            return;
        }
        List<Connection> holders = new ArrayList<>();
        for (SelectionKey key : poll.keys()) {
            if (key.attachment() instanceof Connection connection && connection.memoryBytes() > 0) {
                holders.add(connection);
            }
        }
        holders.sort(Comparator.comparingLong(Connection::memoryBytes).reversed());
        long left = bytes;
        for (int i = 0; i < holders.size() && left > bytesMax / 4 * 3; i++) {
            left -= holders.get(i).memoryBytes();
            holders.get(i).abort("memory_full", null);
        }
    }
}
