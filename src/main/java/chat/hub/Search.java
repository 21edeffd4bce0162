package chat.hub;

import chat.protocol.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which entries to find, in any of some rooms; the latest first.
 *
 * @param terms words and phrases, all of which an entry must hold; case and accents do not count
 * @param from who must have said it
 * @param beforeMillis only what was said before, ms since 1970; {@link Long#MAX_VALUE} = whenever
 * @param rooms where the asker may look; nothing is found elsewhere
 * @param olderThan {@link Hits#oldest} of the hits before these, {@link Long#MAX_VALUE} for the first ones
 * @param limit how many at most
 * @param bytesMax what they may take in all, as {@link #bytes} counts; the first one is found whatever it takes
 */
public record Search(
        List<String> terms,
        Optional<String> from,
        long beforeMillis,
        Set<String> rooms,
        long olderThan,
        int limit,
        int bytesMax) {
    /** Most hits at once. */
    public static final int LIMIT_MAX = 200;

    /** Most words and phrases. */
    public static final int TERMS_MAX = 16;

    public Search {
        terms = List.copyOf(terms);
        rooms = Set.copyOf(rooms);
        if (terms.isEmpty() && from.isEmpty()) {
            throw new IllegalArgumentException("Say what to search for: words, a \"phrase\", or from:NAME.");
        }
        if (terms.size() > TERMS_MAX) {
            throw new IllegalArgumentException(
                    "Search for at most " + TERMS_MAX + " words and phrases, not " + terms.size() + ".");
        }
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException("A search finds 1 to " + LIMIT_MAX + " entries, not " + limit + ".");
        }
    }

    /** However much they take. */
    public Search(
            List<String> terms,
            Optional<String> from,
            long beforeMillis,
            Set<String> rooms,
            long olderThan,
            int limit) {
        this(terms, from, beforeMillis, rooms, olderThan, limit, Integer.MAX_VALUE);
    }

    /** What an entry takes in an answer, bytes; not less. */
    private static int bytes(LogEntry entry) {
        return Entries.of(entry).bytesMax() + Name.CHARS_MAX * 6;
    }

    /** The same search, from that hit on into the past. */
    public Search olderThan(long oldest) {
        return new Search(terms, from, beforeMillis, rooms, oldest, limit, bytesMax);
    }

    /** Collects hits, the latest first, until there are enough. */
    public static final class Collected {
        private final Search search;
        private final List<LogEntry> entries = new ArrayList<>();
        private long bytes;
        private long oldest;
        private boolean more;

        public Collected(Search search) {
            this.search = search;
        }

        /**
         * One more hit.
         *
         * @param key where it stands, for {@link Search#olderThan(long)}
         * @return false if it is one too many: then it is not taken, and there is no need to go on
         */
        public boolean take(LogEntry entry, long key) {
            bytes += bytes(entry);
            more = entries.size() == search.limit || (!entries.isEmpty() && bytes > search.bytesMax);
            if (!more) {
                entries.add(entry);
                oldest = key;
            }
            return !more;
        }

        public Hits hits() {
            return new Hits(entries, more, oldest);
        }
    }

    /**
     * What was found.
     *
     * @param entries the latest first
     * @param more whether there are older ones
     * @param oldest where the last of them stands, for {@link Search#olderThan(long)}; means nothing else
     */
    public record Hits(List<LogEntry> entries, boolean more, long oldest) {
        /** Nothing. */
        public static final Hits NONE = new Hits(List.of(), false, 0);

        public Hits {
            entries = List.copyOf(entries);
        }
    }
}
