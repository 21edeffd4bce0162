package chat.client.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a search on the server has found, newest first, as far as it was asked for.
 *
 * @param request the first one
 * @param at the hit that is chosen
 * @param next where the server goes on; 0 = there is no more
 */
public record Hits(Request.Search request, List<Answer.Hit> found, int at, long next) {
    public Hits {
        Objects.requireNonNull(request);
        found = List.copyOf(found);
        if (at < 0 || at >= Math.max(1, found.size())) {
            throw new IllegalArgumentException("hit " + at + " of " + found.size());
        }
    }

    Hits moved(int by) {
        return new Hits(request, found, Math.max(0, Math.min(found.size() - 1, at + by)), next);
    }

    Hits more(Answer.Found answer) {
        List<Answer.Hit> all = new ArrayList<>(found);
        all.addAll(answer.hits());
        return new Hits(request, all, at, answer.next());
    }
}
