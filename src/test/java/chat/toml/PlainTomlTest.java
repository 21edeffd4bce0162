package chat.toml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainTomlTest {
    private static final String[] PIECES = {
        "bell",
        "theme",
        "\"M-x\"",
        "a",
        "[keys]",
        "[a.b]",
        "[",
        "]",
        "=",
        " = ",
        "true",
        "false",
        "0",
        "07",
        "12",
        "1_0",
        "-3",
        "1.5",
        "\"dark\"",
        "\"\"",
        "\"\"\"",
        "'x'",
        "\"a\\\"b\"",
        "\"#\"",
        "# why",
        "#",
        " ",
        "\t",
        "\n",
        "\n",
        "\n",
        "\r\n",
        "é",
        "\u0007",
        "{}",
        "[1, 2]",
        "1979-05-27",
        "a.b",
        ","
    };

    @Test
    void what_most_people_write_is_plain() {
        assertThat(PlainToml.read("bell = true\n\n# c\ntheme = \"dark\" # why\r\n[keys]\n\"M-x\" = \"none\"\nn=7"))
                .containsExactly(
                        new TomlEntry("", "bell", true, 1),
                        new TomlEntry("", "theme", "dark", 4),
                        new TomlEntry("keys", "M-x", "none", 6),
                        new TomlEntry("keys", "n", 7L, 7));
    }

    @Test
    void what_is_not_plain_is_left_to_the_library() {
        for (String text : List.of(
                "a = 'x'", "a = \"\\n\"", "a = 1\na = 2", "[a.b]", "a.b = 1", "a = 1 2", "a", "a =", "[x", "ä = 1")) {
            assertThat(PlainToml.read(text)).as(text).isNull();
        }
    }

    @Test
    void on_random_texts_the_library_says_the_same_or_nobody_calls_them_plain() throws WrongToml {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("PlainTomlTest -Dseed=" + seed);
        Random random = new Random(seed);
        int plain = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            int lines = random.nextInt(4);
            for (int line = 0; line <= lines; line++) {
                if (random.nextInt(3) > 0) {
                    text.append((char) ('a' + random.nextInt(20))).append(" = ");
                    text.append(PIECES[10 + random.nextInt(16)]);
                }
                for (int piece = random.nextInt(3); piece > 0; piece--) {
                    text.append(PIECES[random.nextInt(PIECES.length)]);
                }
                text.append('\n');
            }
            List<TomlEntry> read = PlainToml.read(text.toString());
            if (read != null) {
                plain++;
                assertThat(sorted(read)).as(text.toString()).isEqualTo(sorted(LibraryToml.read(text.toString())));
            }
        }
        assertThat(plain).isGreaterThan(500);
    }

    private static List<TomlEntry> sorted(List<TomlEntry> entries) {
        List<TomlEntry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparingInt(TomlEntry::line));
        return sorted;
    }
}
