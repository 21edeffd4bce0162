package chat.client;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds what leads to a server. */
@FunctionalInterface
interface Ways {
    /** Finds them, on whatever thread it likes, and answers on the loop. */
    void find(ServerPlace place, Consumer<Found> answer);

    /** The server has let us in over that way, and knows us there by more than our word. */
    default void verified(ServerPlace place, Way way, String name) {}

    /**
     * What was found.
     *
     * @param ways in the order in which they are tried
     * @param otherwise what to say when none of them leads there; null: what was wrong with the last one, so there is one
     */
    record Found(List<Way> ways, @Nullable Ending otherwise) {
        public Found {
            ways = List.copyOf(ways);
            if (ways.isEmpty() && otherwise == null) {
                throw new IllegalArgumentException("no way, and no reason");
            }
        }

        static Found none(Ending why) {
            return new Found(List.of(), why);
        }
    }
}
