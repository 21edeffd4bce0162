package chat.client.terminal;

import chat.client.model.Key;
import java.util.function.Consumer;

/**
 * Tells the mouse wheel from the arrow keys. In the alternate screen, with mouse reporting off, a terminal sends a notch of the wheel as
 * three or more arrows in one go; a person's arrows come one at a time. So a run of that many in one read scrolls the log, where single
 * ones walk through the input's history.
 *
 * <p>For the keys of one read; {@link #end()} closes it. On a link that stalls, a held arrow key may arrive in one piece and scroll
 * instead: nothing is lost by it.
 */
public final class WheelAsArrows implements Consumer<Key> {
    /** Terminals send three to five arrows a notch. */
    static final int ARROWS_MIN = 3;

    private static final Key UP = new Key.Chord("Up");
    private static final Key DOWN = new Key.Chord("Down");

    private final Consumer<Key> out;
    private Key arrow = UP;
    private int count;

    public WheelAsArrows(Consumer<Key> out) {
        this.out = out;
    }

    @Override
    public void accept(Key key) {
        if (count > 0 && !key.equals(arrow)) {
            end();
        }
        if (key.equals(UP) || key.equals(DOWN)) {
            arrow = key;
            count++;
        } else {
            out.accept(key);
        }
    }

    /** The read is over: what was counted goes out. */
    public void end() {
        if (count >= ARROWS_MIN) {
            out.accept(new Key.Wheel(arrow.equals(UP) ? -count : count));
        } else {
            for (int i = 0; i < count; i++) {
                out.accept(arrow);
            }
        }
        count = 0;
    }
}
