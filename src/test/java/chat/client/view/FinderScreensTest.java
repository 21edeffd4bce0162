package chat.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Desk;
import chat.client.model.Settings;
import org.junit.jupiter.api.Test;

/** The list of Ctrl+G and the window list of F7, at each width. */
class FinderScreensTest {
    private static final Settings.Look ASCII = new Settings.Look(Settings.Letters.ASCII, Settings.Colours.NONE);

    @Test
    void eighty_columns() {
        Desk desk = opened(80, 24).press("C-g").type("op");
        assertThat(ScreensTest.rows(desk, 18, 24)).isEqualTo("""
                |                                                                |               |
                | > 2:#ops  2 new, 1 for you                                                     |
                |   3:#dev-ops                                                                   |
                |   4:#shop                                                                      |
                | go to: op   Enter: 2:#ops, Up, Down, Esc back                                  |
                |[#lobby] a draft                                                                |
                """);
    }

    @Test
    void forty_columns() {
        Desk desk = opened(40, 15).press("C-g").type("op").press("Down");
        assertThat(ScreensTest.rows(desk, 9, 15)).isEqualTo("""
                |                                        |
                |   2:#ops  2 new, 1 for you             |
                | > 3:#dev-ops                           |
                |   4:#shop                              |
                | go to: op   Enter: 3:#dev-ops, Up, Down|
                |> a draft                               |
                """);
    }

    @Test
    void twenty_by_five_and_less() {
        Desk desk = opened(20, 5).press("C-g").type("op");
        assertThat(ScreensTest.rows(desk, 0, 5)).isEqualTo("""
                | > 2:#ops  2 new, 1 |
                |   3:#dev-ops       |
                |   4:#shop          |
                | go to: op   Enter: |
                |> a draft           |
                """);
        desk.resizes(20, 2);
        assertThat(ScreensTest.rows(desk, 0, 2)).isEqualTo("""
                | go to: op   Enter: |
                |a draft             |
                """);
    }

    @Test
    void nothing_found() {
        Desk desk = opened(80, 24).press("C-g").type("xyz");
        assertThat(ScreensTest.rows(desk, 21, 23)).isEqualTo("""
                |                                                                |               |
                | go to: xyz   nothing is called so, Esc back                                    |
                """);
    }

    @Test
    void the_window_list_beside_the_log_in_eighty_columns() {
        Desk desk = opened(80, 24).press("F7");
        assertThat(ScreensTest.rows(desk, 0, 6)).isEqualTo("""
                | 1:#lobby | localhost:5050                                              F1 help |
                |>1:#lobby      |------------------ Mon 23 Nov ------------------| alice (you)   |
                | 2:#ops      2!|12:51        --  Connected to localhost:5050.   | bob           |
                | 3:#dev-ops    |                                                | carol         |
                | 4:#shop       |                                                |               |
                | 5:dave        |                                                |               |
                """);
    }

    private static Desk opened(int columns, int rows) {
        return Desk.session(columns, rows, ASCII)
                .opens("ops", 0, 0)
                .opens("dev-ops", 0, 0)
                .opens("shop", 0, 0)
                .opens("@dave", 0, 0)
                .live("ops", 1, "bob", "hello")
                .live("ops", 2, "bob", "alice: hello")
                .type("a draft");
    }
}
