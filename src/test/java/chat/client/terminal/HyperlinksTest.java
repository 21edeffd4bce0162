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
        assertThat(LinkSupport.byEnvironment(Map.of("TERM", "xterm-256color"))).isFalse();
        assertThat(LinkSupport.byEnvironment(Map.of("TERM", "xterm-kitty"))).isTrue();
        assertThat(LinkSupport.byEnvironment(Map.of("TERM", "xterm-256color", "VTE_VERSION", "7600")))
                .isTrue();
        assertThat(LinkSupport.byEnvironment(Map.of("TERM", "xterm-256color", "VTE_VERSION", "4205")))
                .isFalse();
        assertThat(LinkSupport.byEnvironment(Map.of("TERM", "xterm-256color", "TERM_PROGRAM", "iTerm.app")))
                .isTrue();
        assertThat(LinkSupport.byEnvironment(Map.of("TERM", "xterm-256color", "TERM_PROGRAM", "Apple_Terminal")))
                .isFalse();
        assertThat(LinkSupport.byEnvironment(Map.of("TERM", "linux", "VTE_VERSION", "7600")))
                .isFalse();
        assertThat(LinkSupport.byEnvironment(Map.of("TERM", "screen", "STY", "1.x", "VTE_VERSION", "7600")))
                .isFalse();
        Map<String, String> tmux = Map.of("TERM", "tmux-256color", "TMUX", "x", "VTE_VERSION", "7600");
        assertThat(LinkSupport.byEnvironment(tmux)).isFalse();
        for (String version : new String[] {"3.4", "3.5a", "next-3.6", "4.0"}) {
            assertThat(LinkSupport.byEnvironment(tmux(version))).as(version).isTrue();
        }
        for (String version : new String[] {"3.3a", "2.9", "", "x", "."}) {
            assertThat(LinkSupport.byEnvironment(tmux(version))).as(version).isFalse();
        }
    }

    @Test
    void a_terminal_s_own_name_makes_it_known() {
        for (String name : new String[] {
            "kitty(0.35.2)",
            "foot(1.16.2)",
            "WezTerm 20240203-110809-5046fc22",
            "ghostty 1.0.1",
            "iTerm2 3.5.0",
            "VTE(7600)",
            "contour 0.4.3",
            "Konsole 23.08.5",
            "mintty 3.7.1",
            "tmux 3.4",
            "tmux next-3.6"
        }) {
            assertThat(LinkSupport.byAnswer(Multiplexer.NONE, "P>|" + name))
                    .as(name)
                    .isTrue();
        }
        for (String name : new String[] {
            "",
            "(",
            "XTerm(379)",
            "VTE(4205)",
            "VTE()",
            "VTE(99999999999999999999)",
            "Konsole 20.08.3",
            "Konsole",
            "Konsole 99999999.1",
            "tmux 3.3a",
            "tmux",
            "notkitty(1)",
            "kittykat(1)",
            "kitty2",
            " kitty(0.35.2)"
        }) {
            assertThat(LinkSupport.byAnswer(Multiplexer.NONE, "P>|" + name))
                    .as(name)
                    .isFalse();
        }
        assertThat(LinkSupport.byAnswer(Multiplexer.NONE, "kitty(0.35.2)")).isFalse();
        assertThat(LinkSupport.byAnswer(Multiplexer.NONE, "]11;P>|kitty(0.35.2)"))
                .isFalse();
    }

    @Test
    void inside_a_multiplexer_only_its_own_name_counts() {
        assertThat(LinkSupport.byAnswer(Multiplexer.TMUX, "P>|kitty(0.35.2)")).isFalse();
        assertThat(LinkSupport.byAnswer(Multiplexer.TMUX, "P>|tmux 3.3a")).isFalse();
        assertThat(LinkSupport.byAnswer(Multiplexer.TMUX, "P>|tmux 3.5")).isTrue();
        assertThat(LinkSupport.byAnswer(Multiplexer.SCREEN, "P>|kitty(0.35.2)")).isFalse();
    }

    /** Whatever comes: no answer throws, and none but that of a terminal on the list counts. */
    @Test
    void answers_that_nobody_would_give_are_harmless() {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.out.println("HyperlinksTest -Dseed=" + seed);
        Random random = new Random(seed);
        String[] pieces = {
            "P>|",
            "kitty",
            "VTE",
            "Konsole",
            "tmux",
            "foot",
            "(",
            ")",
            " ",
            ".",
            "next-",
            "3",
            "7600",
            "-1",
            "\u0663",
            "20.12",
            "99999999999",
            "\u00e9",
            "\ud83d",
            "\u001b",
            "\u0007",
            ";",
            "x"
        };
        for (int round = 0; round < 20_000; round++) {
            StringBuilder answer = new StringBuilder(random.nextInt(4) == 0 ? "" : "P>|");
            for (int i = random.nextInt(8); i > 0; i--) {
                answer.append(pieces[random.nextInt(pieces.length)]);
            }
            if (LinkSupport.byAnswer(Multiplexer.NONE, answer.toString())) {
                assertThat(answer.toString()).matches("(?s)P>\\|(kitty|VTE|Konsole|tmux|foot)([^A-Za-z0-9].*)?");
            }
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
