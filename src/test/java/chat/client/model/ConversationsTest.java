package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.TalkNews.Filling;
import chat.protocol.Span;
import chat.protocol.TextKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Our lines and their marks, the order of a conversation, and what of it is not here. */
class ConversationsTest {
    private final Desk desk = Desk.session();

    @Test
    void a_line_shows_at_once_below_all_others_and_is_delivered_where_it_stands() {
        desk.live("lobby", 1, "bob", "before").type("mine").press("Enter");
        assertThat(last()).isEqualTo("12:51     alice~ mine");
        assertThat(desk.said())
                .containsExactly(new Effect.Say(desk.said().get(0).id(), Desk.place("lobby"), TextKind.TEXT, "mine"));
        desk.live("lobby", 2, "bob", "came meanwhile");
        assertThat(desk.log()).endsWith("12:51       bob  came meanwhile", "12:51     alice~ mine");
        desk.acknowledges("lobby", 3, desk.said().get(0).id(), "mine");
        assertThat(desk.log()).endsWith("12:51       bob  came meanwhile", "12:51     alice  mine");
        assertThat(desk.model.outbox()).isEqualTo(Outbox.EMPTY);
        desk.live("lobby", 4, "bob", "after");
        assertThat(last()).isEqualTo("12:51       bob  after");
    }

    @Test
    void no_line_moves_when_those_that_wait_are_acknowledged_in_order() {
        desk.type("one").press("Enter").type("two").press("Enter").type("three").press("Enter");
        List<String> texts = texts();
        for (int i = 0; i < 3; i++) {
            desk.acknowledges(
                    "lobby", i + 1, desk.said().get(i).id(), desk.said().get(i).text());
            assertThat(texts()).isEqualTo(texts);
        }
        assertThat(desk.log()).noneMatch(row -> row.contains("~"));
    }

    @Test
    void a_refused_line_stays_where_it_stood_with_its_mark_and_can_be_sent_again() {
        desk.type("one").press("Enter");
        long id = desk.said().get(0).id();
        desk.news(new TalkNews.Failed(id, "You may not speak here."));
        assertThat(desk.log())
                .endsWith(
                        "12:51     alice! one    not delivered - see /resend",
                        "12:51        !!  You may not speak here.");
        desk.live("lobby", 1, "bob", "later");
        assertThat(last()).isEqualTo("12:51       bob  later");
        desk.says("/resend");
        assertThat(desk.effects).contains(new Effect.Resend(id));
        assertThat(last()).isEqualTo("12:51     alice~ one");
        assertThat(desk.log()).noneMatch(row -> row.contains("alice!"));
        desk.acknowledges("lobby", 2, id, "one");
        assertThat(last()).isEqualTo("12:51     alice  one");
    }

    @Test
    void lines_from_before_the_program_began_wait_with_their_mark() {
        Desk again = new Desk(80, 24, Settings.Look.FULL);
        again.news(new TalkNews.Restored(-2, Desk.place("lobby"), TextKind.TEXT, "old", Desk.START_MILLIS - 60_000));
        again.news(new TalkNews.Restored(-1, Desk.place("ops"), TextKind.ACTION, "waves", Desk.START_MILLIS));
        assertThat(again.log()).endsWith("12:50     alice~ old");
        assertThat(again.window("ops").number()).isEqualTo(2);
        again.welcomed().opens("lobby", 7, 7).opens("ops", 0, 0).acknowledges("lobby", 8, -2, "old");
        again.acknowledges("ops", 1, -1, "waves");
        assertThat(again.model.outbox()).isEqualTo(Outbox.EMPTY);
        assertThat(again.log()).endsWith("12:51     alice  old");
    }

    @Test
    void history_stands_above_what_the_client_itself_has_said() {
        Desk early = new Desk(80, 24, Settings.Look.FULL);
        early.welcomed().opens("lobby", 40, 38);
        assertThat(early.log()).containsExactly("loading 40 lines", "Mon 23 Nov", "2 new", connected());
        early.replays("lobby", early.lines(31, 40));
        assertThat(early.log()).hasSize(14).startsWith("loading 30 lines", "Mon 23 Nov", line(31));
        assertThat(early.log()).endsWith("2 new", line(39), line(40), connected());
    }

    @Test
    void what_was_missed_comes_in_its_place_is_marked_and_rings_no_bell() {
        desk.live("lobby", 1, "bob", "line 1").happens(new Event.LinkDown("Connection lost", 1000));
        desk.focus(false).later(60_000).effects.clear();
        desk.welcomed().opens("lobby", 4, 1);
        assertThat(desk.log()).contains("loading 3 lines");
        desk.replays("lobby", desk.heard(3, "carol", "alice: are you there?", 0), desk.heard(4, "bob", "line 4", 0));
        desk.replays("lobby", desk.lines(2, 2));
        assertThat(desk.effects).noneMatch(Effect.Bell.class::isInstance);
        assertThat(desk.log().subList(2, desk.log().size()))
                .containsExactly(
                        line(1),
                        "12:51        !!  Connection lost. Trying again until it works.",
                        "3 new",
                        "12:52       bob  line 2",
                        "12:52     carol> alice: are you there?",
                        "12:52       bob  line 4",
                        "12:52        --  Connected to localhost:5050 again after 60 s.");
        assertThat(desk.window("lobby").unread().mentions()).isEqualTo(1);
    }

    @Test
    void a_line_that_was_on_its_way_when_the_link_broke_is_found_in_the_replay() {
        desk.type("mine").press("Enter").happens(new Event.LinkDown("Connection lost", 1000));
        long id = desk.said().get(0).id();
        desk.welcomed().opens("lobby", 2, 0);
        desk.replays("lobby", desk.heard(1, "alice", "mine", id), desk.heard(2, "bob", "line 2", 0));
        assertThat(desk.model.outbox()).isEqualTo(Outbox.EMPTY);
        assertThat(String.join("\n", desk.log())).containsOnlyOnce("mine").doesNotContain("~");
    }

    @Test
    void older_history_is_fetched_while_scrolling_and_what_is_read_stays_in_its_row() {
        Desk long_ = Desk.session();
        long_.opens("ops", 500, 500).replays("ops", long_.lines(451, 500)).press("M-2");
        assertThat(long_.asked()).isEmpty();
        long_.press("PgUp");
        assertThat(long_.asked())
                .containsExactly(new Request.Page(Desk.place("ops"), new Span(Span.Edge.BEFORE, 451), 100));
        long_.press("PgUp", "PgUp");
        assertThat(long_.asked()).hasSize(1);
        assertThat(long_.shown()).startsWith("loading 450 lines", "Mon 23 Nov", line(451));
        List<String> below = new ArrayList<>(long_.shown().subList(2, 20));
        long_.page(true, long_.lines(351, 450));
        assertThat(long_.shown()).startsWith(line(450)).containsSubsequence(below);
        assertThat(long_.shown().indexOf(line(451))).isEqualTo(1);
        long_.press("PgUp", "C-Home");
        assertThat(long_.asked()).hasSize(2);
        long_.page(false, long_.lines(301, 350));
        assertThat(long_.press("C-Home").shown())
                .startsWith("300 lines missing: no longer kept", "Mon 23 Nov", line(301));
        assertThat(long_.asked()).hasSize(2);
    }

    @Test
    void a_page_with_nothing_in_it_is_not_asked_for_again() {
        desk.opens("ops", 100, 100).replays("ops", desk.lines(90, 100)).press("M-2");
        assertThat(desk.asked()).hasSize(1);
        desk.page(false);
        desk.press("C-Home", "C-End", "PgUp");
        assertThat(desk.asked()).hasSize(1);
        assertThat(desk.log()).startsWith("89 lines missing: no longer kept");
    }

    @Test
    void without_a_connection_nothing_is_asked_and_it_goes_on_with_the_next() {
        desk.opens("ops", 500, 500).replays("ops", desk.lines(401, 500)).press("M-2", "C-Home");
        Request asked = desk.asked().get(0);
        desk.answers(new Answer.Refused(asked, Answer.Refused.OFFLINE, "No connection.", 0, ""));
        desk.happens(new Event.LinkDown("Connection lost", 1000)).press("C-End", "C-Home");
        assertThat(desk.asked()).hasSize(1); // the refusal came before anybody knew why
        assertThat(desk.shown()).startsWith("400 lines not loaded");
        desk.welcomed().opens("ops", 500, 500).happens(new Event.Ready());
        assertThat(desk.asked()).hasSize(2);
    }

    @Test
    void a_page_that_is_refused_is_asked_for_again_only_when_somebody_scrolls() {
        desk.opens("ops", 500, 500).replays("ops", desk.lines(401, 500)).press("M-2", "C-Home");
        desk.answers(new Answer.Refused(desk.asked().get(0), "not_allowed", "Not for you.", 0, ""));
        desk.type("typing").live("ops", 501, "bob", "hello");
        assertThat(desk.asked()).hasSize(1);
        assertThat(desk.shown()).startsWith("400 lines not loaded");
        desk.press("PgDn", "PgUp", "C-Home");
        assertThat(desk.asked()).hasSize(2);
    }

    @Test
    void a_page_that_cannot_be_read_now_says_so_until_it_comes() {
        desk.opens("ops", 500, 500).replays("ops", desk.lines(401, 500)).press("M-2", "C-Home");
        assertThat(desk.shown()).startsWith("loading 400 lines");
        desk.news(new TalkNews.NotYet(Desk.place("ops")));
        assertThat(desk.shown()).startsWith("400 lines fail to load: trying again");
        desk.press("PgDn", "C-Home");
        assertThat(desk.asked()).hasSize(1);
        desk.page(true, desk.lines(301, 400));
        assertThat(desk.press("C-Home").shown()).startsWith("loading 300 lines");
        assertThat(desk.asked()).hasSize(2);
    }

    @Test
    void a_gap_of_which_the_server_keeps_nothing_stays_as_a_row() {
        desk.live("lobby", 1, "bob", "line 1").news(new TalkNews.Hole(Desk.place("lobby"), 2, 38, Filling.NEVER));
        desk.live("lobby", 39, "bob", "line 39");
        assertThat(desk.log()).endsWith(line(1), "37 lines missing: no longer kept", "Mon 23 Nov", line(39));
        assertThat(desk.asked()).isEmpty();
    }

    @Test
    void a_gap_in_sight_is_fetched_from_above() {
        desk.live("lobby", 1, "bob", "line 1").news(new TalkNews.Hole(Desk.place("lobby"), 2, 5, Filling.ON_REQUEST));
        assertThat(desk.asked())
                .containsExactly(new Request.Page(Desk.place("lobby"), new Span(Span.Edge.AFTER, 1), 100));
        desk.live("lobby", 6, "bob", "line 6").page(false, desk.lines(2, 5));
        assertThat(desk.log()).endsWith(line(1), "missed", line(2), line(3), line(4), line(5), line(6));
    }

    @Test
    void entries_that_are_here_already_come_to_nothing() {
        desk.live("lobby", 1, "bob", "line 1").live("lobby", 2, "bob", "line 2");
        List<String> log = desk.log();
        desk.entries("lobby", TalkNews.Origin.ASKED, desk.lines(1, 2)).live("lobby", 2, "bob", "line 2");
        desk.entries("lobby", TalkNews.Origin.ASKED, desk.lines(2, 9));
        assertThat(desk.log()).isEqualTo(log);
    }

    @Test
    void a_server_that_begins_anew_does_not_mix_old_and_new() {
        desk.live("lobby", 7, "bob", "line 7").type("waits").press("Enter");
        desk.news(new TalkNews.Voided()).opens("lobby", 2, 0).replays("lobby", desk.lines(1, 2));
        assertThat(desk.log())
                .endsWith(
                        "12:51       bob  line 7",
                        "12:51        --  The server's history begins anew here.",
                        "2 new",
                        line(1),
                        line(2),
                        "12:51     alice~ waits");
    }

    @Test
    void blocks_fold_and_open() {
        String text = "here is the diff:\n" + "x\n".repeat(13).strip();
        desk.entries("lobby", TalkNews.Origin.LIVE, desk.heard(1, "bob", text, 0, TextKind.BLOCK));
        assertThat(desk.log())
                .endsWith(
                        "12:51       bob  here is the diff:",
                        "                 [+] 14 lines, 43 B   Alt+O opens   (#1)");
        desk.press("M-o");
        assertThat(desk.log())
                .hasSize(17)
                .endsWith("                 x", "                 [-] 14 lines, 43 B   Alt+O folds   (#1)");
        desk.press("M-o");
        assertThat(desk.log()).hasSize(4);
        assertThat(Desk.session().press("M-o").hint()).isEqualTo("No block is in sight.");
    }

    @Test
    void an_opened_block_that_is_longer_than_the_screen_shows_from_its_beginning() {
        String text = "line\n".repeat(99) + "last";
        desk.entries("lobby", TalkNews.Origin.LIVE, desk.heard(1, "bob", text, 0, TextKind.BLOCK));
        desk.press("M-o");
        assertThat(desk.shown()).contains("12:51       bob  line");
        assertThat(desk.press("M-o", "C-End").shown())
                .endsWith("                 [+] 100 lines, 499 B   Alt+O opens   (#1)");
    }

    @Test
    void actions_and_topics_read_as_what_they_are() {
        desk.entries("lobby", TalkNews.Origin.LIVE, desk.heard(1, "bob", "waves at alice", 0, TextKind.ACTION));
        assertThat(last()).isEqualTo("12:51         *> bob waves at alice");
        desk.happens(new Event.Rooms(new RoomNews.Topic(
                chat.protocol.RoomName.LOBBY, "Deploy freeze until 14:00", "carol", desk.nowMillis)));
        assertThat(desk.model.window().talk().topic()).isEqualTo("Deploy freeze until 14:00");
        desk.says("/topic").says("/topic new one").says("/topic -");
        assertThat(desk.log()).endsWith("12:51        --  The topic of #lobby: Deploy freeze until 14:00");
        assertThat(desk.asked())
                .containsExactly(
                        new Request.SetTopic(chat.protocol.RoomName.LOBBY, "new one"),
                        new Request.SetTopic(chat.protocol.RoomName.LOBBY, ""));
    }

    @Test
    void a_full_log_asks_for_what_it_has_dropped_only_where_there_is_room_for_it() {
        desk.opens("ops", 0, 0);
        for (int i = 1; i <= ChatLog.LINES_MAX + 200; i++) {
            desk.live("ops", i, "bob", "line " + i);
        }
        desk.press("M-2", "C-Home");
        assertThat(desk.shown().get(0)).endsWith(" lines more: this window is full");
        assertThat(desk.asked()).isEmpty();
    }

    @Test
    void no_seq_can_run_out_of_places() {
        desk.opens("ops", Long.MAX_VALUE >> 11, 0).live("ops", ChatLog.SEQ_MAX + 1, "bob", "far");
        desk.opens("ops", ChatLog.SEQ_MAX, 0).live("ops", ChatLog.SEQ_MAX + 1, "bob", "too far");
        for (int i = 0; i < 5; i++) {
            desk.news(new TalkNews.Voided())
                    .opens("ops", ChatLog.SEQ_MAX - 1, 0)
                    .live("ops", ChatLog.SEQ_MAX, "bob", "far");
        }
        assertThat(desk.press("M-2").log()).endsWith("12:51       bob  far");
    }

    private String last() {
        return desk.log().get(desk.log().size() - 1);
    }

    private List<String> texts() {
        return desk.log().stream().map(row -> row.replaceAll("[~!]", " ")).toList();
    }

    private static String connected() {
        return "12:51        --  Connected to localhost:5050.";
    }

    private static String line(long seq) {
        return "12:51       bob  line " + seq;
    }
}
