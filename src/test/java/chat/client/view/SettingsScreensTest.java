package chat.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Desk;
import chat.client.model.Settings;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the settings change on the screen. */
class SettingsScreensTest {
    @Test
    void names_get_the_columns_that_were_set_and_the_time_its_form() {
        Desk desk = Desk.connected();
        desk.says("/set nick-width 4")
                .says("/set time 12-hour")
                .says("/clear")
                .at(9, 5)
                .hears("bob", "hi");
        desk.at(13, 30).hears("christopher", "text");
        assertThat(Drawn.rows(desk.model))
                .contains("| 9:05am  bob  hi  ")
                .contains("| 1:30pm chr…  text")
                .contains("[1:30pm]");
        desk.says("/set time none").says("/clear").hears("bob", "again");
        assertThat(Drawn.rows(desk.model)).contains("|  bob  again");
        desk.says("/set time seconds").says("/clear").hears("bob", "and again");
        assertThat(Drawn.rows(desk.model)).contains("|13:30:00  bob  and again");
    }

    @Test
    void a_zone_moves_what_is_there_already() {
        Desk desk = Desk.connected();
        desk.hears("bob", "hi").says("/tz UTC").says("/clear").hears("bob", "then");
        assertThat(Drawn.rows(desk.model)).contains("|11:51       bob  then").contains("[11:51]");
    }

    @Test
    void every_theme_has_its_colours_and_mono_has_none() {
        Set<Integer> auto = colours("auto");
        Set<Integer> light = colours("light");
        Set<Integer> dark = colours("dark");
        assertThat(colours("mono")).isEmpty();
        assertThat(light).isNotEmpty().noneMatch(number -> number > Color.WHITE.number());
        assertThat(dark).isNotEmpty().doesNotContain(Color.BLUE.number(), Color.BLACK.number());
        assertThat(auto)
                .isNotEmpty()
                .doesNotContain(Color.BLUE.number(), Color.YELLOW.number(), Color.BLACK.number(), Color.WHITE.number());
    }

    @Test
    void without_colours_a_theme_says_why_nothing_changes() {
        Desk desk = new Desk(80, 24, new Settings.Look(Settings.Letters.UNICODE, Settings.Colours.NONE));
        desk.says("/theme dark");
        assertThat(Drawn.rows(desk.model)).contains("NO_COLOR is set");
    }

    private static Set<Integer> colours(String theme) {
        Desk desk = Desk.connected();
        desk.says("/theme " + theme);
        for (int i = 0; i < 15; i++) {
            desk.hears("name" + i, "hi");
        }
        desk.says("/nonsense");
        Grid grid = new Grid(80, 24);
        new View().draw(desk.model, grid);
        Set<Integer> numbers = new HashSet<>();
        for (int row = 0; row < 24; row++) {
            for (int column = 0; column < 80; column++) {
                numbers.add(grid.styleBits(row, column) & Style.FOREGROUND_MASK);
            }
        }
        numbers.remove(Color.DEFAULT.number());
        return numbers;
    }
}
