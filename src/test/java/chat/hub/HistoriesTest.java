package chat.hub;

import static chat.hub.SessionHubTest.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import chat.EdgeOf;
import chat.protocol.Entry;
import chat.protocol.FaultCode;
import chat.protocol.Limit;
import chat.protocol.LinkEvent;
import chat.protocol.LinkRequest;
import chat.protocol.Name;
import chat.protocol.Place;
import chat.protocol.RoomEvent;
import chat.protocol.RoomName;
import chat.protocol.RoomRequest;
import chat.protocol.SessionBounds;
import chat.protocol.Span;
import chat.protocol.TalkEvent;
import chat.protocol.TalkRequest;
import chat.protocol.TextKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was said before: pages, searches, read positions; and whether a client is still there to ask. */
class HistoriesTest {
    private static final Place.InRoom LOBBY = new Place.InRoom(RoomName.LOBBY);

    private final Hall hall = new Hall();
    private final Session ada = hall.session("ada", "phone");

    @Test
    void a_page_says_of_which_places_it_speaks() {
        for (int n = 1; n <= 20; n++) {
            hall.ask(ada, say(n, LOBBY, TextKind.TEXT, "m" + n));
            hall.pass(1_000);
        }
        check(page(Span.Edge.BEFORE, 21, 5), 16, 20, true, "m16", "m20");
        check(page(Span.Edge.BEFORE, 4, 5), 1, 3, false, "m1", "m3");
        check(page(Span.Edge.AFTER, 0, 5), 1, 5, true, "m1", "m5");
        check(page(Span.Edge.AFTER, 15, 5), 16, 20, false, "m16", "m20");
        check(page(Span.Edge.AROUND, 10, 4), 8, 11, true, "m8", "m11");
        check(page(Span.Edge.AT, Hall.MILLIS_0 + 9_500, 3), 11, 13, true, "m11", "m13");
        for (TalkEvent.Page none : List.of(
                page(Span.Edge.AFTER, 20, 5),
                page(Span.Edge.AFTER, 99, 5),
                page(Span.Edge.BEFORE, 1, 5),
                page(Span.Edge.AT, Hall.MILLIS_0 + 99_000, 5))) {
            assertThat(none.first() + none.last()).isZero();
            assertThat(none.entries()).isEmpty();
            assertThat(none.more()).isFalse();
        }
    }

    @Test
    void what_is_no_longer_kept_is_spoken_of_without_entries() {
        for (int n = 1; n <= 20; n++) {
            hall.ask(ada, say(n, LOBBY, TextKind.TEXT, "m" + n));
            hall.pass(1_000);
        }
        hall.log.retain(new Retention(10_500, Retention.ANY), hall.wallMillis(), any -> {});
        hall.turn();
        hall.hub.historyChanged();
        hall.turn();
        check(page(Span.Edge.AFTER, 2, 5), 3, 15, true, "m11", "m15");
        check(page(Span.Edge.BEFORE, 14, 5), 1, 13, false, "m11", "m13");
        TalkEvent.Page gone = page(Span.Edge.BEFORE, 5, 5);
        assertThat(gone.first()).isEqualTo(1);
        assertThat(gone.last()).isEqualTo(4);
        assertThat(gone.entries()).isEmpty();
        Session bob = hall.session("bob", "desk");
        assertThat(hall.heard(bob, RoomEvent.Opened.class).get(0).first()).isEqualTo(11);
    }

    @Test
    void a_page_ends_before_its_body_would_be_too_long_on_the_side_that_was_asked_for() {
        for (int n = 1; n <= 20; n++) {
            hall.ask(ada, say(n, LOBBY, TextKind.TEXT, "m" + n + "x".repeat(16_000)));
        }
        hall.turn();
        TalkEvent.Page after = page(Span.Edge.AFTER, 0, 20);
        assertThat(after.entries().stream().mapToInt(Entry::bytesMax).sum())
                .isLessThanOrEqualTo(SessionBounds.PAGE_BYTES_MAX);
        assertThat(after.first()).isEqualTo(1);
        assertThat(after.last()).isEqualTo(after.entries().size()).isGreaterThan(5);
        assertThat(after.more()).isTrue();
        TalkEvent.Page before = page(Span.Edge.BEFORE, 21, 20);
        assertThat(before.last()).isEqualTo(20);
        assertThat(before.first()).isEqualTo(before.entries().get(0).seq()).isGreaterThan(10);
        TalkEvent.Page around = page(Span.Edge.AROUND, 10, 20);
        assertThat(around.first()).isLessThan(10);
        assertThat(around.last()).isGreaterThan(10);
        assertThat(around.entries()).hasSizeBetween(6, 8);
    }

    @EdgeOf({Limit.REQUESTS, Limit.PAGE_BYTES_PER_SECOND})
    @Test
    void a_page_takes_no_more_than_half_of_what_may_be_owed_to_a_client() {
        Hall narrow =
                new Hall(new HubSettings(Hall.NO_PACE.with(Limit.OWED_BYTES, 65_536), Name.Alphabet.ANY_ONE_SCRIPT));
        Session bob = narrow.session("bob", "desk");
        for (int n = 1; n <= 20; n++) {
            narrow.ask(bob, say(n, LOBBY, TextKind.TEXT, "x".repeat(4_000)));
        }
        narrow.turn();
        narrow.ask(bob, new TalkRequest.History(1, LOBBY, new Span(Span.Edge.AFTER, 0), 20));
        narrow.turn();
        TalkEvent.Page page = narrow.heard(bob, TalkEvent.Page.class).get(0);
        assertThat(page.entries().stream().mapToInt(Entry::bytesMax).sum()).isBetween(16_384, 32_768);
        assertThat(page.more()).isTrue();
    }

    @Test
    void a_page_does_not_speak_of_what_was_said_after_it_was_asked_for() {
        hall.ask(ada, say(1, LOBBY, TextKind.TEXT, "m1"));
        hall.turn();
        hall.clear();
        hall.stalling.pagesWait = true;
        hall.ask(ada, new TalkRequest.History(1, LOBBY, new Span(Span.Edge.AFTER, 1), 5));
        hall.turn();
        hall.ask(ada, say(2, LOBBY, TextKind.TEXT, "m2"));
        hall.turn();
        hall.stalling.goOn();
        hall.ask(ada, new TalkRequest.History(2, LOBBY, new Span(Span.Edge.BEFORE, 99), 5));
        hall.turn();
        hall.ask(ada, say(3, LOBBY, TextKind.TEXT, "m3"));
        hall.turn();
        hall.stalling.goOn();
        assertThat(hall.heard(ada, TalkEvent.Page.class))
                .extracting(
                        TalkEvent.Page::first,
                        TalkEvent.Page::last,
                        page -> page.entries().size())
                .containsExactly(tuple(0L, 0L, 0), tuple(1L, 2L, 2));
    }

    @Test
    void one_request_is_answered_at_a_time_and_the_next_when_there_is_room_and_pace() {
        for (int n = 1; n <= 20; n++) {
            hall.ask(ada, say(n, LOBBY, TextKind.TEXT, "x".repeat(16_000)));
        }
        hall.turn();
        hall.clear();
        for (int ref = 1; ref <= 17; ref++) {
            hall.ask(ada, new TalkRequest.History(ref, LOBBY, new Span(Span.Edge.AFTER, 0), 20));
        }
        LinkEvent.Refused refused = hall.heard(ada, LinkEvent.Refused.class).get(0);
        assertThat(refused.code()).isEqualTo(FaultCode.TOO_MANY_REQUESTS.word());
        assertThat(refused.regarding().ref()).isEqualTo(17);
        hall.turn();
        assertThat(hall.heard(ada, TalkEvent.Page.class)).hasSize(1);
        hall.owed.put(ada, 100_000L);
        hall.pass(5_000);
        assertThat(hall.heard(ada, TalkEvent.Page.class)).hasSize(1);
        hall.owed.clear();
        hall.pass(50);
        assertThat(hall.heard(ada, TalkEvent.Page.class)).as("2 MiB a second").hasSizeBetween(2, 3);
        hall.pass(1_000);
        assertThat(hall.heard(ada, TalkEvent.Page.class))
                .extracting(TalkEvent.Page::ref)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
        hall.ask(ada, new TalkRequest.History(18, LOBBY, new Span(Span.Edge.AFTER, 0), 1));
        hall.pass(1_000);
        assertThat(hall.heard(ada, TalkEvent.Page.class)).hasSize(17);
    }

    @Test
    void a_search_finds_in_the_rooms_of_the_asker_alone() {
        RoomName ops = new RoomName("ops");
        Session bob = hall.session("bob", "desk");
        hall.ask(bob, new RoomRequest.Join(1, ops));
        hall.turn();
        hall.ask(bob, say(1, new Place.InRoom(ops), TextKind.TEXT, "deploy web 2 in ops"));
        hall.ask(bob, say(2, LOBBY, TextKind.TEXT, "deploy web 2 in lobby"));
        hall.ask(bob, say(3, new Place.With("ada"), TextKind.TEXT, "deploy web 3"));
        hall.turn();
        assertThat(found(ada, "deploy", null, "")).containsExactly("deploy web 3", "deploy web 2 in lobby");
        assertThat(found(bob, "\"web 2\" deploy", null, ""))
                .containsExactly("deploy web 2 in lobby", "deploy web 2 in ops");
        assertThat(found(ada, "deploy", LOBBY, "")).containsExactly("deploy web 2 in lobby");
        assertThat(found(ada, "deploy", new Place.With("bob"), "")).containsExactly("deploy web 3");
        assertThat(found(ada, "deploy", null, "nobody")).isEmpty();
        hall.clear();
        hall.ask(ada, new TalkRequest.Search(9, " ", null, "", 0, 10, 0));
        hall.ask(ada, new TalkRequest.Search(10, "deploy", new Place.InRoom(ops), "", 0, 10, 0));
        assertThat(hall.heard(ada, LinkEvent.Refused.class))
                .extracting(refused -> refused.code() + refused.regarding().ref())
                .containsExactly("bad_field9", "not_a_member10");
        hall.ask(bob, new TalkRequest.Search(11, "deploy", null, "", 0, 1, 0));
        hall.turn();
        TalkEvent.Found first = hall.heard(bob, TalkEvent.Found.class).get(0);
        assertThat(first.hits().get(0).place()).isEqualTo(new Place.With("ada"));
        hall.ask(bob, new TalkRequest.Search(12, "deploy", null, "", 0, 1, first.next()));
        hall.turn();
        assertThat(hall.heard(bob, TalkEvent.Found.class)
                        .get(1)
                        .hits()
                        .get(0)
                        .entry()
                        .text())
                .isEqualTo("deploy web 2 in lobby");
    }

    @Test
    void a_read_position_goes_forward_is_shared_by_clients_and_survives() {
        Session bob = hall.session("bob", "desk");
        for (int n = 1; n <= 5; n++) {
            hall.ask(bob, say(n, LOBBY, TextKind.TEXT, "m" + n));
        }
        Session ada2 = hall.session("ada", "phone.2");
        hall.turn();
        hall.clear();
        hall.ask(ada, new TalkRequest.Read(LOBBY, 3));
        hall.ask(ada, new TalkRequest.Read(LOBBY, 2));
        hall.ask(ada2, new TalkRequest.Read(LOBBY, 99));
        assertThat(hall.heard(ada2)).containsExactly(new TalkEvent.Read(LOBBY, 3));
        assertThat(hall.heard(ada)).containsExactly(new TalkEvent.Read(LOBBY, 5));
        assertThat(hall.heard(bob)).isEmpty();
        hall.ask(ada, new LinkRequest.Disconnect());
        hall.ask(ada2, new LinkRequest.Disconnect());
        hall.pass(5_000);
        hall.ask(bob, say(6, LOBBY, TextKind.TEXT, "m6"));
        hall.turn();
        Session again = hall.session("ada", "phone");
        assertThat(hall.heard(again, RoomEvent.Opened.class).get(0))
                .isEqualTo(new RoomEvent.Opened(LOBBY, "", 1, 6, 5, 2));
        Session bobToo = hall.session("bob", "desk.2");
        assertThat(hall.heard(bobToo, RoomEvent.Opened.class).get(0).read())
                .as("one's own lines are read")
                .isEqualTo(6);
    }

    @Test
    void a_gap_is_told_with_how_the_room_stands() {
        hall.ask(ada, say(1, LOBBY, TextKind.TEXT, "one"));
        hall.turn();
        hall.clear();
        hall.rooms().forEach(room -> hall.hub.skipped(room, ada));
        assertThat(hall.heard(ada))
                .containsExactly(
                        new TalkEvent.Gap(LOBBY, 1),
                        new RoomEvent.Opened(LOBBY, "", 1, 1, 1, 1),
                        new RoomEvent.Roster(RoomName.LOBBY, List.of(SessionHubTest.member("ada")), 0));
    }

    @EdgeOf({Limit.PING_SECONDS, Limit.LOST_SECONDS})
    @Test
    void a_silent_client_is_asked_and_then_lost_unless_it_is_not_being_read() {
        Session bob = hall.session("bob", "desk");
        hall.silent.add(ada);
        hall.clear();
        hall.pass(14_900);
        assertThat(hall.heard(ada)).isEmpty();
        hall.pass(200);
        assertThat(hall.heard(ada)).hasOnlyElementsOfType(LinkEvent.Ping.class).hasSize(1);
        hall.hub.heard(ada);
        hall.pass(29_800);
        assertThat(hall.heard(ada, LinkEvent.Refused.class)).isEmpty();
        hall.unread.add(ada);
        hall.pass(120_000);
        assertThat(ada.here()).as("while it is not read").isTrue();
        hall.unread.clear();
        hall.pass(45_000);
        assertThat(hall.heard(ada, LinkEvent.Refused.class).get(0).code()).isEqualTo(FaultCode.SILENT.word());
        assertThat(hall.closed).contains("ada silent");
        assertThat(hall.heard(bob, RoomEvent.Left.class)).isEmpty();
        assertThat(bob.here()).isTrue();
    }

    private List<String> found(Session by, String text, @Nullable Place place, String from) {
        hall.clear();
        hall.ask(by, new TalkRequest.Search(1, text, place, from, 0, 10, 0));
        hall.turn();
        return hall.heard(by, TalkEvent.Found.class).get(0).hits().stream()
                .map(hit -> hit.entry().text())
                .toList();
    }

    private TalkEvent.Page page(Span.Edge edge, long value, int limit) {
        hall.clear();
        hall.ask(ada, new TalkRequest.History(1, LOBBY, new Span(edge, value), limit));
        hall.pass(1_000);
        return hall.heard(ada, TalkEvent.Page.class).get(0);
    }

    private static void check(TalkEvent.Page page, long first, long last, boolean more, String from, String to) {
        assertThat(page.first() + " to " + page.last() + " " + page.more())
                .isEqualTo(first + " to " + last + " " + more);
        assertThat(page.entries()).extracting(Entry::text).startsWith(from).endsWith(to);
    }
}
