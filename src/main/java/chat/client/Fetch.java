package chat.client;

import chat.client.Holes.Range;
import chat.protocol.Span;
import org.jspecify.annotations.Nullable;

/**
 * A page to be asked for.
 *
 * @param wanted what of it is missing; null: all that is there
 */
record Fetch(
        Conversation conversation,
        Span span,
        int limit,
        @Nullable Range wanted) {
    /** The upper end of that range, a screen of it. */
    static Fetch newest(Conversation conversation, Range range) {
        long limit = Math.min(Resume.SCREEN_ENTRIES, range.size());
        Range wanted = new Range(range.last() - limit + 1, range.last());
        return new Fetch(conversation, new Span(Span.Edge.BEFORE, range.last() + 1), (int) limit, wanted);
    }

    /** The lower end of that range, a page of it. */
    static Fetch oldest(Conversation conversation, Range range) {
        long limit = Math.min(Resume.PAGE_ENTRIES, range.size());
        Range wanted = new Range(range.first(), range.first() + limit - 1);
        return new Fetch(conversation, new Span(Span.Edge.AFTER, range.first() - 1), (int) limit, wanted);
    }

    /** Whatever there is behind that seq. */
    static Fetch behind(Conversation conversation, long seq) {
        return new Fetch(conversation, new Span(Span.Edge.AFTER, seq), Resume.PAGE_ENTRIES, null);
    }
}
