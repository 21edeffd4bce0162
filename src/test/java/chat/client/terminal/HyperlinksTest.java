package chat.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.view.Color;
import chat.client.view.Grid;
import chat.client.view.Style;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Links as the terminal gets them: only where it is known to show them, never left open, compared by where they lead. */
class HyperlinksTest {
    private static final String OPEN = "\u001b]8;id=1;https://a.example\u001b\\";
    private static final String CLOSE = "\u001b]8;;\u001b\\";

    @Test
    void a_link_is_opened_before_its_cells_and_closed_behind_them() {
        Painter painter = new Painter(Painter.Colors.SIXTEEN);
        painter.showLinks();
        String first = paint(painter, grid("see a.example there", "https://a.example"));
        assertThat(first).contains("see " + OPEN + "a.example").contains(CLOSE + "there");
        assertThat(paint(painter, grid("see a.example there", "https://a.example")))
                .isEmpty();
        assertThat(paint(painter, grid("see a.example there", "https://b.example")))
                .contains("\u001b]8;id=2;https://b.example\u001b\\a.example" + CLOSE);
        assertThat(paint(painter, grid("see a.example there", "")))
                .contains("a.example")
                .doesNotContain("]8;");
    }

    @Test
    void a_terminal_that_is_not_known_for_it_gets_none() {
        Painter painter = new Painter(Painter.Colors.SIXTEEN);
        assertThat(paint(painter, grid("see a.example there", "https://a.example")))
                .doesNotContain("]8;");
        assertThat(paint(painter, grid("see a.example there", "https://b.example")))
                .isEmpty();
    }

    @Test
    void whatever_is_drawn_the_screen_is_the_grid_and_no_link_stays_open() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("HyperlinksTest -Dseed=" + seed);
        Random random = new Random(seed);
        for (int run = 0; run < 100; run++) {
            int columns = 1 + random.nextInt(40);
            int rows = 1 + random.nextInt(10);
            Painter painter = new Painter(random.nextBoolean() ? Painter.Colors.SIXTEEN : Painter.Colors.NONE);
            int mask = -1;
            painter.showLinks();
            Emulator emulator = new Emulator(columns, rows);
            for (int frame = 0; frame < 20; frame++) {
                Grid grid = new Grid(columns, rows);
                for (int i = 0; i < 6; i++) {
                    int row = random.nextInt(rows);
                    int column = random.nextInt(columns);
                    Style style = random.nextBoolean() ? Style.PLAIN : Style.PLAIN.bold();
                    grid.put(row, column, random.nextBoolean() ? "text and more" : "中文 x", style);
                    if (random.nextBoolean()) {
                        grid.link(row, column, column + random.nextInt(9), "https://" + random.nextInt(9) + ".example");
                    }
                }
                grid.scrolled(0, rows, random.nextInt(3) - 1);
                String bytes = paint(painter, grid);
                int last = bytes.lastIndexOf("\u001b]8;");
                assertThat(last < 0 || bytes.startsWith(CLOSE, last)).as(bytes).isTrue();
                emulator.write(bytes);
                emulator.assertShows(grid, mask & ~Style.LINK_MASK, "run " + run + " frame " + frame);
            }
        }
    }

    @Test
    void numbers_that_are_used_up_begin_anew() {
        Painter painter = new Painter(Painter.Colors.SIXTEEN);
        painter.showLinks();
        Emulator emulator = new Emulator(20, 2);
        for (int i = 0; i < 40_000; i++) {
            Grid grid = grid("see a.example there", "https://" + i + ".example");
            String bytes = paint(painter, grid);
            if (i % 1_000 == 0) {
                assertThat(bytes).contains("https://" + i + ".example");
            }
            emulator.write(bytes);
        }
        assertThat(emulator.drawn()).startsWith("|see a.example there |");
    }

    @Test
    void which_terminals_are_known_for_it() {
        assertThat(TerminalKind.showsLinks(Map.of("TERM", "xterm-256color"))).isFalse();
        assertThat(TerminalKind.showsLinks(Map.of("TERM", "xterm-kitty"))).isTrue();
        assertThat(TerminalKind.showsLinks(Map.of("TERM", "xterm-256color", "VTE_VERSION", "7600")))
                .isTrue();
        assertThat(TerminalKind.showsLinks(Map.of("TERM", "xterm-256color", "VTE_VERSION", "4205")))
                .isFalse();
        assertThat(TerminalKind.showsLinks(Map.of("TERM", "xterm-256color", "TERM_PROGRAM", "iTerm.app")))
                .isTrue();
        assertThat(TerminalKind.showsLinks(Map.of("TERM", "xterm-256color", "TERM_PROGRAM", "Apple_Terminal")))
                .isFalse();
        assertThat(TerminalKind.showsLinks(Map.of("TERM", "linux", "VTE_VERSION", "7600")))
                .isFalse();
        assertThat(TerminalKind.showsLinks(Map.of("TERM", "screen", "STY", "1.x", "VTE_VERSION", "7600")))
                .isFalse();
        Map<String, String> tmux = Map.of("TERM", "tmux-256color", "TMUX", "x", "VTE_VERSION", "7600");
        assertThat(TerminalKind.showsLinks(tmux)).isFalse();
        for (String version : new String[] {"3.4", "3.5a", "next-3.6", "4.0"}) {
            assertThat(TerminalKind.showsLinks(tmux(version))).as(version).isTrue();
        }
        for (String version : new String[] {"3.3a", "2.9", "", "x", "."}) {
            assertThat(TerminalKind.showsLinks(tmux(version))).as(version).isFalse();
        }
    }

    private static Map<String, String> tmux(String version) {
        return Map.of("TERM", "screen-256color", "TMUX", "x", "TERM_PROGRAM", "tmux", "TERM_PROGRAM_VERSION", version);
    }

    /** One row; the second word leads somewhere, unless it leads nowhere. */
    private static Grid grid(String text, String address) {
        Grid grid = new Grid(20, 2);
        grid.put(0, 0, text, Style.PLAIN.fg(Color.DEFAULT));
        if (!address.isEmpty()) {
            grid.link(0, 4, 13, address);
        }
        grid.cursor(0, 0);
        return grid;
    }

    private static String paint(Painter painter, Grid grid) {
        return new String(painter.paint(grid), StandardCharsets.UTF_8);
    }
}
