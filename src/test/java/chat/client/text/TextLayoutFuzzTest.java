package chat.client.text;

import static org.assertj.core.api.Assertions.assertThat;

import chat.fuzz.Tape;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.List;

/**
 * Clusters are a text cut in pieces, the same forwards and backwards; widths add up; what is fitted fits and nothing more
 * would; the rows of a wrapped line fit and lose nothing but the blanks at a break.
 */
class TextLayoutFuzzTest {
    @FuzzTest
    void clusters_part_a_text_and_wrapping_loses_only_blanks(byte[] input) {
        Tape tape = new Tape(input);
        int columns = 1 + tape.below(40);
        String text = tape.flag() ? tape.anyChars() : tape.text();

        List<Integer> edges = edges(text);
        int width = 0;
        String fitted = "";
        boolean full = false;
        for (int i = 1; i < edges.size(); i++) {
            int from = edges.get(i - 1);
            int to = edges.get(i);
            assertThat(to).isGreaterThan(from);
            for (int inside = from + 1; inside <= to; inside++) {
                assertThat(Clusters.previous(text, inside))
                        .as("before %d", inside)
                        .isEqualTo(from);
            }
            int ofCluster = TextWidth.ofCluster(text, from, to);
            assertThat(ofCluster).isBetween(0, 2);
            width += ofCluster;
            full |= width > columns;
            fitted = full ? fitted : text.substring(0, to);
        }
        assertThat(TextWidth.of(text)).isEqualTo(width);
        assertThat(TextWidth.fit(text, columns)).isEqualTo(fitted);
        assertThat(TextWidth.of(fitted)).isLessThanOrEqualTo(columns);
        assertThat(TextWidth.of(TextWidth.pad(text, columns))).isEqualTo(columns);
        assertWrapped(text, columns);
    }

    private static List<Integer> edges(String text) {
        List<Integer> edges = new ArrayList<>(List.of(0));
        for (int at = 0; at < text.length(); ) {
            at = Clusters.next(text, at);
            edges.add(at);
        }
        assertThat(edges.get(edges.size() - 1)).isEqualTo(text.length());
        return edges;
    }

    private static void assertWrapped(String text, int columns) {
        List<Integer> edges = edges(text);
        List<String> rows = LineWrap.wrap(text, columns);
        int at = 0;
        for (int i = 0; i < rows.size(); i++) {
            String row = rows.get(i);
            assertThat(text.startsWith(row, at)).isTrue();
            String shown = row.replaceAll("[ \t]+$", "");
            boolean oneClusterTooWide = !shown.isEmpty() && Clusters.next(shown, 0) == shown.length();
            if (!oneClusterTooWide) {
                assertThat(TextWidth.of(shown)).as("row %d, %s", i, row).isLessThanOrEqualTo(columns);
            }
            at += row.length();
            while (i < rows.size() - 1 && at < text.length() && isBlank(text, at)) {
                at++;
            }
            assertThat(edges).contains(at);
        }
        assertThat(at).isEqualTo(text.length());
    }

    /** A blank that no mark stands on. */
    private static boolean isBlank(String text, int at) {
        return (text.charAt(at) == ' ' || text.charAt(at) == '\t') && Clusters.next(text, at) == at + 1;
    }
}
