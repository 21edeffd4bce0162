package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Scrolling, and what counts as read. */
class ScrollTest {
    private final Desk desk = Desk.connected();

    @Test
    void a_page_is_less_two_rows_and_comes_back() {
        lines(100);
        assertThat(desk.shown()).hasSize(21).endsWith(line(99)).startsWith(line(79));
        desk.press("PgUp");
        assertThat(desk.shown()).hasSize(21).startsWith(line(60)).endsWith(line(80));
        desk.press("PgUp");
        assertThat(desk.shown()).startsWith(line(41));
        desk.press("PgDn", "PgDn");
        assertThat(desk.model.window().scroll()).isEqualTo(Scroll.BOTTOM);
        desk.press("M-PgUp");
        assertThat(desk.shown()).startsWith(line(76));
        desk.press("M-Down");
        assertThat(desk.model.window().scroll()).isEqualTo(Scroll.BOTTOM);
        desk.happens(new Event.Pressed(new Key.Wheel(-3)));
        assertThat(desk.shown()).startsWith(line(76));
        desk.happens(new Event.Pressed(new Key.Wheel(3)));
        assertThat(desk.model.window().scroll()).isEqualTo(Scroll.BOTTOM);
    }

    @Test
    void top_and_bottom() {
        lines(100);
        desk.press("C-Home");
        assertThat(desk.shown()).startsWith("Mon 23 Nov");
        desk.press("PgUp");
        assertThat(desk.shown()).startsWith("Mon 23 Nov");
        desk.press("C-End");
        assertThat(desk.shown()).endsWith(line(99));
        desk.press("M-Home", "M-End");
        assertThat(desk.shown()).endsWith(line(99));
    }

    @Test
    void new_lines_do_not_move_what_is_read_and_are_counted() {
        lines(50);
        desk.press("PgUp");
        List<String> shown = desk.shown();
        assertThat(below()).isEqualTo(19);
        desk.hears("bob", "new one").joins("dave");
        assertThat(desk.shown()).isEqualTo(shown);
        assertThat(below()).isEqualTo(21);
    }

    @Test
    void the_same_message_stays_on_top_when_the_size_changes_there_and_back() {
        for (int i = 0; i < 60; i++) {
            desk.hears("bob", "message " + i + " " + "long enough to be broken into several rows ".repeat(1 + i % 4));
        }
        desk.press("PgUp", "PgUp", "M-PgUp");
        List<String> shown = desk.shown();
        Scroll scroll = desk.model.window().scroll();
        int[][] sizes = {{40, 15}, {200, 60}, {1, 1}, {20, 5}, {61, 19}, {300, 100}, {80, 24}};
        for (int[] size : sizes) {
            desk.resizes(size[0], size[1]);
            Layout layout = Layout.of(desk.model);
            if (layout.logRows() > 0 && size[0] <= 80) {
                Viewport viewport = Viewport.of(desk.model.window(), layout.format(), layout.logRows());
                assertThat(viewport.rows().get(0).line().id())
                        .as("%dx%d", size[0], size[1])
                        .isEqualTo(scroll.id());
            }
        }
        assertThat(desk.shown()).isEqualTo(shown);
    }

    @Test
    void following_goes_on_through_any_size() {
        lines(100);
        desk.resizes(1, 1).resizes(40, 10).hears("bob", "last");
        assertThat(desk.shown()).endsWith("12:51 <bob> last");
    }

    @Test
    void sending_goes_to_the_newest_line() {
        lines(100);
        desk.press("PgUp").says("here");
        assertThat(desk.shown()).endsWith("12:51     alice  here");
    }

    @Test
    void lines_that_came_while_the_terminal_had_no_focus_are_marked_as_new() {
        lines(3);
        desk.focus(false);
        assertThat(desk.log()).doesNotContain("0 new");
        desk.joins("dave").hears("bob", "one").hears("bob", "two").focus(true);
        assertThat(desk.log())
                .endsWith(
                        line(2),
                        "2 new",
                        "12:51        --  dave joined",
                        "12:51       bob  one",
                        "12:51       bob  two");
        desk.hears("bob", "three");
        assertThat(desk.log()).contains("2 new").endsWith("12:51       bob  three");
        desk.focus(false).hears("bob", "four");
        assertThat(desk.log()).endsWith("12:51       bob  three", "1 new", "12:51       bob  four");
    }

    @Test
    void lines_that_came_while_scrolled_up_are_marked_when_one_comes_back() {
        lines(100);
        desk.press("PgUp");
        List<String> shown = desk.shown();
        desk.hears("bob", "one").hears("bob", "two");
        assertThat(desk.shown()).isEqualTo(shown);
        desk.press("C-End");
        assertThat(desk.shown()).endsWith(line(99), "2 new", "12:51       bob  one", "12:51       bob  two");
    }

    @Test
    void alt_u_leads_to_the_first_unread() {
        assertThat(desk.press("M-u").hint()).isEqualTo("Nothing is unread.");
        lines(10);
        desk.focus(false);
        lines(60);
        desk.focus(true).press("M-u");
        assertThat(desk.shown().subList(0, 6)).containsExactly(line(7), line(8), line(9), "60 new", line(0), line(1));
    }

    @Test
    void alt_p_and_alt_n_go_from_mention_to_mention() {
        desk.hears("bob", "alice: first");
        lines(50);
        desk.hears("bob", "alice: second");
        lines(50);
        desk.press("M-p");
        assertThat(desk.shown().get(3)).isEqualTo("12:51       bob> alice: second");
        desk.press("M-p");
        assertThat(desk.shown()).contains("12:51       bob> alice: first");
        assertThat(desk.press("M-p").hint()).isEqualTo("No mention of you before this.");
        desk.press("M-n");
        assertThat(desk.shown().get(3)).isEqualTo("12:51       bob> alice: second");
        assertThat(desk.press("M-n").hint()).isEqualTo("No mention of you after this.");
        desk.press("Esc").type("p");
        assertThat(desk.shown()).contains("12:51       bob> alice: first");
        assertThat(desk.draft()).isEmpty();
    }

    @Test
    void escape_and_a_character_are_two_keys_after_a_second() {
        desk.press("Esc").later(1_001).type("p");
        assertThat(desk.draft()).isEqualTo("p");
    }

    @Test
    void searching_the_window_goes_from_hit_to_hit() {
        desk.hears("bob", "Deploy web1");
        lines(50);
        desk.hears("bob", "deploy web2");
        lines(50);
        desk.type("draft").press("C-s").type("depl");
        assertThat(desk.model.window().log().get((int) found()))
                .extracting(line -> ((LogLine.Message) line).text())
                .isEqualTo("deploy web2");
        desk.press("Up");
        assertThat(desk.shown()).contains("12:51       bob  Deploy web1");
        desk.press("Up");
        assertThat(desk.hint()).isEqualTo("No older one.");
        desk.press("Down");
        assertThat(desk.shown().get(3)).isEqualTo("12:51       bob  deploy web2");
        desk.press("Esc");
        assertThat(desk.model.window().scroll()).isEqualTo(Scroll.BOTTOM);
        assertThat(desk.draft()).isEqualTo("draft");
        desk.press("C-s").type("web1").press("Enter");
        assertThat(desk.shown()).contains("12:51       bob  Deploy web1");
        assertThat(desk.sent()).isEmpty();
    }

    @Test
    void slash_search_does_the_same() {
        desk.hears("bob", "deploy web1");
        lines(50);
        desk.says("/search WEB1");
        assertThat(desk.shown()).contains("12:51       bob  deploy web1");
        desk.press("Esc");
        assertThat(desk.shown()).endsWith(line(49));
        desk.says("/search nowhere");
        assertThat(desk.hint()).isEqualTo("Not found.");
    }

    @Test
    void when_the_oldest_lines_are_dropped_from_under_the_window_it_shows_the_oldest_there_are() {
        lines(ChatLog.LINES_MAX);
        desk.press("C-Home");
        lines(200);
        assertThat(desk.shown()).hasSize(21).contains(line(oldest()));
        desk.press("M-PgDn", "C-End");
        assertThat(desk.shown()).endsWith(line(199));
    }

    /** The number in the oldest line's text. */
    private int oldest() {
        LogLine.Message first = (LogLine.Message) desk.model.window().log().get(0);
        return Integer.parseInt(first.text().substring("line ".length()));
    }

    private long found() {
        return desk.model.window().log().indexAtOrAfter(desk.model.window().foundId());
    }

    private int below() {
        Layout layout = Layout.of(desk.model);
        return Viewport.of(desk.model.window(), layout.format(), layout.logRows())
                .below();
    }

    private void lines(int count) {
        for (int i = 0; i < count; i++) {
            desk.hears("bob", "line " + i);
        }
    }

    private static String line(int i) {
        return "12:51       bob  line " + i;
    }
}
