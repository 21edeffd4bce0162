package chat.hub;

import chat.protocol.Place;
import chat.protocol.TalkEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How far each user has read. True at once for the user's other clients; written down a moment later, so that a screen that scrolls
 * is one write.
 */
final class ReadPositions {
    private static final long WRITE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final House house;
    private final Map<Mark, Long> unwritten = new LinkedHashMap<>();

    private record Mark(String user, String place) {}

    ReadPositions(House house) {
        this.house = house;
    }

    /** The last place that the user has read there, 0 = none. */
    long of(User user, Venue venue) {
        return Math.min(user.read.getOrDefault(venue.logName(), 0L), venue.last());
    }

    /** One of the user's clients has shown all up to that place; the others are told. */
    void read(Session by, Venue venue, Place place, long seq) {
        User user = by.owner();
        long until = Math.min(seq, venue.last());
        if (until > of(user, venue)) {
            mark(user, venue, until);
            house.out.sendEach(user.clientsBut(by), new TalkEvent.Read(place, until));
        }
    }

    /** The user has said that; one's own lines are read when they are said. */
    void own(User user, Venue venue, long seq) {
        mark(user, venue, seq);
    }

    /** The conversation is one of the user's from now on, though nothing was read there. */
    void note(User user, Venue venue) {
        writeLater();
        unwritten.putIfAbsent(new Mark(user.key(), venue.logName()), 0L);
    }

    private void mark(User user, Venue venue, long seq) {
        user.read.merge(venue.logName(), seq, Math::max);
        writeLater();
        unwritten.merge(new Mark(user.key(), venue.logName()), seq, Math::max);
    }

    private void writeLater() {
        if (unwritten.isEmpty()) {
            house.deadlines.at(house.time.nanos() + WRITE_NANOS, this::write);
        }
    }

    /** The user may come back under the name of now: what was read in rooms is known then, too. */
    void renamed(User user) {
        user.read.forEach((place, seq) -> {
            if (!Conversation.isOne(place)) {
                writeLater();
                unwritten.merge(new Mark(user.keyOfName(), place), seq, Math::max);
            }
        });
    }

    /** Hands over what is not written yet. */
    void write() {
        unwritten.forEach((mark, seq) -> house.log.markRead(new ReadMark(mark.user(), mark.place(), seq), any -> {}));
        unwritten.clear();
    }

    /** What is asked for when the user comes back must be written by then. */
    void goes(User user) {
        if (!user.legacy()) {
            write();
        }
    }
}
