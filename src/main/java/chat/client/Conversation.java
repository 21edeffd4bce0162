package chat.client;

import chat.client.Holes.Range;
import chat.client.model.TalkNews;
import chat.client.model.TalkNews.Entries;
import chat.client.model.TalkNews.Filling;
import chat.client.model.TalkNews.Heard;
import chat.client.model.TalkNews.Hole;
import chat.client.model.TalkNews.Origin;
import chat.client.model.TalkNews.Speaker;
import chat.protocol.Entry;
import chat.protocol.Place;
import chat.protocol.RoomEvent;
import chat.protocol.Span;
import chat.protocol.TalkEvent;
import java.util.List;

/**
 * How far one conversation was told, and what of it is missing: told is all from {@code front} to {@code end} but for the holes, and perhaps
 * more in front of it that the model asked for. Fetches what is missing, one page at a time: first the newest for the screen, then from
 * the oldest on. Outlives connections. Pure, like {@link Resume}, which owns it.
 */
final class Conversation {
    private final Place place;
    private final Resume.Ears ears;
    private final Resume.Out out;
    private final Resume.Order order;

    /** Missing, and being fetched by itself. */
    private final Holes coming = new Holes();

    private String topic = "";
    private int members;
    private long first = 1;
    private long read;
    private long front;
    private long end;
    private boolean screenFirst;
    private boolean fetching;
    private boolean open = true;

    /** One of which nothing was told, that goes on live behind {@code end}. */
    Conversation(Place place, long end, Resume.Ears ears, Resume.Out out, Resume.Order order) {
        this.place = place;
        this.end = end;
        this.front = end + 1;
        this.ears = ears;
        this.out = out;
        this.order = order;
    }

    Place place() {
        return place;
    }

    /** Whether it was opened on this connection. */
    boolean open() {
        return open;
    }

    /** The server opens it for the first time. */
    void opened(RoomEvent.Opened opened) {
        take(opened);
        tellOpened();
        wantNewest();
    }

    /** The server opens it again: what was said meanwhile is missing. */
    void reopened(RoomEvent.Opened opened) {
        take(opened);
        open = true;
        out.tell(new TalkNews.Opened(place, topic, opened.first(), opened.last(), read, members));
        never(1, opened.first() - 1);
        missed(opened.last());
    }

    /** It begins with something that is said now. */
    void begun() {
        read = end;
        tellOpened();
        wantNewest();
    }

    boolean expects(long seq) {
        return open && seq > end;
    }

    void said(Entry entry) {
        if (entry.seq() <= end) {
            saidBefore(entry);
            return;
        }
        missed(entry.seq() - 1);
        end = entry.seq();
        Heard heard = ears.heard(entry);
        out.tell(new Entries(place, Origin.LIVE, entry.seq(), entry.seq(), List.of(heard)));
        if (heard.speaker() == Speaker.OWN) {
            read(entry.seq());
        }
    }

    void read(long seq) {
        if (seq > read) {
            seen(seq);
            out.tell(new TalkNews.ReadTo(place, seq));
        }
    }

    void seen(long seq) {
        read = Math.max(read, seq);
    }

    /** All up to {@code last} was said and did not come: it is fetched, unless it is too much. */
    void missed(long last) {
        lacks(last);
        fetchNext();
    }

    /** Perhaps more was said than was told: asks for what is behind the end. */
    void missedPerhaps() {
        open = true;
        fetching = true;
        out.fetch(Fetch.behind(this, end));
    }

    void fetched(Fetch fetch, TalkEvent.Page page) {
        fetching = false;
        Range wanted = fetch.wanted();
        if (wanted == null) {
            fetchedBehind(page);
        } else {
            fill(page);
            if (page.last() < wanted.first() || page.first() > wanted.last()) {
                never(wanted.first(), wanted.last()); // not a single one of them is kept
            } else if (fetch.span().edge() == Span.Edge.AFTER) {
                never(wanted.first(), page.first() - 1);
            } else {
                never(page.last() + 1, wanted.last());
                never(1, page.more() ? 0 : page.first() - 1);
            }
        }
        fetchNext();
    }

    /** That page cannot be had: what is missing stays so until somebody asks. */
    void refused() {
        fetching = false;
        while (!coming.isEmpty()) {
            Range range = coming.newest();
            coming.cut(range.first(), range.last());
            hole(range.first(), range.last(), Filling.ON_REQUEST);
        }
    }

    /** A page that the model asked for, as it is told. */
    Entries asked(TalkEvent.Page page) {
        if (page.last() > 0) {
            coming.cut(page.first(), page.last());
            front = page.last() >= front - 1 ? Math.min(front, page.first()) : front;
        }
        return new Entries(place, Origin.ASKED, page.first(), page.last(), ears.heard(page.entries()));
    }

    /** The user looked for it: this is its newest page. */
    void found(TalkEvent.Page page) {
        first = page.more() || page.first() == 0 ? first : page.first();
        read = front > end
                ? end
                : read; // nothing was told: the server would have opened it if there were something unread
        tellOpened();
        if (page.last() > 0) {
            lacks(page.last());
            out.tell(asked(page));
        }
        fetchNext();
    }

    /** The same talk under its partner's new name. */
    Conversation movedTo(Place there) {
        Conversation moved = new Conversation(there, end, ears, out, order);
        moved.front = front;
        moved.read = read;
        moved.open = open;
        coming.cut(1, end).forEach(range -> moved.want(range.first(), range.last()));
        moved.fetchNext();
        return moved;
    }

    /** The connection is gone, and with it all that was asked for. */
    void dropped() {
        fetching = false;
        open = false;
    }

    private void take(RoomEvent.Opened opened) {
        topic = opened.topic();
        members = opened.members();
        first = opened.first();
        read = Math.max(read, opened.read());
    }

    private void tellOpened() {
        out.tell(new TalkNews.Opened(place, topic, Math.min(first, end + 1), end, read, members));
    }

    /** Nothing was told yet: a screen of the newest is wanted, and what is unread as far as a page goes. */
    private void wantNewest() {
        long unread = end - read + Resume.SCREEN_ENTRIES / 2;
        long wanted = Math.max(Resume.SCREEN_ENTRIES, Math.min(unread, Resume.PAGE_ENTRIES));
        want(Math.max(first, end - wanted + 1), end);
        fetchNext();
    }

    private void want(long from, long to) {
        if (from <= to) {
            coming.add(new Range(from, to));
            screenFirst = order == Resume.Order.NEWEST_FIRST;
        }
    }

    private void lacks(long last) {
        long from = end + 1;
        if (last >= from) {
            end = last;
            long kept = Math.max(from, Math.min(first, last + 1));
            long fetched = Math.max(kept, last - Resume.FETCHED_MAX + 1);
            hole(from, kept - 1, Filling.NEVER);
            hole(kept, fetched - 1, Filling.ON_REQUEST);
            hole(fetched, last, Filling.COMING);
            want(fetched, last);
        }
    }

    /** The server keeps nothing of this. */
    private void never(long from, long to) {
        if (from <= to) {
            coming.cut(from, to).forEach(range -> hole(range.first(), range.last(), Filling.NEVER));
        }
    }

    /** In front of the first that was told nothing is a hole: there is just nothing yet. */
    private void hole(long from, long to, Filling filling) {
        if (from <= to && to >= front) {
            out.tell(new Hole(place, from, to, filling));
        }
    }

    /** A line that was said again and is answered with its old place, or a page that came before it. */
    private void saidBefore(Entry entry) {
        long seq = entry.seq();
        Heard heard = ears.heard(entry);
        boolean missing = !coming.cut(seq, seq).isEmpty();
        if (missing || seq < front) {
            if (seq < front - 1) {
                out.tell(new Hole(place, seq + 1, front - 1, missing ? Filling.COMING : Filling.ON_REQUEST));
            }
            front = Math.min(front, seq);
            out.tell(new Entries(place, Origin.REPLAY, seq, seq, List.of(heard)));
        } else if (heard.id() != 0) {
            out.tell(new Entries(place, Origin.ASKED, seq, seq, List.of(heard)));
        }
    }

    private void fill(TalkEvent.Page page) {
        if (page.last() == 0) {
            return;
        }
        for (Range range : coming.cut(page.first(), page.last())) {
            List<Entry> inside = page.entries().stream().filter(range::contains).toList();
            front = Math.min(front, range.first());
            out.tell(new Entries(place, Origin.REPLAY, range.first(), range.last(), ears.heard(inside)));
        }
    }

    private void fetchedBehind(TalkEvent.Page page) {
        if (page.last() > end) {
            lacks(page.last());
            never(1, page.first() - 1);
            fill(page);
            if (page.more()) {
                missedPerhaps();
            }
        }
    }

    private void fetchNext() {
        if (fetching || coming.isEmpty()) {
            return;
        }
        fetching = true;
        Fetch next = screenFirst ? Fetch.newest(this, coming.newest()) : Fetch.oldest(this, coming.oldest());
        screenFirst = false;
        out.fetch(next);
    }
}
