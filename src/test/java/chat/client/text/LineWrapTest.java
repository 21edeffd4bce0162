package chat.client.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LineWrapTest {
    @Test
    void breaks_at_blanks_which_hang_over_the_edge() {
        assertThat(LineWrap.wrap("the quick brown fox", 10)).containsExactly("the quick", "brown fox");
        assertThat(LineWrap.wrap("the quick  brown", 9)).containsExactly("the quick", "brown");
        assertThat(LineWrap.wrap("exactly ten", 7)).containsExactly("exactly", "ten");
        assertThat(LineWrap.wrap("one", 3)).containsExactly("one");
    }

    @Test
    void keeps_blanks_that_are_not_at_a_break() {
        assertThat(LineWrap.wrap("  indented  so", 20)).containsExactly("  indented  so");
        assertThat(LineWrap.wrap("ends so  ", 20)).containsExactly("ends so  ");
    }

    @Test
    void breaks_a_long_word_where_the_row_is_full() {
        assertThat(LineWrap.wrap("abcdefghij", 4)).containsExactly("abcd", "efgh", "ij");
        assertThat(LineWrap.wrap("see https://example.org/long", 10))
                .containsExactly("see", "https://ex", "ample.org/", "long");
    }

    @Test
    void breaks_between_wide_characters_but_not_before_a_closing_mark() {
        assertThat(LineWrap.wrap("你好世界", 4)).containsExactly("你好", "世界");
        assertThat(LineWrap.wrap("你好世界", 5)).containsExactly("你好", "世界");
        assertThat(LineWrap.wrap("你好。世", 4)).containsExactly("你", "好。", "世");
        assertThat(LineWrap.wrap("ab你好", 3)).containsExactly("ab", "你", "好");
    }

    @Test
    void never_cuts_a_cluster() {
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
        assertThat(LineWrap.wrap(family + family, 3)).containsExactly(family, family);
        assertThat(LineWrap.wrap("e\u0301e\u0301", 1)).containsExactly("e\u0301", "e\u0301");
    }

    @Test
    void goes_on_even_where_nothing_fits() {
        assertThat(LineWrap.wrap("中文", 1)).containsExactly("中", "文");
        assertThat(LineWrap.wrap("ab", 0)).containsExactly("a", "b");
        assertThat(LineWrap.wrap("", 5)).containsExactly("");
    }

    @Test
    void rows_fit_and_nothing_but_blanks_is_lost() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        String[] pieces = {"a", "bc", " ", "  ", "\t", "中", "。", "e\u0301", "\uD83D\uDE00", "wordy", "\u0301"};
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            int columns = 2 + random.nextInt(12);
            StringBuilder joined = new StringBuilder();
            for (String row : LineWrap.wrap(text.toString(), columns)) {
                joined.append(row);
                String withoutEnd = row.stripTrailing();
                assertThat(TextWidth.of(withoutEnd))
                        .as("seed %d: |%s|", seed, row)
                        .isLessThanOrEqualTo(columns);
            }
            assertThat(joined.toString().replaceAll("[ \t]", ""))
                    .as("seed %d", seed)
                    .isEqualTo(text.toString().replaceAll("[ \t]", ""));
        }
    }

    @Test
    void a_row_of_a_huge_line_looks_at_that_row_only() {
        String huge = "word ".repeat(1_000_000);
        assertThat(LineWrap.next(huge, 2_500_000, 80)).isEqualTo(2_500_080);
        String unbroken = "x".repeat(1_000_000);
        assertThat(LineWrap.next(unbroken, 500_000, 80)).isEqualTo(500_080);
    }
}
