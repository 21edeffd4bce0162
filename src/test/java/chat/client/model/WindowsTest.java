package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.TextKind;
import org.junit.jupiter.api.Test;

/** Several conversations: going from one to another, and what stays with each. */
class WindowsTest {
    private final Desk desk = Desk.session();

    @Test
    void nothing_but_the_user_shows_another_window() {
        desk.opens("ops", 0, 0).live("ops", 1, "bob", "alice: look").live("@carol", 1, "carol", "psst");
        assertThat(desk.model.window().name()).isEqualTo("#lobby");
        assertThat(desk.window("ops").number()).isEqualTo(2);
        assertThat(desk.window("@carol").number()).isEqualTo(3);
        desk.news(new TalkNews.Closed(Desk.place("ops"), "You were removed from #ops."));
        assertThat(desk.model.window().name()).isEqualTo("#lobby");
    }

    @Test
    void every_way_to_go_from_one_to_another() {
        desk.opens("ops", 0, 0).opens("dev", 0, 0);
        assertThat(desk.press("M-2").model.window().name()).isEqualTo("#ops");
        assertThat(desk.press("Esc").type("3").model.window().name()).isEqualTo("#dev");
        assertThat(desk.draft()).isEmpty();
        assertThat(desk.press("C-n").model.windows().active()).isEqualTo(1);
        assertThat(desk.press("F6", "M-Right").model.windows().active()).isEqualTo(3);
        assertThat(desk.press("C-p", "F5").model.windows().active()).isEqualTo(1);
        assertThat(desk.press("M-Left").model.windows().active()).isEqualTo(3);
        assertThat(desk.press("M-/").model.windows().active()).isEqualTo(1);
        assertThat(desk.press("M-/").model.windows().active()).isEqualTo(3);
        assertThat(desk.says("/win ops").model.windows().active()).isEqualTo(2);
        assertThat(desk.says("/win 3").model.windows().active()).isEqualTo(3);
        assertThat(desk.says("/win #lob").model.windows().active()).isEqualTo(1);
        assertThat(desk.press("M-9").hint()).isEqualTo("There is no window 9. They go from 1 to 3; /win lists them.");
        desk.type("/win 17").press("Enter");
        assertThat(desk.hint()).isEqualTo("There is no window 17; /win lists them.");
        assertThat(desk.draft()).isEqualTo("/win 17");
    }

    @Test
    void alone_in_the_lobby_every_way_says_so() {
        assertThat(desk.press("C-n").hint()).isEqualTo("There is no other window.");
        assertThat(desk.press("M-2").hint()).isEqualTo("There is no window 2. There is only this one.");
        assertThat(desk.press("M-/").hint()).isEqualTo("There is no other window to go back to.");
        assertThat(desk.press("M-a").hint()).isEqualTo("Nothing is new in other windows.");
    }

    @Test
    void each_has_its_draft_its_history_and_its_scroll_place() {
        desk.opens("ops", 0, 0);
        for (int i = 1; i <= 60; i++) {
            desk.live("lobby", i, "bob", "line " + i);
        }
        desk.says("said in the lobby").type("half a thought").press("PgUp", "M-2");
        assertThat(desk.draft()).isEmpty();
        assertThat(desk.press("Up").draft()).isEmpty();
        desk.type("another").press("M-1");
        assertThat(desk.draft()).isEqualTo("half a thought");
        assertThat(desk.model.window().scroll().following()).isFalse();
        assertThat(desk.press("Up").draft()).isEqualTo("said in the lobby");
        assertThat(desk.press("Down", "M-2").draft()).isEqualTo("another");
    }

    @Test
    void what_was_killed_in_one_can_be_put_back_in_another() {
        desk.opens("ops", 0, 0).type("carry this").press("C-u", "M-2", "C-y");
        assertThat(desk.draft()).isEqualTo("carry this");
    }

    @Test
    void alt_a_goes_to_mentions_first_then_to_what_is_new_and_then_back() {
        desk.opens("ops", 0, 0).opens("dev", 0, 0).opens("qa", 0, 0).press("M-4");
        desk.live("ops", 1, "bob", "hi").live("dev", 1, "bob", "alice: hi");
        assertThat(desk.press("M-a").model.window().name()).isEqualTo("#dev");
        assertThat(desk.press("M-a").model.window().name()).isEqualTo("#ops");
        assertThat(desk.press("M-a").model.window().name()).isEqualTo("#qa");
        assertThat(desk.press("M-a").hint()).isEqualTo("Nothing is new in other windows.");
    }

    @Test
    void counts_and_mentions_are_of_what_came_and_go_when_it_is_seen() {
        desk.opens("ops", 5, 5).live("ops", 6, "bob", "one").live("ops", 7, "bob", "alice: two");
        assertThat(desk.window("ops").unread().count()).isEqualTo(2);
        assertThat(desk.window("ops").unread().mentions()).isEqualTo(1);
        desk.effects.clear();
        desk.press("M-2");
        assertThat(desk.read()).containsExactly(new Effect.Read(Desk.place("ops"), 7));
        assertThat(desk.window("ops").unread().count()).isZero();
        assertThat(desk.log()).contains("2 new");
        desk.effects.clear();
        desk.live("ops", 8, "bob", "three");
        assertThat(desk.read()).containsExactly(new Effect.Read(Desk.place("ops"), 8));
        desk.press("M-1", "M-2");
        assertThat(desk.log()).doesNotContain("2 new");
    }

    @Test
    void what_is_not_before_the_users_eyes_is_not_read() {
        desk.opens("ops", 0, 0);
        for (int i = 1; i <= 60; i++) {
            desk.live("lobby", i, "bob", "line " + i);
        }
        desk.effects.clear();
        desk.press("PgUp").live("lobby", 61, "bob", "below");
        desk.press("C-End").press("F1").live("lobby", 62, "bob", "behind the help page");
        assertThat(desk.read()).containsExactly(new Effect.Read(Desk.place("lobby"), 61));
        desk.press("Esc");
        assertThat(desk.read()).hasSize(2);
        desk.focus(false).live("lobby", 63, "bob", "nobody looks");
        assertThat(desk.read()).hasSize(2);
        desk.focus(true);
        assertThat(desk.read()).endsWith(new Effect.Read(Desk.place("lobby"), 63));
        desk.resizes(20, 1).live("lobby", 64, "bob", "no row for it");
        assertThat(desk.read()).hasSize(3);
    }

    @Test
    void what_another_client_of_the_user_has_read_counts_no_more() {
        desk.opens("ops", 10, 10).live("ops", 11, "bob", "one").live("ops", 12, "bob", "alice: two");
        desk.live("ops", 13, "bob", "three").news(new TalkNews.ReadTo(Desk.place("ops"), 12));
        assertThat(desk.window("ops").unread())
                .isEqualTo(new ReadPlace(desk.window("ops").log().idOf(12), 1, 0));
        desk.news(new TalkNews.ReadTo(Desk.place("ops"), 13));
        assertThat(desk.window("ops").unread().count()).isZero();
        assertThat(desk.press("M-2").log()).noneMatch(row -> row.endsWith(" new"));
    }

    @Test
    void private_talk_has_a_window_of_its_own_and_all_of_it_is_for_the_user() {
        desk.focus(false).opens("@carol", 0, 0).live("@carol", 1, "carol", "psst");
        assertThat(desk.window("@carol").unread().mentions()).isEqualTo(1);
        assertThat(desk.effects).contains(new Effect.Bell("carol", "psst"));
        desk.says("/msg carol not now");
        assertThat(desk.model.window().name()).isEqualTo("#lobby");
        assertThat(desk.hint()).isEqualTo("Said in window 2: carol.");
        assertThat(desk.said()).hasSize(1);
        assertThat(desk.said().get(0).place()).isEqualTo(Desk.place("@carol"));
        desk.says("/query CAROL");
        assertThat(desk.model.window().name()).isEqualTo("carol");
        assertThat(desk.log()).endsWith("12:51     alice~ not now");
        desk.says("now then");
        assertThat(desk.said().get(1).place()).isEqualTo(Desk.place("@carol"));
        assertThat(desk.says("/query zoe").asked()).contains(new Request.Talk("zoe"));
        assertThat(desk.model.window().name()).isEqualTo("zoe");
    }

    @Test
    void a_partner_with_another_name_stays_in_the_same_window() {
        desk.says("/query carol").says("hello");
        long id = desk.said().get(0).id();
        desk.happens(new Event.Rooms(new RoomNews.Renamed(null, "carol", "caro")));
        assertThat(desk.model.window().name()).isEqualTo("caro");
        assertThat(desk.log()).contains("12:51        --  carol is now called caro.");
        desk.opens("@caro", 0, 0).acknowledges("@caro", 1, id, "hello");
        assertThat(desk.log()).endsWith("12:51     alice  hello");
        assertThat(desk.model.outbox()).isEqualTo(Outbox.EMPTY);
    }

    @Test
    void a_room_that_is_joined_shows_at_once_and_a_refusal_stands_in_it() {
        desk.says("/join Ops");
        assertThat(desk.model.window().name()).isEqualTo("#ops");
        Request join = desk.asked().get(0);
        assertThat(join).isEqualTo(new Request.Join(new chat.protocol.RoomName("ops")));
        desk.answers(new Answer.Refused(join, "not_allowed", "This room is for operators.", 0, ""));
        assertThat(desk.log()).endsWith("12:51        !!  This room is for operators.");
        desk.press("M-1").says("/join dev").press("M-1").opens("dev", 0, 0);
        assertThat(desk.model.window().name()).isEqualTo("#lobby");
        assertThat(desk.says("/join #dev").model.window().name()).isEqualTo("#dev");
        assertThat(desk.asked()).filteredOn(Request.Join.class::isInstance).hasSize(2);
    }

    @Test
    void part_leaves_and_keeps_the_window_and_close_takes_it_away() {
        desk.opens("ops", 0, 0).press("M-2").type("/part").press("Enter");
        assertThat(desk.asked()).containsExactly(new Request.Part(new chat.protocol.RoomName("ops")));
        desk.news(new TalkNews.Closed(Desk.place("ops"), ""));
        assertThat(desk.log()).endsWith("12:51        --  You left #ops.");
        desk.effects.clear();
        desk.says("/close");
        assertThat(desk.model.windows().all()).hasSize(1);
        assertThat(desk.asked()).isEmpty();
        desk.opens("dev", 0, 0).press("M-2").says("/close");
        assertThat(desk.asked()).containsExactly(new Request.Part(new chat.protocol.RoomName("dev")));
        desk.live("dev", 1, "bob", "on the way out");
        assertThat(desk.model.windows().all()).hasSize(1);
        assertThat(desk.type("/close").press("Enter").hint()).isEqualTo("The lobby stays; /quit leaves the chat.");
        assertThat(desk.press("C-c").type("/part").press("Enter").hint())
                .isEqualTo("The lobby cannot be left; /quit leaves the chat.");
    }

    @Test
    void close_drops_nothing_that_is_not_delivered_unless_told_to_and_no_draft() {
        desk.opens("ops", 0, 0).press("M-2").says("one");
        desk.type("/close").press("Enter");
        assertThat(desk.hint()).isEqualTo("Not closed: 1 line here waits to be sent.");
        long id = desk.said().get(0).id();
        desk.news(new TalkNews.Failed(id, "You may not speak here."));
        desk.press("Enter");
        assertThat(desk.hint())
                .isEqualTo("Not closed: 1 line here was not delivered. /resend tries again, /close now drops it.");
        desk.press("C-c").type("a draft").press("Up").press("C-c").says("/close now");
        assertThat(desk.effects).contains(new Effect.Forget(id));
        assertThat(desk.model.outbox()).isEqualTo(Outbox.EMPTY);
        assertThat(desk.model.window().composer().history().entries()).contains("a draft", "one");
    }

    @Test
    void a_window_that_was_closed_comes_back_with_the_next_word() {
        desk.opens("@carol", 0, 0)
                .live("@carol", 1, "carol", "one")
                .press("M-2")
                .says("/close");
        desk.effects.clear();
        desk.live("@carol", 2, "carol", "two");
        assertThat(desk.window("@carol").unread()).isEqualTo(new ReadPlace(ChatLog.PLACES_A_SEQ, 1, 1));
        desk.press("M-2");
        assertThat(desk.shown()).contains("loading 1 line", "12:51     carol  two");
        desk.page(false, desk.heard(1, "carol", "one", 0));
        assertThat(desk.log()).endsWith("12:51     carol  one", "1 new", "12:51     carol  two");
    }

    @Test
    void numbers_stay_and_a_free_one_is_used_again() {
        desk.opens("ops", 0, 0)
                .opens("dev", 0, 0)
                .opens("qa", 0, 0)
                .press("M-3")
                .says("/close");
        assertThat(desk.window("qa").number()).isEqualTo(4);
        desk.opens("new", 0, 0);
        assertThat(desk.window("new").number()).isEqualTo(3);
        assertThat(desk.model.windows().all()).extracting(Window::number).containsExactly(1, 2, 3, 4);
    }

    @Test
    void a_question_about_a_paste_keeps_its_window() {
        desk.opens("ops", 0, 0).paste("a\nb\nc\nd\ne\nf\n").press("M-2");
        assertThat(desk.model.windows().active()).isEqualTo(1);
        desk.press("Enter", "M-2", "M-1");
        assertThat(desk.draft()).isEqualTo("a\nb\nc\nd\ne\nf");
        desk.says("");
        assertThat(desk.said()).extracting(Effect.Say::kind).containsExactly(TextKind.BLOCK);
    }

    @Test
    void on_a_legacy_server_a_sentence_says_what_there_is_not() {
        Desk legacy = Desk.connected();
        for (String command : new String[] {
            "/join ops",
            "/part",
            "/list",
            "/topic x",
            "/invite bob",
            "/query bob",
            "/whois bob",
            "/nick al",
            "/away",
            "/back",
            "/history"
        }) {
            legacy.type(command).press("Enter");
            assertThat(legacy.hint())
                    .as(command)
                    .endsWith(" is nothing that this server knows: it has one room and no history.");
            assertThat(legacy.draft()).isEqualTo(command);
            legacy.press("C-c");
        }
        assertThat(legacy.asked()).isEmpty();
        legacy.says("/topic");
        assertThat(legacy.log()).endsWith("12:51        --  #lobby has no topic.");
        legacy.happens(new Event.LinkDown("Connection lost", 1000))
                .type("/join ops")
                .press("Enter");
        assertThat(legacy.hint()).isEqualTo("/join needs a connection, and there is none now; /reconnect tries.");
    }

    @Test
    void names_that_nobody_can_have_are_told_and_nothing_is_asked() {
        for (String wrong :
                new String[] {"/join a b c#d/e", "/query <eve>", "/msg a:b hello", "/nick !", "/query alice"}) {
            desk.type(wrong).press("Enter");
            assertThat(desk.hint()).as(wrong).isNotEmpty();
            assertThat(desk.draft()).isEqualTo(wrong);
            desk.press("C-c");
        }
        assertThat(desk.asked()).isEmpty();
        assertThat(desk.said()).isEmpty();
    }

    @Test
    void a_refused_name_can_be_changed_on_the_spot() {
        Desk early = new Desk(80, 24, Settings.Look.FULL);
        early.happens(new Event.NameRefused("alice", "The name alice is taken.", "alice2"));
        assertThat(early.log())
                .endsWith(
                        "12:51        !!  The name alice is taken.",
                        "12:51        --  /nick alice2 connects as alice2.");
        assertThat(early.says("/nick alice2").effects).containsExactly(new Effect.SignInAs("alice2"));
        desk.says("/nick zoe");
        assertThat(desk.asked()).containsExactly(new Request.Nick("zoe"));
        desk.happens(new Event.Rooms(new RoomNews.Renamed(null, "alice", "zoe")));
        assertThat(desk.model.self()).isEqualTo("zoe");
    }
}
