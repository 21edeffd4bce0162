package chat.hub;

import chat.protocol.Entry;
import chat.protocol.Span;
import chat.protocol.TalkEvent;
import chat.protocol.TalkRequest;
import java.util.ArrayList;
import java.util.List;

/** From what the history found to the page that was asked for: of which places it speaks, and no more bytes than a page may have. */
final class Pages {
    private Pages() {}

    static PageRequest.Span span(Span asked) {
        return switch (asked.edge()) {
            case BEFORE -> new PageRequest.Before(asked.value());
            case AFTER -> new PageRequest.After(asked.value());
            case AROUND -> new PageRequest.Around(asked.value());
            case AT -> new PageRequest.From(asked.value());
        };
    }

    /**
     * @param last the last place when the history was asked
     * @param bytesMax what a page may take; one entry it has whatever that takes
     */
    static TalkEvent.Page answer(TalkRequest.History asked, long last, Page found, int bytesMax) {
        List<Entry> entries = found.entries().stream().map(Entries::of).toList();
        return switch (asked.span().edge()) {
            case BEFORE -> before(asked, last, found, entries, bytesMax);
            case AFTER -> after(asked, last, found, entries, bytesMax);
            case AROUND -> around(asked, found, entries, bytesMax);
            case AT -> at(asked, found, entries, bytesMax);
        };
    }

    /** Speaks of all up to the one before that place, or from the first entry on if there are older ones. */
    private static TalkEvent.Page before(
            TalkRequest.History asked, long last, Page found, List<Entry> entries, int bytesMax) {
        List<Entry> fit = newest(entries, bytesMax);
        boolean more = found.older() || fit.size() < entries.size();
        long end = Math.min(asked.span().value() - 1, Math.max(last, last(entries)));
        if (end < 1) {
            return none(asked);
        }
        return new TalkEvent.Page(asked.ref(), asked.place(), more ? fit.get(0).seq() : 1, end, more, fit);
    }

    /** Speaks of all from the one after that place on. */
    private static TalkEvent.Page after(
            TalkRequest.History asked, long last, Page found, List<Entry> entries, int bytesMax) {
        List<Entry> fit = oldest(entries, bytesMax);
        boolean more = found.newer() || fit.size() < entries.size();
        long begin = asked.span().value() + 1;
        long end = fit.isEmpty() ? last : last(fit);
        return end < begin ? none(asked) : new TalkEvent.Page(asked.ref(), asked.place(), begin, end, more, fit);
    }

    private static TalkEvent.Page around(TalkRequest.History asked, Page found, List<Entry> entries, int bytesMax) {
        List<Entry> fit = new ArrayList<>(entries);
        long middle = asked.span().value();
        while (bytes(fit) > bytesMax && fit.size() > 1) {
            boolean newestIsFarther = last(fit) - middle > middle - fit.get(0).seq();
            fit.remove(newestIsFarther ? fit.size() - 1 : 0);
        }
        return between(asked, fit, found.older() || found.newer() || fit.size() < entries.size());
    }

    private static TalkEvent.Page at(TalkRequest.History asked, Page found, List<Entry> entries, int bytesMax) {
        List<Entry> fit = oldest(entries, bytesMax);
        return between(asked, fit, found.newer() || fit.size() < entries.size());
    }

    private static TalkEvent.Page between(TalkRequest.History asked, List<Entry> fit, boolean more) {
        return fit.isEmpty()
                ? none(asked)
                : new TalkEvent.Page(asked.ref(), asked.place(), fit.get(0).seq(), last(fit), more, fit);
    }

    private static TalkEvent.Page none(TalkRequest.History asked) {
        return new TalkEvent.Page(asked.ref(), asked.place(), 0, 0, false, List.of());
    }

    private static long last(List<Entry> entries) {
        return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).seq();
    }

    /** As many from the beginning as a page may have. */
    private static List<Entry> oldest(List<Entry> entries, int bytesMax) {
        int count = 0;
        for (long bytes = 0; count < entries.size(); count++) {
            bytes += entries.get(count).bytesMax();
            if (bytes > bytesMax && count > 0) {
                break;
            }
        }
        return entries.subList(0, count);
    }

    /** As many from the end as a page may have. */
    private static List<Entry> newest(List<Entry> entries, int bytesMax) {
        int from = entries.size();
        for (long bytes = 0; from > 0; from--) {
            bytes += entries.get(from - 1).bytesMax();
            if (bytes > bytesMax && from < entries.size()) {
                break;
            }
        }
        return entries.subList(from, entries.size());
    }

    private static long bytes(List<Entry> entries) {
        return entries.stream().mapToLong(Entry::bytesMax).sum();
    }
}
