package chat.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.ChatLog;
import chat.client.model.Desk;
import chat.client.model.LogLine;
import chat.client.model.Settings;
import chat.client.model.TalkNews;
import chat.client.terminal.Painter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Small and huge screens, many windows, many people, many lines. */
class SizesTest {
    private static final Settings.Look ASCII = new Settings.Look(Settings.Letters.ASCII, Settings.Colours.NONE);

    @Test
    void forty_by_fifteen() {
        assertThat(Drawn.rows(talk(40, 15).model)).isEqualTo("""
                |12:51 -- Connected to localhost:5050.   |
                |12:51 <bob> line 1 of what was said     |
                |12:51 <bob> line 2 of what was said     |
                |12:51 <bob> line 3 of what was said     |
                |12:51 <bob> line 4 of what was said     |
                |12:51 <bob> line 5 of what was said     |
                |12:51 <bob> line 6 of what was said     |
                |12:51 <bob> line 7 of what was said     |
                |12:51 <bob> line 8 of what was said     |
                |12:51 <bob> line 9 of what was said     |
                |12:51>bob> alice: are you there, in this|
                |  small place?                          |
                |12:51~alice~ yes                        |
                | 1:#lobby 3 | 2!1 | unsent 1 | ok       |
                |>                                       |
                """);
    }

    @Test
    void twenty_by_five() {
        assertThat(Drawn.rows(talk(20, 5).model)).isEqualTo("""
                |  are you there, in |
                |  this small place? |
                |12:51~alice~ yes    |
                | 2!1 | unsent 1     |
                |>                   |
                """);
    }

    @Test
    void three_hundred_by_a_hundred() {
        List<String> rows = Drawn.rows(talk(300, 100).model).lines().toList();
        assertThat(rows).hasSize(100).allMatch(row -> row.length() == 302);
        assertThat(rows.get(0)).startsWith("| 1:#lobby | localhost:5050").endsWith("F1 help |");
        assertThat(rows.get(1)).startsWith("|>1:#lobby         |---").endsWith("---| alice (you)      |");
        assertThat(rows.get(2))
                .startsWith("| 2:bob          1!|12:51:00               --  Connected to localhost:5050.")
                .endsWith("| bob              |");
        assertThat(rows.get(12)).contains("|12:51:00              bob> alice: are you there, in this small place?  ");
        assertThat(rows.get(13)).contains("|12:51:00            alice~ yes");
        assertThat(rows.get(98))
                .startsWith("| [12:51] [alice] [1:#lobby 3] [Act 2:bob(1!)]")
                .endsWith("unsent 1  ok |");
        assertThat(rows.get(99)).startsWith("|[#lobby] ");
    }

    @Test
    void every_size_from_one_by_one_on_is_drawn() {
        Desk desk = talk(80, 24);
        for (int columns = 1; columns <= 130; columns += columns < 24 ? 1 : 7) {
            for (int rows = 1; rows <= 40; rows += rows < 8 ? 1 : 5) {
                desk.resizes(columns, rows).press("PgUp", "PgDn", "C-g", "Esc", "F7", "F7");
                assertThat(Drawn.rows(desk.model).lines())
                        .as(columns + "x" + rows)
                        .hasSize(rows);
            }
        }
    }

    @Test
    void a_hundred_thousand_lines_are_scrolled_through() {
        Desk desk = Desk.session(80, 24, ASCII);
        int lines = ChatLog.LINES_MAX - 1_000;
        List<Long> seqs = new ArrayList<>();
        for (int from = 1; from <= lines; from += 1_000) {
            desk.entries("lobby", TalkNews.Origin.LIVE, desk.lines(from, from + 999));
        }
        assertThat(desk.model.window().log().placed()).isGreaterThan(lines);
        View view = new View();
        Painter painter = new Painter(Painter.Colors.SIXTEEN);
        Grid grid = new Grid(80, 24);
        int pages = 0;
        long bytes = 0;
        while (desk.model.window().scroll().following()
                || first(desk).id() != desk.model.window().log().get(0).id()) {
            desk.press("PgUp");
            view.draw(desk.model, grid);
            bytes += painter.paint(grid).length;
            seqs.add(first(desk).id());
            pages++;
        }
        assertThat(seqs).isSortedAccordingTo((one, other) -> Long.compare(other, one));
        assertThat(pages).isBetween(lines / 20, lines / 18);
        assertThat(bytes / pages).as("bytes a page").isLessThan(80 * 24);
        assertThat(Drawn.rows(desk.model)).contains("line 1 ").contains("-MORE 98");
        desk.press("C-End");
        assertThat(Drawn.rows(desk.model)).contains("line " + lines + " ").doesNotContain("-MORE");
    }

    @Test
    void fifty_rooms() {
        Desk desk = Desk.session(120, 40, ASCII);
        for (int i = 2; i <= 50; i++) {
            desk.opens("room" + i, 0, 0);
        }
        for (int i = 2; i <= 50; i++) {
            desk.live("room" + i, 1, "bob", i == 44 ? "alice: here" : "hello");
        }
        String drawn = Drawn.rows(desk.model);
        assertThat(drawn)
                .contains("|>1:#lobby         |")
                .contains("| 2:#room2        1|")
                .contains("| +14 more");
        assertThat(drawn).contains("[Act 44:#room44(1!) 2:#room2(1) 3:#room3(1) +46]");
        desk.press("M-a");
        assertThat(desk.model.window().name())
                .as("where somebody wants the user")
                .isEqualTo("#room44");
        assertThat(Drawn.rows(desk.model)).contains("|>44:#room44       |");
        desk.press("C-g").type("r5").press("Enter");
        assertThat(desk.model.window().name()).isEqualTo("#room5");
        desk.resizes(40, 15).press("C-g");
        assertThat(Drawn.rows(desk.model)).contains("| > 2:#room2  1 new");
        desk.press("Esc");
        for (int i = 0; i < 50; i++) {
            desk.press("C-n");
        }
        assertThat(desk.model.window().name()).isEqualTo("#room5");
        assertThat(ScreensTest.rows(desk, 13, 14)).isEqualTo("| 5:#room5 3 | ok                        |\n");
    }

    @Test
    void five_hundred_people() {
        Desk desk = Desk.session(80, 24, ASCII);
        String[] names = new String[500];
        for (int i = 0; i < names.length; i++) {
            names[i] = "user" + (1_000 + i);
        }
        desk.roster("lobby", names);
        String drawn = Drawn.rows(desk.model);
        assertThat(drawn)
                .contains("| user1000      |")
                .contains("| +480 more     |")
                .contains("[1:#lobby 500]");
        desk.press("F12");
        assertThat(Drawn.rows(desk.model)).contains("| user1020      |").doesNotContain("user1019");
        for (int i = 0; i < 40; i++) {
            desk.press("F12");
        }
        assertThat(Drawn.rows(desk.model)).contains("| user1499      |").doesNotContain("more");
        desk.press("C-g").type("r1499").press("Enter");
        assertThat(desk.model.window().name()).isEqualTo("user1499");
    }

    private static LogLine first(Desk desk) {
        return desk.model
                .window()
                .log()
                .get(desk.model
                        .window()
                        .log()
                        .indexAtOrAfter(desk.model.window().scroll().id()));
    }

    private static Desk talk(int columns, int rows) {
        Desk desk = Desk.session(columns, rows, ASCII).opens("@bob", 0, 0);
        for (int i = 1; i < 10; i++) {
            desk.live("lobby", i, "bob", "line " + i + " of what was said");
        }
        desk.live("lobby", 10, "bob", "alice: are you there, in this small place?");
        desk.live("@bob", 1, "bob", "psst");
        return desk.type("yes").press("Enter");
    }
}
