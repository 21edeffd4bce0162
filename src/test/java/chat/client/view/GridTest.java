package chat.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GridTest {
    private final Grid grid = new Grid(8, 2);

    @Test
    void starts_blank() {
        assertThat(grid).hasToString("""
                |        |
                |        |
                """);
    }

    @Test
    void writes_and_says_the_column_after() {
        assertThat(grid.put(0, 1, "abc", Style.PLAIN)).isEqualTo(4);
        assertThat(grid.put(1, 0, "中e\u0301x", Style.PLAIN)).isEqualTo(4);
        assertThat(grid).hasToString("""
                | abc    |
                |中e\u0301x    |
                """);
        assertThat(grid.content(1, 1)).isEqualTo(Grid.CONTINUATION);
        assertThat(grid.cluster(grid.content(1, 2))).isEqualTo("e\u0301");
    }

    @Test
    void clips_on_every_side() {
        assertThat(grid.put(0, 6, "abcdef", Style.PLAIN)).isEqualTo(8);
        assertThat(grid.put(1, -2, "abcd", Style.PLAIN)).isEqualTo(2);
        grid.put(-1, 0, "x", Style.PLAIN);
        grid.put(2, 0, "x", Style.PLAIN);
        assertThat(grid.put(1, 4, 6, "stop", Style.PLAIN)).isEqualTo(6);
        assertThat(grid).hasToString("""
                |      ab|
                |cd  st  |
                """);
    }

    @Test
    void a_wide_cluster_that_would_be_cut_leaves_a_blank() {
        grid.fill(0, 0, 8, '-', Style.PLAIN);
        grid.fill(1, 0, 8, '-', Style.PLAIN);
        assertThat(grid.put(0, 5, "中文", Style.PLAIN)).isEqualTo(8);
        grid.put(1, -1, "中文", Style.PLAIN);
        assertThat(grid).hasToString("""
                |-----中 |
                | 文-----|
                """);
    }

    @Test
    void overwriting_half_of_a_wide_cluster_blanks_the_other_half() {
        grid.put(0, 0, "中文字", Style.PLAIN);
        grid.put(0, 1, "x", Style.PLAIN);
        grid.put(0, 4, "y", Style.PLAIN);
        grid.put(1, 0, "中文字", Style.PLAIN);
        grid.put(1, 1, "国", Style.PLAIN);
        assertThat(grid).hasToString("""
                | x文y   |
                | 国 字  |
                """);
    }

    @Test
    void no_control_or_direction_override_gets_into_a_cell() {
        grid.put(0, 0, "a\u001b[\u009b\ud800\tb", Style.PLAIN);
        grid.put(1, 0, "a\u202eb\u2066c\u0301\u200f", Style.PLAIN);
        assertThat(grid).hasToString("""
                |a?[?? b |
                |abc\u0301     |
                """);
    }

    @Test
    void keeps_the_style_of_each_cell() {
        Style style = Style.PLAIN.bold().fg(Color.BRIGHT_WHITE).bg(Color.BLUE).fg(Color.RED);
        grid.put(0, 0, "a中", style);
        assertThat(grid.styleBits(0, 0)).isEqualTo(Style.BOLD | 2 | 5 << Style.BACKGROUND_SHIFT);
        assertThat(grid.styleBits(0, 2)).isEqualTo(style.bits());
        assertThat(grid.styleBits(0, 3)).isZero();
    }

    @Test
    void clearing_forgets_cells_cursor_and_hint() {
        grid.put(0, 0, "e\u0301", Style.PLAIN.reverse());
        grid.cursor(9, -3);
        assertThat(grid.cursorShown()).isTrue();
        assertThat(grid.cursorRow()).isEqualTo(1);
        assertThat(grid.cursorColumn()).isZero();
        grid.scrolled(0, 9, 1);
        assertThat(grid.scrollBottom()).isEqualTo(2);
        grid.clear();
        assertThat(grid.row(0)).isEqualTo("        ");
        assertThat(grid.styleBits(0, 0)).isZero();
        assertThat(grid.cursorShown()).isFalse();
        assertThat(grid.scrollRows()).isZero();
    }

    @Test
    void a_hint_that_cannot_be_is_dropped() {
        grid.scrolled(0, 2, 2);
        assertThat(grid.scrollRows()).isZero();
        grid.scrolled(1, 0, 1);
        assertThat(grid.scrollRows()).isZero();
    }
}
