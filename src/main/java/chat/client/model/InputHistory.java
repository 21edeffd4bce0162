package chat.client.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What was typed before, oldest first, at most {@link #ENTRIES_MAX}, and where the user is in it.
 *
 * @param at index of the entry that shows, or the number of entries while the draft itself does
 * @param stash the draft that was left to look at older entries
 */
public record InputHistory(List<String> entries, int at, String stash) {
    public static final int ENTRIES_MAX = 500;

    static final InputHistory EMPTY = new InputHistory(List.of(), 0, "");

    public InputHistory {
        entries = List.copyOf(entries);
        Objects.requireNonNull(stash);
        if (at < 0 || at > entries.size()) {
            throw new IllegalArgumentException("at " + at + " of " + entries.size());
        }
    }

    /**
     * Remembers what was typed, unless it is blank or the same as before, and goes back to the newest end. A draft
     * that was left for an older entry, which now has been sent in its place, becomes an entry too.
     */
    InputHistory add(String typed) {
        return at == entries.size() ? added(typed) : added(stash).added(typed);
    }

    private InputHistory added(String typed) {
        boolean known = typed.isBlank()
                || (!entries.isEmpty() && entries.get(entries.size() - 1).equals(typed));
        if (known) {
            return new InputHistory(entries, entries.size(), "");
        }
        List<String> more =
                new ArrayList<>(entries.size() >= ENTRIES_MAX ? entries.subList(1, entries.size()) : entries);
        more.add(typed);
        return new InputHistory(more, more.size(), "");
    }

    /** Remembers what was typed elsewhere, as the newest entry; where the user is in the list stays as it is. */
    InputHistory recalled(String typed) {
        if (typed.isBlank() || entries.contains(typed)) {
            return this;
        }
        boolean full = entries.size() >= ENTRIES_MAX;
        List<String> more = new ArrayList<>(full ? entries.subList(1, entries.size()) : entries);
        more.add(typed);
        boolean atDraft = at == entries.size();
        return new InputHistory(more, atDraft ? more.size() : Math.max(0, full ? at - 1 : at), stash);
    }

    boolean hasOlder() {
        return at > 0;
    }

    boolean hasNewer() {
        return at < entries.size();
    }

    /** What shows now. */
    String shown() {
        return at == entries.size() ? stash : entries.get(at);
    }

    /** One entry towards the older; what stands in the input is kept, whatever it is. */
    InputHistory older(String input) {
        InputHistory kept = keeping(input);
        return kept.at == 0 ? kept : new InputHistory(kept.entries, kept.at - 1, kept.stash);
    }

    InputHistory newer(String input) {
        InputHistory kept = keeping(input);
        return kept.at == kept.entries.size() ? kept : new InputHistory(kept.entries, kept.at + 1, kept.stash);
    }

    /** The newest entry before {@code before} that holds the query, in any case; -1 if none. */
    int find(String query, int before) {
        String wanted = query.toLowerCase(Locale.ROOT);
        for (int i = Math.min(before, entries.size()) - 1; i >= 0; i--) {
            if (entries.get(i).toLowerCase(Locale.ROOT).contains(wanted)) {
                return i;
            }
        }
        return -1;
    }

    /** An entry that was recalled and changed becomes an entry of its own: no key destroys what was typed. */
    private InputHistory keeping(String input) {
        if (at == entries.size()) {
            return new InputHistory(entries, at, input);
        }
        if (input.equals(entries.get(at)) || input.isBlank()) {
            return this;
        }
        boolean full = entries.size() >= ENTRIES_MAX;
        List<String> more = new ArrayList<>(full ? entries.subList(1, entries.size()) : entries);
        more.add(input);
        return new InputHistory(more, Math.max(0, full ? at - 1 : at), stash);
    }
}
