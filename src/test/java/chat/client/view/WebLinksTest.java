package chat.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Desk;
import chat.client.model.Settings;
import chat.client.model.TalkNews;
import chat.protocol.TextKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebLinksTest {
    @Test
    void an_address_ends_where_a_reader_would_end_it() {
        assertThat(found("see https://example.org/a?b=c#d.")).containsExactly("https://example.org/a?b=c#d");
        assertThat(found("(http://example.org/x), 'https://example.org'!"))
                .containsExactly("http://example.org/x", "https://example.org");
        assertThat(found("https://en.example.org/wiki/A_(b) <https://example.org/c>"))
                .containsExactly("https://en.example.org/wiki/A_(b)", "https://example.org/c");
        assertThat(found("xhttps://example.org https:// ftp://example.org example.org"))
                .isEmpty();
    }

    @Test
    void nothing_that_is_not_plain_gets_into_an_address() {
        assertThat(found("https://example.org/\u001b]8;;evil")).containsExactly("https://example.org/");
        assertThat(found("https://exämple.org/")).containsExactly("https://ex");
        assertThat(found("https://example.org/\u202egpj")).containsExactly("https://example.org/");
        assertThat(found("https://example.org/" + "x".repeat(3_000))).isEmpty();
    }

    @Test
    void an_address_that_is_broken_over_rows_leads_to_all_of_it_from_each() {
        Desk desk = Desk.session(40, 15, Settings.Look.FULL);
        String address = "https://git.example.org/web/pull/4812/files?diff=split";
        desk.live("lobby", 1, "bob", "here: " + address + " (the diff)");
        assertThat(linked(desk))
                .containsExactly(
                        "https://git.example.org/web/pull/4812/ -> " + address, "files?diff=split -> " + address);
    }

    @Test
    void a_folded_block_cuts_the_text_and_not_where_it_leads() {
        Desk desk = Desk.session(80, 24, Settings.Look.FULL);
        String address = "https://git.example.org/" + "x".repeat(60);
        desk.entries("lobby", TalkNews.Origin.LIVE, desk.heard(1, "bob", address + "\nmore", 0, TextKind.BLOCK));
        assertThat(linked(desk)).isNotEmpty().allMatch(link -> link.endsWith(" -> " + address));
    }

    private static List<String> found(String text) {
        return WebLinks.in(text).stream().map(WebLinks.Span::address).toList();
    }

    /** What stands in the cells of each link of each row, and where it leads. */
    private static List<String> linked(Desk desk) {
        Grid grid = new Grid(desk.model.columns(), desk.model.rows());
        new View().draw(desk.model, grid);
        List<String> linked = new ArrayList<>();
        for (int i = 1; i <= grid.links().size(); i++) {
            StringBuilder cells = new StringBuilder();
            for (int row = 0; row < grid.rows(); row++) {
                for (int column = 0; column < grid.columns(); column++) {
                    if ((grid.styleBits(row, column) & Style.LINK_MASK) >>> Style.LINK_SHIFT == i) {
                        cells.appendCodePoint(grid.content(row, column));
                    }
                }
            }
            linked.add(cells + " -> " + grid.links().get(i - 1));
        }
        return linked;
    }
}
