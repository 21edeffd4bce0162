package chat.store;

import chat.hub.Answer;
import chat.hub.EntryKind;
import chat.hub.LogEntry;
import chat.hub.Search;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** One search through the entries of a {@link MemoryLog}, from the latest on, in slices short enough for the loop thread. */
final class MemorySearch {
    private static final int SLICE_ENTRIES = 256;
    private static final int SLICE_CHARS = 64 * 1024;

    private final Search search;
    private final Consumer<Answer<Search.Hits>> answer;
    private final List<List<String>> phrases = new ArrayList<>();
    private final Search.Collected found;
    private long below;

    MemorySearch(Search search, Consumer<Answer<Search.Hits>> answer) {
        this.search = search;
        this.answer = answer;
        this.found = new Search.Collected(search);
        this.below = search.olderThan();
        for (String term : search.terms()) {
            List<String> words = Words.of(term);
            if (!words.isEmpty()) {
                phrases.add(words);
            }
        }
    }

    /** Looks through some; true when it is done. */
    boolean slice(MemoryEntries entries) {
        if (phrases.isEmpty() && search.from().isEmpty()) {
            return true;
        }
        int chars = 0;
        for (int looked = 0; looked < SLICE_ENTRIES && chars < SLICE_CHARS; looked++) {
            MemoryEntries.Kept next = entries.below(below);
            if (next == null) {
                return true;
            }
            below = next.key;
            chars += next.chars;
            if (matches(next.entry) && !found.take(next.entry, below)) {
                return true;
            }
        }
        return false;
    }

    void answer() {
        answer.accept(new Answer.Found<>(found.hits()));
    }

    private boolean matches(LogEntry entry) {
        if (!search.rooms().contains(entry.room())
                || entry.kind() == EntryKind.EVENT
                || entry.atMillis() >= search.beforeMillis()
                || search.from().filter(u -> !u.equals(entry.user())).isPresent()) {
            return false;
        }
        List<String> words = phrases.isEmpty() ? List.of() : Words.of(entry.text());
        return phrases.stream().allMatch(phrase -> Collections.indexOfSubList(words, phrase) >= 0);
    }
}
