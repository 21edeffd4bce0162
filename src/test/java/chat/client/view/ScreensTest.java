package chat.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Desk;
import chat.client.model.Event;
import chat.client.model.Settings;
import chat.client.model.TalkNews;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The pictures of the design, for one room on a server of the original kind. */
class ScreensTest {
    private static final Settings.Look ASCII = new Settings.Look(Settings.Letters.ASCII, Settings.Colours.NONE);

    @Test
    void eighty_columns_have_people_beside_the_log_and_a_nick_column() {
        assertThat(Drawn.rows(morning(80, 24).model)).isEqualTo("""
                | 1:#lobby | localhost:5050                                              F1 help |
                |-------------------------- Mon 23 Nov --------------------------| alice (you)   |
                |12:51        --  Connected to localhost:5050.                   | bob           |
                |12:51     alice  morning all                                    | carol         |
                |12:51       bob  morning! build 4812 is green, web2 is still    | dave          |
                |                 draining                                       | erin          |
                |12:52         *  carol waves                                    | grace         |
                |12:52        --  dave, erin joined; frank left    (3 events)    |               |
                |12:54       bob  here is the diff:                              |               |
                |                 https://git.example.org/web/pull/4812/files?di |               |
                |                 ff=split                                       |               |
                |- - - - - - - - - - - - - -  1 new  - - - - - - - - - - - - - - |               |
                |12:56     carol> alice: can you look at web2?                   |               |
                |12:57     alice  looking now                                    |               |
                |12:58     alice~ it is the old config, restarting               |               |
                |                                                                |               |
                |                                                                |               |
                |                                                                |               |
                |                                                                |               |
                |                                                                |               |
                |                                                                |               |
                |                                                                |               |
                | [12:58] [alice] [1:#lobby 6]                                      unsent 1  ok |
                |[#lobby] bob: thanks, deploying after the freeze                                |
                """);
    }

    @Test
    void forty_columns_have_neither_sidebar_nor_nick_column() {
        assertThat(Drawn.rows(morning(40, 15).model)).isEqualTo("""
                |  green, web2 is still draining         |
                |12:52 * carol waves                     |
                |12:52 -- dave, erin joined; frank left  |
                |12:54 <bob> here is the diff:           |
                |  https://git.example.org/web/pull/4812/|
                |  files?diff=split                      |
                |- - - - - - - -  1 new  - - - - - - - - |
                |12:56>carol> alice: can you look at     |
                |  web2?                                 |
                |12:57 <alice> looking now               |
                |12:58~alice~ it is the old config,      |
                |  restarting                            |
                | 1:#lobby 6 | unsent 1 | ok             |
                |> bob: thanks, deploying after the free |
                |  ze                                    |
                """);
    }

    @Test
    void a_hundred_and_twenty_columns_have_windows_on_the_left_and_seconds() {
        String drawn = Drawn.rows(morning(120, 40).model);
        assertThat(drawn).startsWith("""
                | 1:#lobby | localhost:5050                                                                                      F1 help |
                |1:#lobby          |----------------------------------- Mon 23 Nov -----------------------------------| alice (you)      |
                |                  |12:51:00               --  Connected to localhost:5050.                           | bob              |
                |                  |12:51:00            alice  morning all                                            | carol            |
                |                  |12:51:00              bob  morning! build 4812 is green, web2 is still draining   | dave             |
                |                  |12:52:00                *  carol waves                                            | erin             |
                |                  |12:52:00               --  dave, erin joined; frank left    (3 events)            | grace            |
                |                  |12:54:00              bob  here is the diff:                                      |                  |
                |                  |                           https://git.example.org/web/pull/4812/files?diff=split |                  |
                |                  |- - - - - - - - - - - - - - - - - - - 1 new - - - - - - - - - - - - - - - - - - - |                  |
                |                  |12:56:00            carol> alice: can you look at web2?                           |                  |
                |                  |12:57:00            alice  looking now                                            |                  |
                |                  |12:58:00            alice~ it is the old config, restarting                       |                  |
                |                  |                                                                                  |                  |
                """);
        assertThat(drawn).endsWith("""
                |                  |                                                                                  |                  |
                | [12:58] [alice] [1:#lobby 6]                                                                              unsent 1  ok |
                |[#lobby] bob: thanks, deploying after the freeze                                                                        |
                """);
        assertThat(drawn.lines()).hasSize(40);
    }

    @Test
    void twenty_by_five_is_the_least_with_a_status_row() {
        assertThat(Drawn.rows(morning(20, 5).model)).isEqualTo("""
                |  the old config,   |
                |  restarting        |
                | unsent 1 | ok      |
                |^ oying after the f |
                |  reeze             |
                """);
    }

    @Test
    void below_that_there_are_the_last_lines_and_the_input() {
        assertThat(Drawn.rows(morning(19, 6).model)).isEqualTo("""
                |~alice~ it is the  |
                |old config,        |
                |restarting         |
                |bob: thanks, deplo |
                |ying after the fre |
                |eze                |
                """);
        assertThat(Drawn.rows(morning(40, 4).model)).isEqualTo("""
                |12:57 <alice> looking now               |
                |12:58~alice~ it is the old config,      |
                |restarting                              |
                |bob: thanks, deploying after the freeze |
                """);
        assertThat(Drawn.rows(morning(1, 1).model)).isEqualTo("|e|\n");
    }

    @Test
    void an_unlucky_day_is_told_in_words() {
        Desk desk = morning(80, 24);
        long id = desk.said().get(desk.said().size() - 1).id();
        desk.news(new TalkNews.Failed(id, "The server is full")).happens(new Event.Rejected("The server is full"));
        assertThat(rows(desk, 14, 18)).isEqualTo("""
                |12:58     alice! it is the old config, restarting               |               |
                |                 not delivered - see /resend                    |               |
                |12:58        !!  The server is full                             |               |
                |12:58        !!  The server is full                             |               |
                """);
        assertThat(rows(desk, 22, 23))
                .isEqualTo("| [12:58] [alice] [1:#lobby]                                  unsent 1  REJECTED |\n");
        assertThat(rows(desk, 1, 2)).endsWith("| (unknown)     |\n");
    }

    @Test
    void a_lost_connection_counts_down_in_the_status_row() {
        Desk desk = morning(80, 24).happens(new Event.LinkDown("Connection lost", 4000));
        assertThat(rows(desk, 22, 23)).contains("unsent 1  RECONNECTING 4s |");
        desk.later(1500).happens(new Event.Tick());
        assertThat(rows(desk, 22, 23)).contains("unsent 1  RECONNECTING 3s |");
        desk.happens(new Event.Connecting());
        assertThat(rows(desk, 22, 23)).contains("unsent 1  RECONNECTING |");
        desk.happens(new Event.LinkUp());
        assertThat(rows(desk, 22, 23)).contains("unsent 1  ok |");
    }

    @Test
    void the_first_picture_says_that_it_connects() {
        Desk desk = new Desk(40, 5, ASCII);
        assertThat(Drawn.rows(desk.model)).isEqualTo("""
                |                                        |
                |                                        |
                |                                        |
                | 1:#lobby | connecting                  |
                |>                                       |
                """);
    }

    @Test
    void what_does_not_fit_into_the_status_row_goes_by_rank() {
        Function<Integer, String> at = columns -> {
            Desk desk = morning(columns, 10).happens(new Event.LinkDown("Connection lost", 4000));
            for (int i = 0; i < 30; i++) {
                desk.hears("bob", "line " + i);
            }
            return rows(desk.press("C-u", "PgUp"), 8, 9).strip();
        };
        assertThat(at.apply(70)).isEqualTo("| [12:58] [alice] [1:#lobby]       -MORE 6-  unsent 1  RECONNECTING 4s |");
        assertThat(at.apply(60)).isEqualTo("| [alice] [1:#lobby]     -MORE 5-  unsent 1  RECONNECTING 4s |");
        assertThat(at.apply(40)).isEqualTo("| -MORE 5- | unsent 1 | RECONNECTING 4s  |");
        assertThat(at.apply(30)).isEqualTo("| unsent 1 | RECONNECTING 4s   |");
        assertThat(at.apply(20)).isEqualTo("| RECONNECTING 4s    |");
    }

    @Test
    void wide_characters_keep_the_columns_straight() {
        Desk desk = new Desk(60, 12, Settings.Look.FULL);
        desk.happens(new Event.LinkUp()).people("alice", "美咲", "Zoë", "averyveryverylongname");
        desk.hears("美咲", "配備は午後二時まで凍結されています。先にボブに聞いてください。よろしく");
        desk.hears("Zoë", "family 👨‍👩‍👧 flag 🇩🇪 thumbs 👍🏽 e\u0301");
        desk.hears("averyveryverylongname", "hi");
        assertThat(rows(desk, 0, 7)).isEqualTo("""
                |──────────────── Mon 23 Nov ────────────────│ alice (you)   |
                |12:51        --  Connected to               │ averyveryvery…|
                |                 localhost:5050.            │ Zoë           |
                |12:51      美咲  配備は午後二時まで凍結され │ 美咲          |
                |                 ています。先にボブに聞いて │               |
                |                 ください。よろしく         │               |
                |12:51       Zoë  family 👨‍👩‍👧 flag 🇩🇪 thumbs   │               |
                """);
        assertThat(rows(desk, 7, 9)).isEqualTo("""
                |                 👍🏽 e\u0301                       │               |
                |12:51 averyver…  hi                         │               |
                """);
    }

    @Test
    void in_ascii_what_is_not_ascii_is_a_question_mark_as_wide() {
        Desk desk = new Desk(40, 8, ASCII);
        desk.happens(new Event.LinkUp()).hears("美咲", "é 配備 ok").type("ü");
        assertThat(rows(desk, 2, 3)).isEqualTo("|12:51 <????> ? ???? ok                  |\n");
        assertThat(rows(desk, 7, 8)).isEqualTo("|> ?                                     |\n");
    }

    @Test
    void control_characters_never_reach_a_cell() {
        Desk desk = new Desk(60, 12, Settings.Look.FULL);
        desk.happens(new Event.LinkUp());
        desk.people("al\u001b[31mice", "b\u202eob\n", "\u0007");
        desk.hears("m\u001b]0;x\u0007", "red \u001b[31m \u009b2J \u202e back\ttab\r\nline\u0000");
        desk.joins("\u001bc").paste("\u001b[2Jdraft\r").type("\u009b");
        desk.receives(new chat.protocol.ServerMessage.Notice("\u001b[5mno\u200f"));
        String drawn = Drawn.rows(desk.model);
        assertThat(drawn.chars().filter(c -> c != '\n').noneMatch(c -> Character.isISOControl(c)))
                .isTrue();
        assertThat(drawn).doesNotContain("\u202e").doesNotContain("\u200f");
    }

    @Test
    void the_input_grows_to_eight_rows_and_then_says_what_is_above() {
        Desk desk = new Desk(40, 24, ASCII);
        for (int i = 1; i <= 10; i++) {
            desk.type("line " + i);
            if (i < 10) {
                desk.press("M-Enter");
            }
        }
        assertThat(rows(desk, 15, 24)).isEqualTo("""
                | 1:#lobby | connecting                  |
                |^ line 3                                |
                |  line 4                                |
                |  line 5                                |
                |  line 6                                |
                |  line 7                                |
                |  line 8                                |
                |  line 9                                |
                |  line 10                               |
                """);
    }

    @Test
    void help_comes_from_the_tables_and_goes_with_escape() {
        Desk desk = morning(80, 24).press("F1");
        assertThat(rows(desk, 0, 4)).isEqualTo("""
                |Writing:                                                                        |
                |  Enter, Ctrl+J                     send                                        |
                |  Alt+Enter, Shift+Enter            new line in the same message                |
                |  Tab, Ctrl+Space                   complete a name, a command, what it takes,  |
                """);
        assertThat(rows(desk, 22, 24)).isEqualTo("""
                | Help: PgDn, PgUp; Esc closes it                                                |
                |[#lobby] bob: thanks, deploying after the freeze                                |
                """);
        desk.press("End");
        assertThat(rows(desk, 21, 22)).contains("/quit").contains("leave; also /exit, /bye, !DISCONNECT");
        desk.press("Esc");
        assertThat(Drawn.rows(desk.model)).isEqualTo(Drawn.rows(morning(80, 24).model));
    }

    @Test
    void questions_take_the_status_row() {
        Desk desk = Desk.connected().paste("a\nb\nc\nd\ne\nf\n");
        assertThat(rows(desk, 22, 23)).startsWith("| Paste 6 lines, 11 B? Enter: yes, Esc: no  ");
        desk.press("Esc", "C-c", "C-c");
        assertThat(rows(desk, 22, 23)).startsWith("| Quit? Enter quits, other keys stay  ");
        desk.press("Esc", "C-s").type("conn");
        assertThat(rows(desk, 22, 23)).startsWith("| search: conn   Up older, Down newer, Enter stays, Esc back  ");
        desk.happens(new Event.LinkDown("Connection lost", 9000));
        assertThat(rows(desk, 22, 23)).endsWith(" RECONNECTING 9s |\n");
    }

    @Test
    void the_bare_view_is_texts_alone() {
        Desk desk = morning(60, 12).press("M-l");
        assertThat(Drawn.rows(desk.model)).isEqualTo("""
                |12:51 <bob> morning! build 4812 is green, web2 is still     |
                |draining                                                    |
                |12:52 * carol waves                                         |
                |12:52 -- dave, erin joined; frank left    (3 events)        |
                |12:54 <bob> here is the diff:                               |
                |https://git.example.org/web/pull/4812/files?diff=split      |
                |- - - - - - - - - - - - -  1 new  - - - - - - - - - - - - - |
                |12:56>carol> alice: can you look at web2?                   |
                |12:57 <alice> looking now                                   |
                |12:58~alice~ it is the old config, restarting               |
                | [12:58] [alice] [1:#lobby 6]     bare: Alt+L  unsent 1  ok |
                |[#lobby] bob: thanks, deploying after the freeze            |
                """);
    }

    @Test
    void the_pictures_in_the_docs_are_real() throws IOException {
        String page = Files.readString(Path.of("docs", "client.md"), StandardCharsets.UTF_8);
        String[] blocks = page.split("```", -1);
        assertThat(stripped(Drawn.rows(morning(80, 24).model))).containsAll(lines(blocks[1]));
        assertThat(stripped(Drawn.rows(morning(40, 15).model))).containsAll(lines(blocks[3]));
    }

    private static List<String> stripped(String drawn) {
        return drawn.lines()
                .map(row -> row.substring(1, row.length() - 1).stripTrailing())
                .toList();
    }

    private static List<String> lines(String block) {
        List<String> lines = block.lines().filter(line -> !line.isEmpty()).toList();
        assertThat(lines).hasSizeGreaterThan(5);
        return lines;
    }

    /** Rows {@code from} up to (not into) {@code to}. */
    static String rows(Desk desk, int from, int to) {
        StringBuilder text = new StringBuilder();
        Drawn.rows(desk.model)
                .lines()
                .skip(from)
                .limit(to - from)
                .forEach(row -> text.append(row).append('\n'));
        return text.toString();
    }

    private static Desk morning(int columns, int rows) {
        Desk desk = new Desk(columns, rows, ASCII);
        desk.happens(new Event.LinkUp());
        desk.people("bob", "frank", "alice", "carol", "grace");
        desk.says("morning all");
        desk.hears("bob", "morning! build 4812 is green, web2 is still draining");
        desk.at(12, 52).hears("carol", "* carol waves");
        desk.joins("dave").joins("erin").leaves("frank");
        desk.people("bob", "alice", "carol", "grace", "dave", "erin");
        desk.at(12, 54).hears("bob", "here is the diff: https://git.example.org/web/pull/4812/files?diff=split");
        desk.focus(false);
        desk.at(12, 56).hears("carol", "alice: can you look at web2?");
        desk.focus(true);
        desk.at(12, 57).says("looking now");
        desk.at(12, 58).type("it is the old config, restarting").press("Enter");
        desk.type("bob: thanks, deploying after the freeze");
        return desk;
    }
}
