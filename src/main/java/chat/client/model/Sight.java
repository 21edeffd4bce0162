package chat.client.model;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * What of a window's log shows.
 *
 * @param clearedTo lines up to this id do not show until the user scrolls to them
 * @param foundId the line that a search or a jump led to, 0 if none
 * @param unfolded the blocks that show whole
 */
public record Sight(Scroll scroll, long clearedTo, long foundId, Set<Long> unfolded) {
    static final Sight START = new Sight(Scroll.BOTTOM, 0, 0, Set.of());

    public Sight {
        Objects.requireNonNull(scroll);
        unfolded = Set.copyOf(unfolded);
    }

    Sight scroll(Scroll scroll) {
        return new Sight(scroll, clearedTo, foundId, unfolded);
    }

    Sight found(long foundId) {
        return new Sight(scroll, clearedTo, foundId, unfolded);
    }

    Sight cleared(long clearedTo) {
        return new Sight(scroll, clearedTo, foundId, unfolded);
    }

    Sight toggled(long block) {
        Set<Long> changed = new HashSet<>(unfolded);
        if (!changed.remove(block)) {
            changed.add(block);
        }
        return new Sight(scroll, clearedTo, foundId, changed);
    }

    /** The line with one id has another now. */
    Sight moved(long from, long to) {
        Scroll there = scroll.id() == from ? new Scroll(to, scroll.row()) : scroll;
        Set<Long> open = unfolded;
        if (unfolded.contains(from)) {
            open = new HashSet<>(unfolded);
            open.remove(from);
            open.add(to);
        }
        return new Sight(there, clearedTo, foundId == from ? to : foundId, open);
    }

    /** All lines with an id beyond {@code from} have one that is higher by so much; no blocks are among them. */
    Sight shifted(long from, long by) {
        Scroll there = scroll.id() > from ? new Scroll(scroll.id() + by, scroll.row()) : scroll;
        long cleared = clearedTo > from ? clearedTo + by : clearedTo;
        return new Sight(there, cleared, foundId > from ? foundId + by : foundId, unfolded);
    }
}
