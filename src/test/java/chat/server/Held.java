package chat.server;

import java.util.TreeSet;

/** Which lines of a room a client holds: all from where it began up to one place, and some beyond. */
final class Held {
    private final TreeSet<Long> beyond = new TreeSet<>();
    private long upTo;

    /**
     * @param from what lies up to there is not wanted
     */
    Held(long from) {
        this.upTo = from;
    }

    void add(long seq) {
        if (seq > upTo) {
            beyond.add(seq);
            while (beyond.remove(upTo + 1)) {
                upTo++;
            }
        }
    }

    /** Up to there nothing is missing. */
    long upTo() {
        return upTo;
    }
}
