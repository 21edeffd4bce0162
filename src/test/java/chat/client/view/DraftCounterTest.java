package chat.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Desk;
import chat.client.model.Settings;
import chat.protocol.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Near the limit of a draft its upper right corner counts what is left, beside the text at each width. */
class DraftCounterTest {
    @Test
    void it_shows_once_a_tenth_is_left_and_covers_nothing() {
        Desk desk = desk(80, 24);
        filled(desk, Text.BYTES_MAX - Text.BYTES_MAX / 10);
        assertThat(corner(desk)).doesNotContain("left");
        desk.type("y");
        assertThat(corner(desk)).isEqualTo("|^256 more" + "x".repeat(56) + "   1637 B left |");
    }

    @Test
    void at_a_hundred_and_twenty_columns() {
        Desk desk = desk(120, 40);
        filled(desk, Text.BYTES_MAX - 9);
        assertThat(corner(desk)).endsWith("x      9 B left |");
    }

    @Test
    void below_sixty_columns_it_is_shorter() {
        Desk desk = desk(40, 15);
        filled(desk, Text.BYTES_MAX - 412);
        assertThat(corner(desk)).endsWith("x   412 B |");
    }

    @Test
    void lines_count_too() {
        Desk desk = desk(80, 24);
        desk.paste("a\n".repeat(185) + "b").press("Enter");
        assertThat(corner(desk)).endsWith("   14 lines left |");
    }

    private static Desk desk(int columns, int rows) {
        return Desk.session(columns, rows, new Settings.Look(Settings.Letters.UNICODE, Settings.Colours.NONE));
    }

    private static void filled(Desk desk, int bytes) {
        desk.paste("x".repeat(bytes)).press("Enter");
    }

    /** The first of the input's 8 rows. */
    private static String corner(Desk desk) {
        List<String> rows = Drawn.rows(desk.model).lines().toList();
        int input = Math.min(8, (desk.model.rows() - (desk.model.rows() < 20 ? 1 : 2)) / 2);
        return rows.get(rows.size() - input);
    }
}
