package chat.net;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What one turn takes in from all sockets together: the one buffer that they are read into, the turn's share of bytes, and who was cut
 * off by it. Loop thread only.
 */
final class Intake {
    /** Read from all sockets in one turn before it comes to writing, bytes: what bounds the length of a turn. */
    static final int TURN_READ_BYTES_MAX = 64 * 1024;

    private static final int LEAST_BYTES = 2 * 1024;
    private static final int STAGING_BYTES = 64 * 1024;

    private final ByteBuffer staging = ByteBuffer.allocateDirect(STAGING_BYTES);
    private List<Connection> deferred = new ArrayList<>();
    private List<Connection> reading = new ArrayList<>();
    private int left;
    private boolean closed;
    private long bytes;

    /** A turn begins that may read so much. */
    void begin(int bytesMax) {
        left = bytesMax;
        closed = bytesMax == 0;
    }

    /** How much may be read now by one who would read {@code wanted}; 0 when the turn's share is used up. */
    int allowance(int wanted) {
        return Math.min(Math.min(wanted, STAGING_BYTES), left);
    }

    /** What even then may be read by one who has had nothing in this turn: a message's worth, so that the loud delay only the loud. */
    int least(int wanted) {
        return closed ? 0 : Math.min(wanted, LEAST_BYTES);
    }

    void hasRead(int count) {
        left = Math.max(0, left - count);
        bytes += count;
    }

    /** The buffer for reading, empty, with room for {@code size}. */
    ByteBuffer staging(int size) {
        return staging.clear().limit(size);
    }

    /** The same buffer for putting together what is written: by then nobody reads. */
    ByteBuffer scratch() {
        return staging;
    }

    void defer(Connection connection) {
        deferred.add(connection);
    }

    /** Whether somebody was cut off and waits to be read. */
    boolean pending() {
        return !deferred.isEmpty();
    }

    /** Those whom the last turn's bound cut off come first now, so that nobody starves behind a loud neighbour. */
    void readDeferred() {
        if (left == 0) {
            return; // still writing what the last turns have read
        }
        List<Connection> batch = deferred;
        deferred = reading;
        reading = batch;
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).read();
        }
        batch.clear();
    }

    /** Read from the very first on. */
    long bytes() {
        return bytes;
    }
}
