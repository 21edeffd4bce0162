package chat.client;

import chat.client.model.Event;
import chat.client.model.TalkNews;
import chat.client.model.TalkNews.Heard;
import chat.client.model.TalkNews.Speaker;
import chat.protocol.Entry;
import chat.protocol.LinkEvent;
import chat.protocol.Place;
import chat.protocol.RoomName;
import chat.protocol.Tag;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What of a user's session outlives a connection: the name, what was told of the conversations, what was read, our lines. One
 * {@link LiveSession} at a time works on it. Loop thread only.
 */
final class SessionState implements Resume.Ears, Resume.Out {
    private final OwnLines lines;
    private final Consumer<Event> events;
    private final Resume resume;
    private final ReadMarks marks = new ReadMarks();
    private @Nullable LiveSession speaking;
    private String signedInAs;
    private String self = "";
    private String epoch = "";
    private final Set<RoomName> forgotten = new LinkedHashSet<>();
    private final Map<Tag, Heard> elsewhere = new HashMap<>();

    SessionState(String signedInAs, OwnLines lines, Resume.Order order, Consumer<Event> events) {
        this.signedInAs = signedInAs;
        this.lines = lines;
        this.resume = new Resume(this, this, order);
        this.events = events;
    }

    OwnLines lines() {
        return lines;
    }

    Resume resume() {
        return resume;
    }

    ReadMarks marks() {
        return marks;
    }

    /** What the user is called; empty before the first welcome. */
    String self() {
        return self;
    }

    void calledSelf(String name) {
        self = name;
    }

    /** The name under which we sign in: by that one a server knows us and our numbers again, whatever we are called. */
    String signedInAs() {
        return signedInAs;
    }

    /** Another user from now on. */
    void signInAs(String name) {
        signedInAs = name;
        self = "";
    }

    /** A server of this profile has let us in over that connection. */
    void welcomed(LiveSession session, LinkEvent.Welcome welcome) {
        speaking = session;
        self = welcome.you();
        if (!epoch.isEmpty() && !epoch.equals(welcome.epoch())) {
            marks.voided();
            elsewhere.clear();
            forgotten.addAll(resume.rooms());
            resume.voided();
        }
        epoch = welcome.epoch();
    }

    /** Rooms where the user was before the server began anew; to be joined again. */
    Set<RoomName> forgotten() {
        return forgotten;
    }

    void dropped() {
        speaking = null;
        marks.stop();
        resume.dropped();
    }

    /** The user has seen so much, on this client. */
    void read(Place place, long seq) {
        resume.seen(place, seq);
        marks.read(place, seq);
    }

    @Override
    public Heard heard(Entry entry) {
        OwnLine line = lines.delivered(entry.tag());
        if (line != null && speaking != null) {
            speaking.deliveries().delivered(line.n());
        }
        Heard known = line == null ? elsewhere.remove(entry.tag()) : null;
        if (known != null) {
            return known;
        }
        boolean own = line != null || entry.from().equals(self);
        return new Heard(entry, own ? Speaker.OWN : Speaker.OTHER, line == null ? 0 : line.id());
    }

    /** A line that a client of before had left behind has arrived, as its own device was told: it has its place here as well. */
    void delivered(Place place, Heard line) {
        long seq = line.entry().seq();
        elsewhere.put(line.entry().tag(), line);
        if (speaking == null) {
            tell(new TalkNews.Entries(place, TalkNews.Origin.ASKED, seq, seq, List.of(line)));
        } else if (!resume.expects(place, seq)) {
            resume.said(place, line.entry());
        }
    }

    /** The same, but as something that was found and is no acknowledgement. */
    Heard overheard(Entry entry) {
        return new Heard(entry, entry.from().equals(self) ? Speaker.OWN : Speaker.OTHER, 0);
    }

    @Override
    public void tell(TalkNews news) {
        events.accept(new Event.Talk(news));
    }

    @Override
    public void fetch(Fetch fetch) {
        if (speaking != null) {
            speaking.fetch(fetch);
        }
    }
}
