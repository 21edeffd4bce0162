package chat.client.model;

/**
 * What all windows together may hold: beyond it the oldest lines of the largest window that does not show go, some 64 at a time. Scrolling
 * there fetches them again, where the server has them.
 */
final class Memory {
    /** Two windows that are full; a client with a hundred rooms holds no more than that. */
    static final long CHARS_MAX = 2 * ChatLog.CHARS_MAX;

    private Memory() {}

    static Model bounded(Model model) {
        long held = 0;
        for (Window window : model.windows().all()) {
            held += window.log().chars();
        }
        Model kept = model;
        while (held > CHARS_MAX) {
            Window largest = largestOutOfSight(kept);
            if (largest.number() == kept.windows().active()) {
                break; // it has a bound of its own
            }
            Window window = Holes.front(largest.log(largest.log().withoutOldest()), largest.log());
            long gone = largest.log().chars() - window.log().chars();
            if (gone <= 0) {
                break; // a single line each, in as many windows as nobody has
            }
            held -= gone;
            kept = kept.window(window);
        }
        return kept;
    }

    /** The one that shows if there is no other: nothing of it goes. */
    private static Window largestOutOfSight(Model model) {
        Window largest = model.window();
        for (Window window : model.windows().all()) {
            boolean first = largest.number() == model.windows().active();
            if (window.number() != model.windows().active()
                    && (first || window.log().chars() > largest.log().chars())) {
                largest = window;
            }
        }
        return largest;
    }
}
