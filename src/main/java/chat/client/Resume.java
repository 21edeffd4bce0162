package chat.client;

import chat.client.model.TalkNews;
import chat.client.model.TalkNews.Entries;
import chat.client.model.TalkNews.Heard;
import chat.client.model.TalkNews.Origin;
import chat.protocol.Entry;
import chat.protocol.Place;
import chat.protocol.RoomEvent;
import chat.protocol.RoomName;
import chat.protocol.TalkEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings order into what a server of the session profile says in all of a user's conversations: whether it comes live or has to be
 * fetched, it goes to the model once. Outlives connections. Pure: it sends nothing and knows no time.
 */
final class Resume {
    /** Of what was missed so much is fetched first: a screen, and some. */
    static final int SCREEN_ENTRIES = 50;

    static final int PAGE_ENTRIES = 200;

    /** Of a longer absence only so many are fetched by themselves; the rest when somebody scrolls there. */
    static final int FETCHED_MAX = 20_000;

    private final Ears ears;
    private final Out out;
    private final Order order;
    private final Map<Place, Conversation> conversations = new LinkedHashMap<>();

    /** How our side hears an entry: whether it is ours. Asked whenever one comes, also when it came before. */
    interface Ears {
        Heard heard(Entry entry);

        default List<Heard> heard(List<Entry> entries) {
            return entries.stream().map(this::heard).toList();
        }
    }

    /** Where it all goes to. */
    interface Out {
        void tell(TalkNews news);

        void fetch(Fetch fetch);
    }

    /** What of that which is missing is wanted first. */
    enum Order {
        /** The newest for the screen, then from the oldest on. */
        NEWEST_FIRST,
        /** All from the oldest on. */
        OLDEST_FIRST
    }

    Resume(Ears ears, Out out, Order order) {
        this.ears = ears;
        this.out = out;
        this.order = order;
    }

    /** The server counts anew. */
    void voided() {
        conversations.clear();
        out.tell(new TalkNews.Voided());
    }

    /** The rooms where the user was when it was last heard of. */
    List<RoomName> rooms() {
        List<RoomName> rooms = new ArrayList<>();
        for (Place place : conversations.keySet()) {
            if (place instanceof Place.InRoom in) {
                rooms.add(in.room());
            }
        }
        return rooms;
    }

    void opened(RoomEvent.Opened opened) {
        Conversation known = conversations.get(opened.place());
        if (known != null) {
            known.reopened(opened);
        } else {
            make(opened.place(), opened.last()).opened(opened);
        }
    }

    /** All conversations that there are have been opened. */
    void ready() {
        for (Conversation conversation : List.copyOf(conversations.values())) {
            if (conversation.open()) {
                continue;
            }
            if (conversation.place() instanceof Place.InRoom in) {
                closed(in, "You are not in #" + in.room() + " any more.");
            } else {
                // Opened were those with something unread; in this one something of our own may have been said
                // elsewhere.
                conversation.missedPerhaps();
            }
        }
    }

    /** The user is not in it any more. */
    void closed(Place place, String why) {
        if (conversations.remove(place) != null) {
            out.tell(new TalkNews.Closed(place, why));
        }
    }

    void said(Place place, Entry entry) {
        conversation(place, entry.seq() - 1).said(entry);
    }

    /** Whether that entry is still to come by itself. */
    boolean expects(Place place, long seq) {
        Conversation conversation = conversations.get(place);
        return conversation != null && conversation.expects(seq);
    }

    /** The server skipped all up to this one for us. */
    void gap(TalkEvent.Gap gap) {
        conversation(gap.place(), gap.last()).missed(gap.last());
    }

    /** The model says that the user has seen so much. */
    void seen(Place place, long seq) {
        Conversation conversation = conversations.get(place);
        if (conversation != null) {
            conversation.seen(seq);
        }
    }

    /** The user has seen so much elsewhere. */
    void read(Place place, long seq) {
        Conversation conversation = conversations.get(place);
        if (conversation != null) {
            conversation.read(seq);
        }
    }

    /** A partner in private is called otherwise from now on. */
    void renamed(String was, String name) {
        Conversation old = conversations.remove(new Place.With(was));
        if (old != null) {
            Place there = new Place.With(name);
            conversations.put(there, old.movedTo(there));
        }
    }

    /** The page of a fetch. */
    void fetched(Fetch fetch, TalkEvent.Page page) {
        if (current(fetch)) {
            fetch.conversation().fetched(fetch, page);
        }
    }

    void refused(Fetch fetch) {
        if (current(fetch)) {
            fetch.conversation().refused();
        }
    }

    /** A page that the model asked for, as it is told. */
    Entries asked(Place place, TalkEvent.Page page) {
        Conversation conversation = conversations.get(place);
        return conversation != null
                ? conversation.asked(page)
                : new Entries(place, Origin.ASKED, page.first(), page.last(), ears.heard(page.entries()));
    }

    /** The user looked for the private conversation with somebody: this is its newest page. */
    void found(Place place, TalkEvent.Page page) {
        Conversation known = conversations.get(place);
        (known != null ? known : make(place, page.last())).found(page);
    }

    /** The connection is gone. */
    void dropped() {
        conversations.values().forEach(Conversation::dropped);
    }

    /** The one there; if there is none it begins now, behind {@code end}. */
    private Conversation conversation(Place place, long end) {
        Conversation known = conversations.get(place);
        if (known != null) {
            return known;
        }
        Conversation made = make(place, end);
        made.begun();
        return made;
    }

    private Conversation make(Place place, long end) {
        Conversation made = new Conversation(place, end, ears, out, order);
        conversations.put(place, made);
        return made;
    }

    /** Whether nobody has closed, voided or renamed meanwhile. */
    private boolean current(Fetch fetch) {
        return conversations.get(fetch.conversation().place()) == fetch.conversation();
    }
}
