package chat.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Answer;
import chat.client.model.Desk;
import chat.client.model.Event;
import chat.client.model.Request;
import chat.client.model.RoomNews;
import chat.client.model.Settings;
import chat.client.model.TalkNews;
import chat.client.terminal.Painter;
import chat.protocol.Member;
import chat.protocol.RoomName;
import chat.protocol.TextKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pictures of the design, for several conversations on a server of the session profile. */
class SessionScreensTest {
    private static final Settings.Look ASCII = new Settings.Look(Settings.Letters.ASCII, Settings.Colours.NONE);

    @Test
    void eighty_columns_have_the_activity_in_the_status_row_and_the_topic_above() {
        assertThat(Drawn.rows(day(80, 24).model)).isEqualTo("""
                | 1:#lobby | Deploy freeze until 14:00 - ask bob first                   F1 help |
                |. . . . . . . . . . . . loading 2 lines . . . . . . . . . . . . |@bob           |
                |-------------------------- Mon 23 Nov --------------------------|+carol         |
                |12:51     alice  morning all                                    | alice (you)   |
                |12:51       bob  morning! build 4812 is green, web2 is still    | dave          |
                |                 draining                                       | grace  away   |
                |12:52         *  carol waves                                    |               |
                |12:51        --  Connected to localhost:5050.                   |               |
                |12:54       bob  here is the diff:                              |               |
                |                 [+] 14 lines, 43 B   Alt+O opens   (#6)        |               |
                |- - - - - - - - - - - - - -  1 new  - - - - - - - - - - - - - - |               |
                |12:56     carol> alice: can you look at web2?                   |               |
                |12:58     alice! restart done    not delivered - see /resend    |               |
                |12:58        !!  You may not speak here.                        |               |
                |12:58     alice~ it is the old config, restarting               |               |
                |                                                                |               |
                |                                                                |               |
                |                                                                |               |
                |                                                                |               |
                |                                                                |               |
                |                                                                |               |
                |                                                                |               |
                | [12:58] [alice] [1:#lobby 5] [Act 3:carol(1!) 4:#ops(12)]    unsent 2  38ms ok |
                |[#lobby] bob: thanks, deploying after the freeze                                |
                """);
    }

    @Test
    void who_has_said_nothing_for_long_has_that_behind_the_name() {
        Desk desk = Desk.session().live("lobby", 1, "bob", "hi").live("lobby", 2, "alice", "hi");
        desk.nowMillis += 9 * 60_000;
        String before = Drawn.rows(desk.happens(new Event.Tick()).model);
        assertThat(before).contains("│ bob           |").contains("│ alice (you)   |");
        desk.nowMillis += 45 * 60_000;
        String after = Drawn.rows(desk.happens(new Event.Tick()).model);
        assertThat(after)
                .contains("│ bob  50m      |")
                .contains("│ alice (you)   |")
                .contains("│ carol         |");
        desk.nowMillis += 5 * 60_000;
        String later = Drawn.rows(desk.happens(new Event.Tick()).model);
        assertThat(later.replace("[13:50]", "[13:45]")).isEqualTo(after);
    }

    @Test
    void forty_columns_have_the_activity_in_short() {
        assertThat(ScreensTest.rows(day(40, 15), 2, 15)).isEqualTo("""
                |12:54 <bob> here is the diff:           |
                |  [+] 14 lines, 43 B   Alt+O opens      |
                |- - - - - - - -  1 new  - - - - - - - - |
                |12:56>carol> alice: can you look at     |
                |  web2?                                 |
                |12:58!alice! restart done               |
                |  not delivered - see /resend           |
                |12:58 !! You may not speak here.        |
                |12:58~alice~ it is the old config,      |
                |  restarting                            |
                | 3!1 4:12 | unsent 2 | 38ms             |
                |> bob: thanks, deploying after the free |
                |  ze                                    |
                """);
    }

    @Test
    void a_hundred_and_twenty_columns_have_the_windows_on_the_left() {
        String drawn = Drawn.rows(day(120, 40).model);
        assertThat(drawn.lines().map(row -> row.substring(1, 20)).skip(1).limit(6))
                .containsExactly(
                        ">1:#lobby         |",
                        " 2:#dev           |",
                        " 3:carol        1!|",
                        " 4:#ops         12|",
                        "                  |",
                        "                  |");
        assertThat(drawn).contains("12:56:00            carol> alice: can you look at web2?");
    }

    @Test
    void twenty_by_five_says_where_something_is_new() {
        String drawn = Drawn.rows(day(20, 5).model);
        assertThat(drawn.lines()).hasSize(5);
        assertThat(ScreensTest.rows(day(20, 5), 2, 3)).isEqualTo("| 3!1 +1 | unsent 2  |\n");
    }

    @Test
    void more_windows_than_rows_are_counted_and_the_shown_one_is_among_them() {
        Desk desk = Desk.session(120, 10, ASCII);
        for (int i = 2; i <= 30; i++) {
            desk.opens("room" + i, 0, 0);
        }
        desk.says("/win 25");
        String drawn = Drawn.rows(desk.model);
        assertThat(drawn).contains("|>25:#room25").contains("| +23 more");
        desk.live("room2", 1, "bob", "one").live("room3", 1, "bob", "two");
        assertThat(Drawn.rows(desk.model)).contains("[Act 2:#room2(1) 3:#room3(1)]");
    }

    @Test
    void what_was_found_is_a_list_and_enter_goes_to_where_it_was_said() {
        Desk desk = Desk.session(60, 12, ASCII);
        desk.opens("ops", 90, 90).says("/search deploy \"web 2\" in:ops from:bob");
        Request.Search search = (Request.Search) desk.asked().get(0);
        assertThat(search.text()).isEqualTo("deploy \"web 2\"");
        assertThat(search.by()).isEqualTo("bob");
        assertThat(search.place()).isEqualTo(Desk.place("ops"));
        desk.answers(new Answer.Found(
                search,
                List.of(
                        new Answer.Hit(Desk.place("ops"), desk.heard(40, "bob", "deploy web 2 now", 0)),
                        new Answer.Hit(Desk.place("@carol"), desk.heard(3, "carol", "the deploy of web 2", 0))),
                0));
        assertThat(Drawn.rows(desk.model))
                .startsWith("""
                |> Mon 23 Nov 12:51  #ops  bob                               |
                |    deploy web 2 now                                        |
                |  Mon 23 Nov 12:51  carol  carol                            |
                |    the deploy of web 2                                     |
                """)
                .contains("| found: 1 of 2   Up, Down, Enter goes there, Esc closes it");
        desk.press("Down", "Up", "Enter");
        assertThat(desk.model.window().name()).isEqualTo("#ops");
        desk.page(true, desk.lines(35, 45));
        assertThat(desk.shown()).contains("12:51       bob  line 40");
        assertThat(desk.window("ops").foundId())
                .isEqualTo(desk.window("ops").log().get(6).id());
        assertThat(desk.says("/search").model.dialog().hits()).isNotNull();
        assertThat(desk.press("Esc").draft()).isEmpty();
    }

    @Test
    void bad_searches_and_times_get_a_sentence_and_stay_in_the_input() {
        Desk desk = Desk.session();
        for (String wrong : new String[] {
            "/search in:",
            "/search before:x y",
            "/search in:#a/b x",
            "/goto",
            "/goto 25:00",
            "/goto soon",
            "/goto 2026-13-01",
            "/history x",
            "/history 0",
            "/history 201"
        }) {
            desk.type(wrong).press("Enter");
            if (!wrong.equals("/search in:")) {
                assertThat(desk.hint()).as(wrong).isNotEmpty();
                assertThat(desk.draft()).isEqualTo(wrong);
            }
            desk.press("C-c").effects.clear();
        }
    }

    @Test
    void a_time_leads_to_what_was_said_then() {
        Desk desk = Desk.session(60, 12, ASCII);
        desk.opens("ops", 90, 90)
                .replays("ops", desk.lines(71, 90))
                .press("M-2")
                .says("/goto 12:30");
        desk.later(-20 * 60_000);
        TalkNews.Heard[] then = desk.lines(20, 60);
        desk.later(20 * 60_000).page(true, then);
        assertThat(desk.shown()).contains("12:31       bob  line 20");
        desk.says("/goto 12:50").press("PgDn").effects.clear();
    }

    @Test
    void what_changes_costs_few_bytes_with_other_windows_too() {
        Desk desk = Desk.session();
        desk.opens("ops", 0, 0);
        for (int i = 1; i <= 40; i++) {
            desk.live("lobby", i, "bob", "line " + i + " of what was said before");
        }
        View view = new View();
        Painter painter = new Painter(Painter.Colors.SIXTEEN);
        paint(desk, view, painter);
        desk.live("lobby", 41, "dave", "a new line of an ordinary length");
        assertThat(paint(desk, view, painter)).isLessThanOrEqualTo(400);
        desk.live("ops", 1, "bob", "elsewhere");
        assertThat(paint(desk, view, painter)).isBetween(1, 60);
        desk.live("ops", 2, "bob", "elsewhere");
        assertThat(paint(desk, view, painter)).isBetween(1, 30);
        desk.type("h");
        paint(desk, view, painter);
        desk.type("e");
        assertThat(paint(desk, view, painter)).isBetween(1, 4);
        assertThat(paint(desk, view, painter)).isZero();
        desk.type("y").press("Enter");
        paint(desk, view, painter);
        desk.acknowledges("lobby", 42, desk.said().get(0).id(), "hey");
        assertThat(paint(desk, view, painter)).isBetween(1, 60);
    }

    private static int paint(Desk desk, View view, Painter painter) {
        Grid grid = new Grid(80, 24);
        view.draw(desk.model, grid);
        return painter.paint(grid).length;
    }

    /** A morning in the lobby, with news elsewhere. */
    private static Desk day(int columns, int rows) {
        Desk desk = new Desk(columns, rows, ASCII).welcomed();
        RoomName lobby = RoomName.LOBBY;
        desk.news(new TalkNews.Opened(Desk.place("lobby"), "Deploy freeze until 14:00 - ask bob first", 1, 5, 5, 5));
        desk.happens(new Event.Rooms(new RoomNews.Roster(
                lobby,
                RoomNews.Part.FIRST,
                List.of(
                        new Member("alice", false, Member.Role.USER, ""),
                        new Member("bob", false, Member.Role.OP, ""),
                        new Member("carol", false, Member.Role.VOICE, ""),
                        new Member("dave", false, Member.Role.USER, ""),
                        new Member("grace", false, Member.Role.USER, "lunch")))));
        desk.opens("dev", 0, 0).opens("@carol", 0, 0).opens("ops", 0, 0).happens(new Event.Ready());
        desk.replays(
                "lobby",
                desk.heard(3, "alice", "morning all", 0),
                desk.heard(4, "bob", "morning! build 4812 is green, web2 is still draining", 0),
                desk.at(12, 52).heard(5, "carol", "waves", 0, TextKind.ACTION));
        String block = "here is the diff:\n" + "x\n".repeat(13).strip();
        desk.at(12, 54).entries("lobby", TalkNews.Origin.LIVE, desk.heard(6, "bob", block, 0, TextKind.BLOCK));
        desk.focus(false)
                .at(12, 56)
                .live("lobby", 7, "carol", "alice: can you look at web2?")
                .focus(true);
        desk.at(12, 58)
                .type("restart done")
                .press("Enter")
                .type("it is the old config, restarting")
                .press("Enter");
        desk.news(new TalkNews.Failed(desk.said().get(0).id(), "You may not speak here."));
        desk.live("@carol", 1, "carol", "psst");
        for (int i = 1; i <= 12; i++) {
            desk.live("ops", i, "bob", "line " + i);
        }
        desk.happens(new Event.RoundTrip(38)).type("bob: thanks, deploying after the freeze");
        return desk;
    }
}
