package chat.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Desk;
import chat.client.model.Event;
import chat.client.model.Settings;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ThemeTest {
    private static final int COLOURS = Style.FOREGROUND_MASK | Style.BACKGROUND_MASK;

    @Test
    void a_name_has_one_colour_and_names_have_several() {
        Theme theme = new Theme(Settings.Look.FULL, Palette.AUTO);
        assertThat(theme.nick("bob")).isEqualTo(theme.nick("BOB")).isEqualTo(theme.nick("bob"));
        Set<Integer> colours = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            colours.add(theme.nick("name" + i).bits());
        }
        assertThat(colours).hasSize(7);
    }

    @Test
    void no_colour_means_none_in_any_cell_and_the_same_text() {
        Settings.Look colourless = new Settings.Look(Settings.Letters.UNICODE, Settings.Colours.NONE);
        Grid without = drawn(colourless);
        Grid with = drawn(Settings.Look.FULL);
        boolean anyColour = false;
        for (int row = 0; row < 24; row++) {
            assertThat(without.row(row)).isEqualTo(with.row(row));
            for (int column = 0; column < 80; column++) {
                assertThat(without.styleBits(row, column) & COLOURS).isZero();
                anyColour |= (with.styleBits(row, column) & COLOURS) != 0;
            }
        }
        assertThat(anyColour).isTrue();
    }

    private static Grid drawn(Settings.Look look) {
        Desk desk = new Desk(80, 24, look);
        desk.happens(new Event.LinkUp()).people("alice", "bob", "carol");
        desk.hears("bob", "hi").hears("carol", "alice: hi").says("/nonsense").says("hi");
        desk.happens(new Event.Rejected("No"));
        Grid grid = new Grid(80, 24);
        new View().draw(desk.model, grid);
        return grid;
    }
}
