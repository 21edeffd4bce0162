package chat.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.client.view.Grid;
import chat.client.view.Style;
import chat.fuzz.Tape;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Whatever is drawn, and whatever scroll hint tells the truth or lies, a terminal that does what it is told shows the
 * grid, cell for cell, marks and joiners included; one that thinks otherwise of the widths of clusters shows at least all
 * other cells right. A frame in which nothing changed is no bytes.
 */
class PainterFuzzTest {
    private static final String[] PIECES = {
        "a",
        "hello",
        " ",
        "    ",
        "            ",
        "字",
        "中文",
        "é",
        "e\u0301",
        "👩\u200d💻",
        "🇩🇪",
        "🇩",
        "❤\ufe0f",
        "1\ufe0f\u20e3",
        "👍🏽",
        "한",
        "\u1112\u1161\u11ab",
        "ก\u0e33",
        "क\u094dषि",
        "\u202e",
        "\u200b",
        "\t",
        "\u001b[2J",
        "\u0085",
        "─│",
        "…",
        "☺",
        "a\u0300\u0301\u0302\u0303",
        "\u0300",
        "ﷺ",
        "🏽"
    };

    private static final List<LiteralTerminal.Widths> WIDTHS = List.of(LiteralTerminal.Widths.values());

    @FuzzTest
    void the_terminal_shows_the_grid_after_every_frame(byte[] input) {
        Tape tape = new Tape(input);
        int columns = 1 + tape.below(30);
        int rows = 1 + tape.below(8);
        Painter.Colors colors = tape.flag() ? Painter.Colors.NONE : Painter.Colors.SIXTEEN;
        int styleMask = colors == Painter.Colors.NONE ? ~Style.COLORS_MASK : -1;
        LiteralTerminal.Widths widths = WIDTHS.get(tape.below(WIDTHS.size()));
        LiteralTerminal terminal = new LiteralTerminal(columns, rows, widths, tape.flag());
        Painter painter = new Painter(colors);
        if (tape.flag()) {
            painter.synchronize();
        }
        Grid grid = new Grid(columns, rows);
        do {
            grid = next(grid, tape);
            terminal.write(painter.paint(grid));
            terminal.assertShows(grid, styleMask);
            assertThat(painter.paint(grid)).isEmpty();
        } while (!tape.isEmpty());
    }

    @Test
    void a_painter_that_skips_a_cell_is_found_out() {
        Grid grid = new Grid(4, 1);
        grid.put(0, 0, "abc", Style.PLAIN);
        LiteralTerminal terminal = new LiteralTerminal(4, 1, LiteralTerminal.Widths.OURS, false);
        byte[] bytes = new Painter(Painter.Colors.SIXTEEN).paint(grid);
        terminal.write(
                new String(bytes, StandardCharsets.UTF_8).replace('b', 'x').getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> terminal.assertShows(grid, -1)).hasMessageContaining("shows 'x'");
    }

    /** The old screen, perhaps scrolled, with a few things drawn over it. */
    private static Grid next(Grid old, Tape tape) {
        Grid next = new Grid(old.columns(), old.rows());
        int top = tape.below(old.rows());
        int bottom = top + 1 + tape.below(old.rows() - top);
        int by = tape.flag() ? tape.below(5) - 2 : 0;
        for (int row = 0; row < old.rows(); row++) {
            boolean moves = row >= top && row < bottom;
            int from = moves ? row + by : row;
            if (!moves || (from >= top && from < bottom)) {
                copyRow(old, from, next, row);
            }
        }
        if (by != 0) {
            next.scrolled(top, bottom, tape.below(4) == 3 ? tape.below(7) - 3 : by);
        }
        for (int puts = tape.below(6); puts > 0; puts--) {
            draw(next, tape);
        }
        if (tape.flag()) {
            next.cursor(tape.below(old.rows()), tape.below(old.columns()));
        }
        return next;
    }

    private static void draw(Grid grid, Tape tape) {
        int row = tape.below(grid.rows());
        int column = tape.below(grid.columns() + 4) - 2;
        Style style = style(tape);
        switch (tape.below(4)) {
            case 0 -> grid.fill(row, column, column + tape.below(grid.columns() + 1), tape.flag() ? ' ' : '-', style);
            case 1 -> grid.put(row, column, Character.toString(codePoint(tape)), style);
            default -> {
                StringBuilder text = new StringBuilder();
                for (int pieces = 1 + tape.below(5); pieces > 0; pieces--) {
                    text.append(PIECES[tape.below(PIECES.length)]);
                }
                grid.put(row, column, text.toString(), style);
            }
        }
    }

    private static int codePoint(Tape tape) {
        int c = tape.below(256) << 8 | tape.below(256);
        // Old Hangul's vowels and finals join a syllable that is drawn apart from them right before: known, not painted
        // around, since no two of our panes touch without a blank or a line between.
        boolean joinsAcrossCells = c >= 0xd7b0 && c <= 0xd7ff;
        return tape.flag() ? 0x10000 + c : joinsAcrossCells ? 'a' : c;
    }

    private static Style style(Tape tape) {
        int bits = tape.below(256) << 7 & ~(Style.FOREGROUND_MASK | Style.BACKGROUND_MASK);
        return tape.flag() ? Style.PLAIN : new Style(bits | tape.below(17) | tape.below(17) << Style.BACKGROUND_SHIFT);
    }

    private static void copyRow(Grid old, int from, Grid next, int row) {
        for (int column = 0; column < old.columns(); column++) {
            int content = old.content(from, column);
            if (content != Grid.CONTINUATION) {
                String text = content < 0 ? old.cluster(content) : Character.toString(content);
                next.put(row, column, text, new Style(old.styleBits(from, column)));
            }
        }
    }
}
