package chat.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Some entries of a history, as an operator names them; what is not given does not narrow.
 *
 * @param room in that room
 * @param user said by that user
 * @param beforeMillis said before, ms since 1970; {@link Long#MAX_VALUE} = whenever
 */
public record Which(Optional<String> room, Optional<String> user, long beforeMillis) {
    /** Every entry. */
    public static final Which ALL = new Which(Optional.empty(), Optional.empty(), Long.MAX_VALUE);

    /** What follows {@code WHERE}, over the tables {@code entry e}, {@code sender s} and {@code room r}. */
    String condition() {
        return "e.at < ? AND e.seq >= r.first_seq" + (room.isPresent() ? " AND r.name = ?" : "")
                + (user.isPresent() ? " AND s.user = ?" : "");
    }

    /** What stands for the marks of {@link #condition}, and these behind it. */
    Object[] arguments(Object... more) {
        List<Object> all = new ArrayList<>();
        all.add(beforeMillis);
        room.ifPresent(all::add);
        user.ifPresent(all::add);
        all.addAll(List.of(more));
        return all.toArray();
    }
}
