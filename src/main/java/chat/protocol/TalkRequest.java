package chat.protocol;

import org.jspecify.annotations.Nullable;

/** What is said, and what was said before. */
public sealed interface TalkRequest extends SessionRequest {
    /**
     * Something for everybody in a place. Sent again with the same number until it is acknowledged, it is still said only once.
     *
     * @param n counts up with each message of a device; never used again for another text
     */
    record Say(long n, Place place, TextKind kind, String text) implements TalkRequest {
        public Say {
            SessionBounds.number("n", n, 1);
            SessionBounds.text("text", text);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.say(this);
        }
    }

    /**
     * What was said there before; answered by a page.
     *
     * @param limit the most entries to be sent
     */
    record History(int ref, Place place, Span span, int limit) implements TalkRequest {
        public History {
            SessionBounds.number("ref", ref, 1);
            SessionBounds.number("limit", limit, 1, SessionBounds.ENTRIES_MAX);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.history(this);
        }
    }

    /**
     * Where words were said, newest first; answered by what was found.
     *
     * @param text words, all of which must be there; those between quotes side by side
     * @param place where to look; null = wherever the user may
     * @param by who said it; empty = anybody
     * @param until only what was said before, milliseconds since 1970; 0 = until now
     * @param limit the most hits to be sent
     * @param next where an earlier answer said that it goes on; 0 = from the newest
     */
    record Search(int ref, String text, @Nullable Place place, String by, long until, int limit, long next)
            implements TalkRequest {
        public Search {
            SessionBounds.number("ref", ref, 1);
            SessionBounds.line("text", text, SessionBounds.SEARCH_UNITS_MAX);
            SessionBounds.line("by", by, SessionBounds.NAME_UNITS_MAX);
            SessionBounds.number("until", until, 0);
            SessionBounds.number("limit", limit, 1, SessionBounds.ENTRIES_MAX);
            SessionBounds.number("next", next, 0);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.search(this);
        }
    }

    /** The user has seen all there up to this one. */
    record Read(Place place, long seq) implements TalkRequest {
        public Read {
            SessionBounds.number("seq", seq, 1);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.read(this);
        }
    }
}
