package chat.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Answer;
import chat.client.model.Desk;
import chat.client.model.Effect;
import chat.client.model.Event;
import chat.client.model.Request;
import chat.client.model.RoomNews;
import chat.client.model.Settings;
import chat.client.model.TalkNews;
import chat.protocol.Entry;
import chat.protocol.LeaveReason;
import chat.protocol.Member;
import chat.protocol.RoomName;
import chat.protocol.SessionLimits;
import chat.protocol.Tag;
import chat.protocol.TextKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is drawn of who has proved their name and who has not, on servers that tell one from the other. */
class ClaimScreensTest {
    private static final Settings.Look ASCII = new Settings.Look(Settings.Letters.ASCII, Settings.Colours.NONE);
    private static final SessionLimits LIMITS = new SessionLimits(16_384, 200, 33_792, 200, 64, 16, 15, 30);

    @Test
    void eighty_columns_mark_who_is_known_by_their_word_alone() {
        assertThat(ScreensTest.rows(desk(80, 16, true, true), 0, 6)).isEqualTo("""
                |-------------------------- Mon 23 Nov --------------------------|@~carol        |
                |12:51        --  Connected to /run/chat/chat.sock.              | alice (you)   |
                |12:51        --  The server knows you as alice.                 |~bob           |
                |12:51      ~bob  it is me, bob                                  | dave          |
                |12:51      dave  and me                                         |               |
                |12:51         *  ~bob waves                                     |               |
                """);
    }

    @Test
    void forty_columns_mark_them_too() {
        assertThat(ScreensTest.rows(desk(40, 14, true, true), 0, 7)).isEqualTo("""
                |-------------- Mon 23 Nov --------------|
                |12:51 -- Connected to                   |
                |  /run/chat/chat.sock.                  |
                |12:51 -- The server knows you as alice. |
                |12:51 <~bob> it is me, bob              |
                |12:51 <dave> and me                     |
                |12:51 * ~bob waves                      |
                """);
    }

    @Test
    void two_hundred_columns_mark_them_too() {
        assertThat(Drawn.rows(desk(200, 14, true, true).model))
                .contains("|12:51:00             ~bob  it is me, bob  ")
                .contains("|12:51:00             dave  and me  ")
                .contains("|12:51:00                *  ~bob waves  ")
                .contains("|@~carol  ")
                .contains("|~bob  ")
                .contains("| dave  ");
    }

    @Test
    void a_server_that_proves_nobody_s_name_leads_to_no_marks() {
        String rows = Drawn.rows(desk(80, 16, false, false).model);
        assertThat(rows).contains(" bob ").doesNotContain("~");
    }

    @Test
    void who_comes_goes_or_changes_something_is_marked_as_well() {
        Desk desk = desk(80, 24, true, true);
        desk.happens(new Event.Rooms(
                new RoomNews.Joined(RoomName.LOBBY, List.of(new Member("eve", false, Member.Role.USER, "")))));
        desk.happens(new Event.Rooms(
                new RoomNews.Joined(RoomName.LOBBY, List.of(new Member("finn", true, Member.Role.USER, "")))));
        desk.happens(new Event.Rooms(new RoomNews.Left(RoomName.LOBBY, List.of("bob"), LeaveReason.QUIT)));
        desk.happens(new Event.Rooms(new RoomNews.Left(RoomName.LOBBY, List.of("dave"), LeaveReason.QUIT)));
        desk.happens(new Event.Rooms(new RoomNews.Renamed(RoomName.LOBBY, "eve", "evil")));
        desk.happens(new Event.Rooms(new RoomNews.Topic(RoomName.LOBBY, "lunch", "carol", 1)));
        desk.happens(new Event.Rooms(new RoomNews.Invited(new RoomName("ops"), "finn")));
        assertThat(Drawn.rows(desk.model))
                .contains("--  ~eve, finn joined; ~bob, dave left")
                .contains("--  ~eve is now called ~evil.")
                .contains("--  ~carol changed the topic to: lunch")
                .contains("--  finn would like to see you in #ops.");
    }

    @Test
    void a_notification_says_so_too() {
        Desk desk = desk(80, 24, true, true).focus(false);
        desk.entries("lobby", TalkNews.Origin.LIVE, said(desk, 4, "bob", false, "alice: psst", TextKind.TEXT));
        assertThat(desk.effects).contains(new Effect.Bell("~bob in #lobby", "alice: psst"));
        desk.later(60_000)
                .entries("lobby", TalkNews.Origin.LIVE, said(desk, 5, "dave", true, "alice: psst", TextKind.TEXT));
        assertThat(desk.effects).contains(new Effect.Bell("dave in #lobby", "alice: psst"));
    }

    @Test
    void our_own_lines_are_marked_where_others_see_the_mark() {
        Desk desk = desk(80, 16, false, true).type("me too").press("Enter");
        assertThat(Drawn.rows(desk.model)).contains("   ~alice~ me too");
        assertThat(Drawn.rows(desk(80, 16, true, true).type("me too").press("Enter").model))
                .contains("    alice~ me too");
    }

    @Test
    void a_private_window_says_it_above_and_in_each_line() {
        Desk desk = desk(80, 24, true, true).opens("@bob", 0, 0);
        desk.entries("@bob", TalkNews.Origin.LIVE, said(desk, 1, "bob", false, "psst", TextKind.TEXT));
        desk.type("/query bob").press("Enter");
        assertThat(Drawn.rows(desk.model)).contains("2:~bob | ").contains(" ~bob  psst");
    }

    @Test
    void who_and_whois_say_what_the_sign_means() {
        Desk desk = desk(80, 24, true, true).type("/who").press("Enter");
        desk.answers(new Answer.Whois(new Request.Whois("bob"), "bob", false, "", 0, 1, List.of()));
        assertThat(Drawn.rows(desk.model))
                .contains("4 here: @~carol, alice (you), ~bob, dave.")
                .contains("~ before a name: the server has only their")
                .contains("the server has only their word for the name.");
    }

    private static Desk desk(int columns, int rows, boolean verified, boolean proof) {
        Desk desk = new Desk(columns, rows, ASCII);
        desk.happens(new Event.LinkUp("/run/chat/chat.sock"));
        desk.happens(new Event.Welcomed("alice", verified, proof, "chat", "", LIMITS, 0));
        desk.opens("lobby", 0, 0);
        desk.happens(new Event.Rooms(new RoomNews.Roster(
                RoomName.LOBBY,
                RoomNews.Part.FIRST,
                List.of(
                        new Member("alice", verified, Member.Role.USER, ""),
                        new Member("bob", false, Member.Role.USER, ""),
                        new Member("carol", false, Member.Role.OP, ""),
                        new Member("dave", true, Member.Role.USER, "")))));
        desk.happens(new Event.Ready());
        desk.entries("lobby", TalkNews.Origin.LIVE, said(desk, 1, "bob", false, "it is me, bob", TextKind.TEXT));
        desk.entries("lobby", TalkNews.Origin.LIVE, said(desk, 2, "dave", true, "and me", TextKind.TEXT));
        desk.entries("lobby", TalkNews.Origin.LIVE, said(desk, 3, "bob", false, "waves", TextKind.ACTION));
        return desk;
    }

    private static TalkNews.Heard said(Desk desk, long seq, String from, boolean verified, String text, TextKind kind) {
        Entry entry =
                new Entry(seq, desk.model.nowMillis(), from, verified, new Tag("012345678901234" + seq), kind, text);
        return new TalkNews.Heard(entry, TalkNews.Speaker.OTHER, 0);
    }
}
