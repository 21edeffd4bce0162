package chat.hub;

import chat.protocol.LinkEvent;
import chat.protocol.Place;
import chat.protocol.Profile;
import chat.protocol.RoomName;
import chat.protocol.TalkEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One room: who is in it, what it is about, how far it has come. Owned by the {@link Hub} and its thread. What was said is not kept
 * here, but for the few lines that are replayed to legacy members.
 */
public final class Room implements Venue {
    private final RoomName name;
    private final Place.InRoom place;
    private final Map<Profile, Integer> hearers = new EnumMap<>(Map.of(Profile.LEGACY, 0, Profile.SESSION, 0));
    private final Deque<TalkEvent.Said> tail = new ArrayDeque<>(0);

    final Roster roster = new Roster();
    final RosterDeltas deltas = new RosterDeltas(this);
    final ListPace lists = new ListPace();

    private String topic;
    private long first;
    private long last;
    private long usedMillis;

    Room(RoomName name, RoomFacts facts) {
        this.name = name;
        this.place = new Place.InRoom(name);
        this.topic = facts.topic();
        this.first = facts.firstSeq();
        this.last = facts.lastSeq();
        this.usedMillis = facts.usedMillis();
    }

    public RoomName name() {
        return name;
    }

    /** How many clients of that profile hear what is published here. */
    public int hearers(Profile profile) {
        return hearers.getOrDefault(profile, 0);
    }

    /** How many clients hear what is published here. */
    @Override
    public int hearers() {
        return hearers(Profile.LEGACY) + hearers(Profile.SESSION);
    }

    /** How many users are in it. */
    public int size() {
        return roster.size();
    }

    /** The last place that was published, 0 = nothing ever was. */
    @Override
    public long last() {
        return last;
    }

    @Override
    public long first() {
        return first;
    }

    @Override
    public String logName() {
        return name.value();
    }

    Place.InRoom place() {
        return place;
    }

    @Override
    public LinkEvent.@Nullable Refused why() {
        return null;
    }

    @Override
    public Place seenBy(User user) {
        return place;
    }

    String topic() {
        return topic;
    }

    void topic(String to) {
        topic = to;
    }

    /** When something was last said here, or when it was made, ms since 1970. */
    long usedMillis() {
        return usedMillis;
    }

    /** Whether anything speaks for keeping it: a topic, or something that was ever said. */
    boolean everUsed() {
        return last > 0 || !topic.isEmpty();
    }

    /** What the history knows now; what was published meanwhile counts more. */
    void learn(RoomFacts facts) {
        first = Math.max(first, facts.firstSeq());
        last = Math.max(last, facts.lastSeq());
        usedMillis = Math.max(usedMillis, facts.usedMillis());
    }

    void said(TalkEvent.Said what, int tailMax) {
        last = what.entry().seq();
        usedMillis = Math.max(usedMillis, what.entry().at());
        if (tailMax > 0) {
            tail.addLast(what);
            if (tail.size() > tailMax) {
                tail.removeFirst();
            }
        }
    }

    /** Lines that were said before the server started. */
    void remember(List<LogEntry> before, int tailMax) {
        before.forEach(kept -> tail.addLast(new TalkEvent.Said(place, Entries.of(kept))));
        while (tail.size() > tailMax) {
            tail.removeFirst();
        }
    }

    /** The last lines, the oldest first. */
    List<TalkEvent.Said> tail() {
        return List.copyOf(tail);
    }

    void entered(Session session) {
        hearers.merge(session.profile(), 1, Integer::sum);
    }

    void left(Session session) {
        hearers.merge(session.profile(), -1, Integer::sum);
    }

    @Override
    public <R> R accept(Receiver<R> to) {
        return to.room(this);
    }

    @Override
    public String toString() {
        return name.value();
    }
}
