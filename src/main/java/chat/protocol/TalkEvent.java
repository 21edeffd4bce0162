package chat.protocol;

import java.util.List;

/** What is said, and what was said before. */
public sealed interface TalkEvent extends SessionEvent {
    /** Somebody said something: the same bytes for everybody there, the sender included. */
    record Said(Place place, Entry entry) implements TalkEvent {
        /** The place as this user knows it: in a private conversation the other one. */
        public Place seenBy(String you) {
            return place instanceof Place.With && !entry.from().equals(you) ? new Place.With(entry.from()) : place;
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.said(this);
        }
    }

    /**
     * The client was too slow for all that was said: what it has not got up to this one it may fetch, and then it goes on with the
     * next.
     */
    record Gap(Place place, long last) implements TalkEvent {
        public Gap {
            SessionBounds.number("last", last, 1);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.gap(this);
        }
    }

    /**
     * What was said there before, in order.
     *
     * @param first the first seq that this page speaks of, whether anything of it is left or not; 0 with {@code last} 0 = of none
     * @param last the last one
     * @param more whether there is more beyond, in the direction that was asked for
     */
    record Page(int ref, Place place, long first, long last, boolean more, List<Entry> entries) implements TalkEvent {
        public Page {
            SessionBounds.number("ref", ref, 1);
            SessionBounds.number("first", first, 0);
            SessionBounds.number("last", last, first);
            entries = SessionBounds.list("entries", entries, SessionBounds.ENTRIES_MAX);
            long before = first - 1;
            for (Entry entry : entries) {
                if (entry.seq() <= before || entry.seq() > last) {
                    throw new IllegalArgumentException("The field entries is not in order between first and last.");
                }
                before = entry.seq();
            }
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.page(this);
        }
    }

    /**
     * Where the words were said, newest first.
     *
     * @param next to be asked for what comes behind these; 0 = nothing does
     */
    record Found(int ref, List<Said> hits, long next) implements TalkEvent {
        public Found {
            SessionBounds.number("ref", ref, 1);
            hits = SessionBounds.list("hits", hits, SessionBounds.ENTRIES_MAX);
            SessionBounds.number("next", next, 0);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.found(this);
        }
    }

    /** The user has seen all there up to this one, says one of the user's clients. */
    record Read(Place place, long seq) implements TalkEvent {
        public Read {
            SessionBounds.number("seq", seq, 1);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.read(this);
        }
    }
}
