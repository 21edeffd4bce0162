package chat.client.model;

import java.util.List;
import java.util.Objects;

/**
 * What Tab offers for the word before the cursor; there are several. The chosen one stands in the draft already, so that going on with
 * anything else takes it.
 *
 * @param at the one that stands in the draft
 * @param from where it stands there
 * @param before the draft as it was
 */
public record Completion(List<Candidate> candidates, int at, int from, InputLine before) {
    public Completion {
        candidates = List.copyOf(candidates);
        Objects.requireNonNull(before);
        if (at < 0 || at >= candidates.size()) {
            throw new IllegalArgumentException("candidate " + at + " of " + candidates.size());
        }
    }

    /** The draft with the chosen one in it. */
    InputLine completed() {
        return before.completed(from, candidates.get(at).word());
    }

    Completion turned(int by) {
        return new Completion(candidates, Math.floorMod(at + by, candidates.size()), from, before);
    }
}
