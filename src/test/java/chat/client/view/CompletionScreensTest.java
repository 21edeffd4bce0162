package chat.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Desk;
import chat.client.model.Settings;
import org.junit.jupiter.api.Test;

/** What Tab offers, and what the command that is being typed takes, at each width. */
class CompletionScreensTest {
    @Test
    void at_a_hundred_and_twenty_columns() {
        Desk desk = session(120, 24).type("/re").press("Tab");
        assertThat(rows(desk, 19, 24)).isEqualTo("""
                |                  │                                                                                  │                  |
                |        >/resend     send again what was not delivered                                               │                  |
                |         /reconnect  connect now, not when the time has come                                         │                  |
                | /resend: send again what was not delivered                                                                             |
                |[#lobby] /resend                                                                                                        |
                """);
    }

    @Test
    void at_eighty_columns() {
        Desk desk = session(80, 24).type("/re").press("Tab");
        assertThat(rows(desk, 19, 24)).isEqualTo("""
                |                                                                │               |
                |        >/resend     send again what was not delivered          │               |
                |         /reconnect  connect now, not when the time has come    │               |
                | /resend: send again what was not delivered                                     |
                |[#lobby] /resend                                                                |
                """);
        desk.press("C-u").type("/join #ops");
        assertThat(rows(desk, 21, 24)).isEqualTo("""
                |                                                                │               |
                | /join #room: go into a room, which is made if it is not there                  |
                |[#lobby] /join #ops                                                             |
                """);
    }

    @Test
    void at_forty_columns() {
        Desk desk = session(40, 15).type("/re").press("Tab", "Tab");
        assertThat(rows(desk, 11, 15)).isEqualTo("""
                | /resend     send again what was not de…|
                |>/reconnect  connect now, not when the …|
                | /reconnect: connect now, not when the… |
                |> /reconnect                            |
                """);
    }

    @Test
    void more_than_fit_are_counted_and_come_by_pages() {
        String[] names = new String[12];
        for (int i = 0; i < names.length; i++) {
            names[i] = "user" + (char) ('a' + i);
        }
        Desk desk = session(80, 24).roster("lobby", names).type("user").press("Tab");
        assertThat(rows(desk, 13, 24)).isEqualTo("""
                |                                                                │               |
                |        >usera                                                  │               |
                |         userb                                                  │               |
                |         userc                                                  │               |
                |         userd                                                  │               |
                |         usere                                                  │               |
                |         userf                                                  │               |
                |         userg                                                  │               |
                |         1 of …                                                 │               |
                | [12:51] [alice] [1:#lobby 12]                                               ok |
                |[#lobby] usera:                                                                 |
                """);
        desk.press("S-Tab");
        assertThat(rows(desk, 13, 24)).isEqualTo("""
                |                                                                │               |
                |         userh                                                  │               |
                |         useri                                                  │               |
                |         userj                                                  │               |
                |         userk                                                  │               |
                |        >userl                                                  │               |
                |                                                                │               |
                |                                                                │               |
                |         12 of…                                                 │               |
                | [12:51] [alice] [1:#lobby 12]                                               ok |
                |[#lobby] userl:                                                                 |
                """);
    }

    @Test
    void emoji_show_with_their_names() {
        Desk desk = session(80, 24).type("so :thu").press("Tab");
        assertThat(rows(desk, 19, 24)).isEqualTo("""
                |                                                                │               |
                |        >👍  :thumbs_up:                                        │               |
                |         👎  :thumbs_down:                                      │               |
                | [12:51] [alice] [1:#lobby 3]                                                ok |
                |[#lobby] so 👍                                                                  |
                """);
    }

    @Test
    void where_the_log_has_one_row_the_chosen_one_has_it() {
        Desk desk = session(40, 5).type("\n").press("M-Enter", "M-Enter", "Tab", "Tab");
        assertThat(rows(desk, 0, 5)).isEqualTo("""
                |────────────── Mon 23 Nov ──────────────|
                |1>carol  Connected to localhost:5050.   |
                | 1:#lobby 3 | ok                        |
                |^                                       |
                |  carol                                 |
                """);
        assertThat(Drawn.rows(session(10, 2).press("Tab").model)).isEqualTo("""
                |>bob      |
                |bob:      |
                """);
    }

    private static Desk session(int columns, int rows) {
        return Desk.session(columns, rows, new Settings.Look(Settings.Letters.UNICODE, Settings.Colours.NONE));
    }

    private static String rows(Desk desk, int from, int to) {
        StringBuilder text = new StringBuilder();
        Drawn.rows(desk.model)
                .lines()
                .skip(from)
                .limit(to - from)
                .forEach(row -> text.append(row).append('\n'));
        return text.toString();
    }
}
