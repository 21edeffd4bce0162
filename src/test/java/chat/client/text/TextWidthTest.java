package chat.client.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWidthTest {
    /** Text as escapes, so that the page shows what an editor would join; then the length in chars and the columns of each cluster. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "family                   | \\u{1F468}\\u{200D}\\u{1F469}\\u{200D}\\u{1F467}\\u{200D}\\u{1F466} | 11 | 2",
                "kiss with skin tones     | \\u{1F469}\\u{1F3FB}\\u{200D}\\u{2764}\\u{FE0F}\\u{200D}\\u{1F468}\\u{1F3FF} | 12 | 2",
                "two flags                | \\u{1F1E9}\\u{1F1EA}\\u{1F1EB}\\u{1F1F7} | 4 4 | 2 2",
                "a flag and a half        | \\u{1F1E9}\\u{1F1EA}\\u{1F1EB} | 4 2 | 2 2",
                "flag of England          | \\u{1F3F4}\\u{E0067}\\u{E0062}\\u{E0065}\\u{E006E}\\u{E0067}\\u{E007F} | 14 | 2",
                "thumb with a skin tone   | \\u{1F44D}\\u{1F3FD} | 4 | 2",
                "skin tone after a letter | a\\u{1F3FD} | 1 2 | 1 2",
                "keycap                   | 1\\u{FE0F}\\u{20E3} | 3 | 2",
                "keycap in text style     | 1\\u{20E3} | 2 | 1",
                "smile in text style      | \\u{263A}\\u{FE0E} | 2 | 1",
                "smile in emoji style     | \\u{263A}\\u{FE0F} | 2 | 2",
                "smile alone              | \\u{263A} | 1 | 1",
                "letter, emoji selector   | a\\u{FE0F}b | 2 1 | 1 1",
                "e with acute, two ways   | \\u{E9}e\\u{301} | 1 2 | 1 1",
                "a mark first             | \\u{301}a | 1 1 | 0 1",
                "jamo, three              | \\u{1112}\\u{1161}\\u{11AB} | 3 | 2",
                "old jamo                 | \\u{1112}\\u{D7B0}\\u{D7CB} | 3 | 2",
                "Hangul, composed         | \\u{AC00}\\u{B098} | 1 1 | 2 2",
                "Thai                     | \\u{E19}\\u{E35}\\u{E49}\\u{E19}\\u{E33} | 3 1 1 | 1 1 1",
                "Devanagari               | \\u{915}\\u{94D}\\u{937}\\u{93E} | 2 1 1 | 1 1 1",
                "Devanagari with joiner   | \\u{915}\\u{94D}\\u{200D}\\u{937} | 3 1 | 1 1",
                "Chinese and Latin        | \\u{4E2D}a\\u{6587} | 1 1 1 | 2 1 2",
                "half and full width      | \\u{FF76}\\u{FF21} | 1 1 | 1 2",
                "supplementary ideograph  | \\u{20000} | 2 | 2",
                "watch, wide by itself    | \\u{231A} | 1 | 2",
                "new emoji, Unicode 16    | \\u{1FADF} | 2 | 2",
                "line end                 | \\u{D}\\u{A} | 1 1 | 1 1",
                "a lone surrogate         | \\u{D800}a | 1 1 | 1 1",
                "a box and a block        | \\u{2502}\\u{2588} | 1 1 | 1 1",
            })
    void each_cluster_has_its_length_and_columns(String what, String escaped, String lengths, String columns) {
        String text = unescape(escaped);
        List<String> foundLengths = new ArrayList<>();
        List<String> foundColumns = new ArrayList<>();
        int total = 0;
        for (int at = 0; at < text.length(); ) {
            int next = Clusters.next(text, at);
            foundLengths.add(String.valueOf(next - at));
            int width = TextWidth.ofCluster(text, at, next);
            foundColumns.add(String.valueOf(width));
            total += width;
            at = next;
        }
        assertThat(String.join(" ", foundLengths)).isEqualTo(lengths);
        assertThat(String.join(" ", foundColumns)).isEqualTo(columns);
        assertThat(TextWidth.of(text)).isEqualTo(total);
    }

    @Test
    void the_way_back_meets_the_same_ends_as_the_way_on() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        int[] letters = {
            'a', ' ', 0x301, 0x200d, 0xfe0f, 0x1f468, 0x1f3fd, 0x1f1e9, 0x4e2d, 0x1112, 0x1161, 0x11ab, 0xac00, 0xd800,
            0x3099, 0x3042, 0x94d, 0xa9
        };
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                text.appendCodePoint(letters[random.nextInt(letters.length)]);
            }
            String s = text.toString();
            int from = 0;
            while (from < s.length()) {
                int next = Clusters.next(s, from);
                for (int inside = from + 1; inside <= next; inside++) {
                    assertThat(Clusters.previous(s, inside))
                            .as("seed %d, before %d in %s", seed, inside, s)
                            .isEqualTo(from);
                }
                from = next;
            }
        }
    }

    @Test
    void a_pile_of_marks_is_bounded() {
        String pile = "a" + "\u0301".repeat(1_000);
        assertThat(Clusters.next(pile, 0)).isEqualTo(24);
        assertThat(TextWidth.of(pile)).isEqualTo(1);
    }

    @Test
    void fitting_never_cuts_a_cluster() {
        assertThat(TextWidth.fit("a中b", 2)).isEqualTo("a");
        assertThat(TextWidth.fit("a中b", 3)).isEqualTo("a中");
        assertThat(TextWidth.fit("ne\u0301e", 2)).isEqualTo("ne\u0301");
        assertThat(TextWidth.fit("abc", 0)).isEmpty();
        assertThat(TextWidth.fit("abc", -1)).isEmpty();
        String same = "abc";
        assertThat(TextWidth.fit(same, 3)).isSameAs(same);
    }

    @Test
    void padding_gives_exactly_the_columns() {
        assertThat(TextWidth.pad("a中", 2)).isEqualTo("a ");
        assertThat(TextWidth.pad("a中", 5)).isEqualTo("a中  ");
        assertThat(TextWidth.pad("abc", 2)).isEqualTo("ab");
        assertThat(TextWidth.pad("", 0)).isEmpty();
    }

    private static String unescape(String escaped) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < escaped.length(); ) {
            if (escaped.startsWith("\\u{", at)) {
                int end = escaped.indexOf('}', at);
                text.appendCodePoint(Integer.parseInt(escaped.substring(at + 3, end), 16));
                at = end + 1;
            } else {
                text.append(escaped.charAt(at++));
            }
        }
        return text.toString();
    }
}
