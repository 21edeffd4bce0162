package chat.server;

import java.util.Arrays;

/** What all clients of a run have been sent, as a number that two runs share only if they got the same bytes in the same turns. */
final class SimTrace {
    private long value = 17;
    private long news;

    void heard(int client, byte[] bytes) {
        if (bytes.length > 0) {
            value = (value * 31 + client) * 31 + Arrays.hashCode(bytes);
        }
    }

    /** A body came that is more than a sign of life. */
    void news() {
        news++;
    }

    long value() {
        return value;
    }

    /** How many such bodies came. */
    long newsCount() {
        return news;
    }
}
