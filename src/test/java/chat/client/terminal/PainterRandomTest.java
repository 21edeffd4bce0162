package chat.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.view.Color;
import chat.client.view.Grid;
import chat.client.view.Style;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is drawn, the emulator's screen is the grid: sizes, scripts, styles, scroll hints right and wrong. */
class PainterRandomTest {
    private static final List<Color> COLORS = List.of(Color.values());
    private static final int FRAMES = 6_000;
    private static final String[] PIECES = {
        "hello",
        "a",
        " ",
        "   ",
        "          ",
        "               ",
        "中文",
        "字",
        "。",
        "ｗ",
        "한글",
        "é",
        "Ж",
        "…",
        "─│",
        "☺",
        "\uD83D\uDE00",
        "ก",
        "x y"
    };

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void the_screen_equals_the_grid_after_every_frame() {
        System.out.println("PainterRandomTest seed " + seed);
        int frame = 0;
        int empty = 0;
        while (frame < FRAMES) {
            int columns = random.nextInt(8) == 0 ? 1 + random.nextInt(4) : 5 + random.nextInt(80);
            int rows = 1 + random.nextInt(30);
            Painter.Colors colors = random.nextInt(5) == 0 ? Painter.Colors.NONE : Painter.Colors.SIXTEEN;
            int styleMask = colors == Painter.Colors.NONE ? ~Style.COLORS_MASK : -1;
            Painter painter = new Painter(colors);
            if (random.nextBoolean()) {
                painter.synchronize();
            }
            Emulator emulator = new Emulator(columns, rows);
            emulator.write("left over \u001b[7;31mfrom before\u001b[2;3r");
            Grid grid = new Grid(columns, rows);
            for (int frames = 1 + random.nextInt(60); frames > 0; frames--, frame++) {
                Grid next = random.nextInt(4) == 0 ? scrolled(grid) : changed(grid);
                if (random.nextInt(40) == 0) {
                    painter.forget();
                    emulator.write("rubbish\u001b[31m");
                }
                emulator.write(painter.paint(next));
                emulator.assertShows(next, styleMask, "seed " + seed + " frame " + frame);
                byte[] again = painter.paint(next);
                assertThat(again).as("seed %d frame %d", seed, frame).isEmpty();
                empty++;
                grid = next;
            }
        }
        assertThat(empty).isGreaterThanOrEqualTo(FRAMES);
    }

    private Grid changed(Grid old) {
        Grid next = copy(old);
        if (random.nextInt(20) == 0) {
            next.clear();
        }
        for (int puts = random.nextInt(6); puts > 0; puts--) {
            int row = random.nextInt(next.rows());
            int column = random.nextInt(next.columns() + 4) - 2;
            if (random.nextInt(6) == 0) {
                next.fill(
                        row,
                        column,
                        column + random.nextInt(next.columns() + 1),
                        random.nextBoolean() ? ' ' : '-',
                        style());
            } else {
                StringBuilder text = new StringBuilder();
                for (int pieces = 1 + random.nextInt(12); pieces > 0; pieces--) {
                    text.append(PIECES[random.nextInt(PIECES.length)]);
                }
                next.put(row, column, text.toString(), style());
            }
        }
        if (random.nextInt(10) == 0) {
            next.scrolled(random.nextInt(next.rows()), random.nextInt(next.rows() + 1), random.nextInt(7) - 3);
        }
        return next;
    }

    /** A region moved, but perhaps not all columns of it; perhaps something else changed too; sometimes the hint lies. */
    private Grid scrolled(Grid old) {
        int top = random.nextInt(old.rows());
        int bottom = top + 1 + random.nextInt(old.rows() - top);
        int by = random.nextInt(9) - 4;
        int right = random.nextInt(3) == 0 ? random.nextInt(old.columns()) : old.columns();
        Grid next = random.nextInt(3) == 0 ? changed(old) : copy(old);
        for (int row = top; row < bottom; row++) {
            next.fill(row, 0, right, ' ', Style.PLAIN);
            int from = row + by;
            if (from >= top && from < bottom) {
                copyRow(old, from, next, row, right);
            }
        }
        next.scrolled(top, bottom, random.nextInt(5) == 0 ? by + 1 : by);
        return next;
    }

    private Grid copy(Grid old) {
        Grid next = new Grid(old.columns(), old.rows());
        for (int row = 0; row < old.rows(); row++) {
            copyRow(old, row, next, row, old.columns());
        }
        if (random.nextInt(5) > 0) {
            next.cursor(random.nextInt(old.rows()), random.nextInt(old.columns()));
        }
        return next;
    }

    private static void copyRow(Grid old, int from, Grid next, int row, int right) {
        for (int column = 0; column < right; column++) {
            int content = old.content(from, column);
            if (content != Grid.CONTINUATION) {
                String text = content < 0 ? old.cluster(content) : Character.toString(content);
                next.put(row, column, right, text, new Style(old.styleBits(from, column)));
            }
        }
    }

    private Style style() {
        if (random.nextInt(3) == 0) {
            return Style.PLAIN;
        }
        Style style = Style.PLAIN.fg(COLORS.get(random.nextInt(17)));
        style = random.nextInt(4) == 0 ? style.bg(COLORS.get(random.nextInt(17))) : style;
        style = random.nextInt(4) == 0 ? style.bold() : style;
        style = random.nextInt(8) == 0 ? style.dim() : style;
        style = random.nextInt(8) == 0 ? style.italic() : style;
        style = random.nextInt(4) == 0 ? style.underline() : style;
        return random.nextInt(4) == 0 ? style.reverse() : style;
    }
}
