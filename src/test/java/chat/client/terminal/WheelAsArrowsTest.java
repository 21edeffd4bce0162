package chat.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Key;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WheelAsArrowsTest {
    private static final Key UP = new Key.Chord("Up");
    private static final Key DOWN = new Key.Chord("Down");
    private static final Key TEXT = new Key.Typed("x");

    @Test
    void one_or_two_arrows_in_a_read_are_arrows() {
        assertThat(read(UP)).containsExactly(UP);
        assertThat(read(DOWN, DOWN)).containsExactly(DOWN, DOWN);
        assertThat(read(UP, TEXT, UP, UP)).containsExactly(UP, TEXT, UP, UP);
    }

    @Test
    void three_and_more_in_a_read_are_the_wheel() {
        assertThat(read(UP, UP, UP)).containsExactly(new Key.Wheel(-3));
        assertThat(read(DOWN, DOWN, DOWN, DOWN, DOWN)).containsExactly(new Key.Wheel(5));
        assertThat(read(UP, UP, UP, DOWN, DOWN, DOWN)).containsExactly(new Key.Wheel(-3), new Key.Wheel(3));
    }

    @Test
    void order_is_kept_around_other_keys() {
        assertThat(read(TEXT, UP, UP, UP, TEXT, DOWN)).containsExactly(TEXT, new Key.Wheel(-3), TEXT, DOWN);
    }

    @Test
    void reads_are_not_added_up() {
        List<Key> out = new ArrayList<>();
        WheelAsArrows wheel = new WheelAsArrows(out::add);
        for (int i = 0; i < 4; i++) {
            wheel.accept(UP);
            wheel.end();
        }
        assertThat(out).containsExactly(UP, UP, UP, UP);
    }

    private static List<Key> read(Key... keys) {
        List<Key> out = new ArrayList<>();
        WheelAsArrows wheel = new WheelAsArrows(out::add);
        for (Key key : keys) {
            wheel.accept(key);
        }
        wheel.end();
        return out;
    }
}
