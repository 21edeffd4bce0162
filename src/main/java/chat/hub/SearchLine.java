package chat.hub;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what somebody typed to search for: words, "phrases", {@code from:NAME}, {@code in:ROOM}, {@code before:2026-11-23}. */
public final class SearchLine {
    private static final Pattern PART = Pattern.compile("(?:(from|in|before):)?(?:\"([^\"]*)\"?|(\\S+))");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"?|([^\\s\"]+)");

    private final List<String> terms = new ArrayList<>();
    private final Set<String> rooms;
    private final ZoneId zone;
    private Optional<String> from = Optional.empty();
    private long beforeMillis = Long.MAX_VALUE;

    private SearchLine(Set<String> rooms, ZoneId zone) {
        this.rooms = new HashSet<>(rooms);
        this.zone = zone;
    }

    /**
     * The search that was meant.
     *
     * @param visible the rooms in which the asker may look; {@code in:} narrows them
     * @param zone where a day begins
     * @throws IllegalArgumentException with a sentence for the asker
     */
    public static Search parse(String line, Set<String> visible, ZoneId zone, int limit) {
        SearchLine search = new SearchLine(visible, zone);
        Matcher part = PART.matcher(line);
        while (part.find()) {
            String value = part.group(2) == null ? part.group(3) : part.group(2);
            search.take(part.group(1) == null ? "" : part.group(1), value);
        }
        return new Search(search.terms, search.from, search.beforeMillis, search.rooms, Long.MAX_VALUE, limit);
    }

    /** The words and "phrases" alone, when all else comes by itself. */
    static List<String> terms(String line) {
        List<String> terms = new ArrayList<>();
        Matcher part = WORD.matcher(line);
        while (part.find()) {
            String term = part.group(1) == null ? part.group(2) : part.group(1);
            if (!term.isBlank()) {
                terms.add(term);
            }
        }
        return terms;
    }

    private void take(String key, String value) {
        switch (key) {
            case "from" -> from = Optional.of(value);
            case "in" -> rooms.retainAll(Set.of(value.startsWith("#") ? value.substring(1) : value));
            case "before" -> beforeMillis = Math.min(beforeMillis, startOf(value));
            default -> {
                if (!value.isBlank()) {
                    terms.add(value);
                }
            }
        }
    }

    private long startOf(String day) {
        try {
            return LocalDate.parse(day).atStartOfDay(zone).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("before: needs a day such as 2026-11-23, not '" + day + "'.");
        }
    }
}
