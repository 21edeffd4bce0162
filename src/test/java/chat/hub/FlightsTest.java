package chat.hub;

import static chat.hub.SessionHubTest.say;
import static org.assertj.core.api.Assertions.assertThat;

import chat.EdgeOf;
import chat.protocol.ClientMessage;
import chat.protocol.FaultCode;
import chat.protocol.Limit;
import chat.protocol.LinkEvent;
import chat.protocol.LinkRequest;
import chat.protocol.Name;
import chat.protocol.Place;
import chat.protocol.RoomEvent;
import chat.protocol.RoomName;
import chat.protocol.RoomRequest;
import chat.protocol.ServerMessage;
import chat.protocol.TalkEvent;
import chat.protocol.TalkRequest;
import chat.protocol.TextKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is on its way to the history: known when it comes again, bounded, and never waited for. */
class FlightsTest {
    private static final Place.InRoom LOBBY = new Place.InRoom(RoomName.LOBBY);

    private final Hall hall = new Hall();

    @Test
    void what_comes_again_while_on_its_way_is_said_once_and_acknowledged_to_all_clients() {
        Session one = hall.session("ada", "phone");
        hall.ask(one, text(7, "hello"));
        Session again = hall.session("ada", "phone");
        hall.clear();
        hall.stalling.stalled = true;
        hall.ask(one, text(8, "once"));
        hall.ask(one, text(8, "once"));
        hall.ask(again, text(8, "once"));
        hall.turn();
        hall.stalling.goOn();
        assertThat(seqs(one)).containsExactly(2L);
        assertThat(seqs(again)).containsExactly(2L);
        assertThat(hall.stalling.drafts).isEqualTo(2);
    }

    @Test
    void a_resend_whose_connection_was_lost_on_its_way_is_answered_to_the_one_that_sent_it_next() {
        Session first = hall.session("ada", "phone");
        hall.ask(first, text(7, "hello"));
        hall.turn();
        hall.stalling.stalled = true;
        hall.ask(first, text(7, "hello")); // kept already: it will be answered, not published
        hall.hub.disconnect(first);
        Session second = hall.session("ada", "phone");
        hall.clear();
        hall.ask(second, text(7, "hello"));
        hall.turn();
        hall.stalling.goOn();
        assertThat(seqs(second)).containsExactly(1L);
    }

    @Test
    void a_resend_that_is_read_late_from_an_older_connection_does_not_take_the_answer_away() {
        Session old = hall.session("ada", "phone");
        Session latest = hall.session("ada", "phone");
        hall.clear();
        hall.stalling.stalled = true;
        hall.stalling.answers = any -> new Receipt.Refused("Full.");
        hall.ask(latest, text(7, "hello"));
        hall.ask(old, text(7, "hello"));
        hall.turn();
        hall.stalling.goOn();
        assertThat(hall.heard(latest, LinkEvent.Refused.class)).hasSize(1);
        assertThat(hall.heard(old, LinkEvent.Refused.class)).isEmpty();
    }

    @Test
    void what_comes_again_later_is_answered_to_that_client_alone_with_the_same_place() {
        Session ada = hall.session("ada", "phone");
        Session bob = hall.session("bob", "desk");
        hall.ask(ada, text(7, "hello"));
        hall.turn();
        Session again = hall.session("ada", "phone.2");
        hall.clear();
        hall.ask(ada, text(7, "hello"));
        hall.turn();
        assertThat(seqs(ada)).containsExactly(1L);
        assertThat(hall.heard(bob)).isEmpty();
        assertThat(hall.heard(again)).isEmpty();
    }

    @Test
    void what_is_kept_and_not_answered_yet_counts_as_said_when_it_is_published() {
        Session ada = hall.session("ada", "phone");
        Session bob = hall.session("bob", "desk");
        hall.stalling.stalled = true;
        hall.ask(ada, say(1, LOBBY, TextKind.TEXT, "one"));
        hall.ask(ada, say(2, new Place.With("bob"), TextKind.TEXT, "psst"));
        hall.turn();
        hall.hub.historyChanged();
        hall.turn();
        Session eve = hall.session("eve", "sofa");
        Session bob2 = hall.session("bob", "desk.2");
        hall.clear();
        hall.stalling.goOn();
        for (Session each : List.of(eve, bob2)) {
            hall.ask(each, new RoomRequest.Join(1, RoomName.LOBBY));
        }
        assertThat(hall.heard(eve).get(0)).isInstanceOf(TalkEvent.Said.class);
        assertThat(hall.heard(eve, RoomEvent.Opened.class).get(0).last()).isEqualTo(1);
        assertThat(hall.heard(bob, RoomEvent.Opened.class).get(0).last())
                .as("of private talk")
                .isZero();
        assertThat(hall.heard(bob2, RoomEvent.Opened.class).get(0).last()).isZero();
    }

    @Test
    void under_names_of_before_a_number_is_known_also_when_the_note_of_them_is_lost() {
        Session ada = hall.session("ada", "phone");
        hall.ask(ada, say(1, LOBBY, TextKind.TEXT, "one"));
        hall.turn();
        hall.ask(ada, new RoomRequest.Nick(1, "ava"));
        hall.turn();
        hall.log.note(new Note("user " + UserKey.of(Name.of("ada"), Hall.device("phone")), "", 0));
        Hall next = new Hall(hall.settings, hall);
        Session again = next.session("ada", "phone");
        next.ask(again, say(1, LOBBY, TextKind.TEXT, "one"));
        next.turn();
        assertThat(next.heard(again, TalkEvent.Said.class))
                .extracting(said -> said.entry().seq())
                .containsExactly(1L);
    }

    @Test
    void who_comes_back_under_the_name_of_before_is_known_by_what_was_said_under_the_new_one() {
        Session ada = hall.session("ada", "phone");
        hall.ask(ada, new RoomRequest.Nick(1, "ava"));
        hall.turn();
        hall.ask(ada, say(1, LOBBY, TextKind.TEXT, "one"));
        hall.ask(ada, new LinkRequest.Disconnect());
        hall.pass(200_000);
        Session again = hall.session("ada", "phone");
        hall.clear();
        hall.ask(again, say(1, LOBBY, TextKind.TEXT, "one"));
        hall.turn();
        assertThat(hall.heard(again, TalkEvent.Said.class))
                .extracting(said -> said.entry().seq())
                .containsExactly(1L);
    }

    @Test
    void a_number_with_another_text_is_refused_on_its_way_and_later() {
        Session ada = hall.session("ada", "phone");
        hall.clear();
        hall.ask(ada, text(7, "hello"));
        hall.ask(ada, text(7, "hullo"));
        hall.turn();
        hall.ask(ada, say(7, LOBBY, TextKind.ACTION, "hello"));
        hall.turn();
        assertThat(hall.heard(ada, LinkEvent.Refused.class))
                .extracting(refused -> refused.code() + refused.regarding().n())
                .containsExactly("number_reused7", "number_reused7");
        assertThat(seqs(ada)).containsExactly(1L);
    }

    @EdgeOf(Limit.UNACKNOWLEDGED)
    @Test
    void who_has_64_on_their_way_at_the_end_of_a_turn_is_not_read_until_half_are_kept() {
        Session ada = hall.session("ada", "phone");
        Session second = hall.session("ada", "phone.2");
        Session bob = hall.session("bob", "desk");
        hall.stalling.stalled = true;
        for (int n = 1; n <= 63; n++) {
            hall.ask(ada, text(n, "m"));
        }
        hall.ask(bob, text(1, "m"));
        hall.turn();
        assertThat(hall.paused).isEmpty();
        hall.ask(ada, text(64, "m"));
        assertThat(hall.paused).as("within the turn").isEmpty();
        hall.turn();
        assertThat(hall.paused).containsExactlyInAnyOrder(ada, second);
        hall.stalling.goOn(31);
        hall.turn();
        assertThat(hall.paused).as("33 of them wait").containsExactlyInAnyOrder(ada, second);
        hall.stalling.goOn(1);
        hall.turn();
        assertThat(hall.paused).isEmpty();
        hall.stalling.goOn();
        assertThat(seqs(bob)).hasSize(65);
    }

    @EdgeOf(Limit.IN_FLIGHT_BYTES)
    @Test
    void past_the_bytes_of_all_together_those_who_send_more_are_not_read() {
        Hall small = new Hall(
                new HubSettings(Hall.NO_PACE.with(Limit.IN_FLIGHT_BYTES, 65_536), Name.Alphabet.ANY_ONE_SCRIPT));
        Session ada = small.session("ada", "phone");
        Session bob = small.session("bob", "desk");
        small.stalling.stalled = true;
        for (int n = 1; n <= 4; n++) {
            small.ask(ada, text(n, "x".repeat(16_384)));
        }
        small.turn();
        assertThat(small.paused).isEmpty();
        small.ask(bob, text(1, "x"));
        small.turn();
        assertThat(small.paused).containsExactly(bob);
        small.stalling.goOn(2);
        small.turn();
        assertThat(small.paused).containsExactly(bob);
        small.stalling.goOn();
        small.turn();
        assertThat(small.paused).isEmpty();
    }

    @EdgeOf(Limit.STORE_SECONDS)
    @Test
    void a_history_that_stands_for_30_seconds_is_told_to_those_who_wait_and_new_lines_are_refused_until_it_goes_on() {
        Session ada = hall.session("ada", "phone");
        Session old = hall.legacy("old");
        hall.pass(300);
        hall.clear();
        hall.stalling.stalled = true;
        for (int n = 1; n <= 64; n++) {
            hall.ask(ada, text(n, "m" + n));
        }
        hall.hub.receive(old, new ClientMessage.Say("hello"), 10);
        hall.pass(29_900);
        assertThat(hall.heard(ada, LinkEvent.Refused.class)).isEmpty();
        hall.ask(ada, new LinkRequest.Ping(5));
        assertThat(hall.heard(ada)).contains(new LinkEvent.Pong(5));
        hall.pass(200);
        assertThat(hall.heard(ada, LinkEvent.Refused.class))
                .hasSize(64)
                .allMatch(refused -> refused.code().equals(FaultCode.NOT_STORED.word()) && refused.retryMillis() > 0);
        assertThat(hall.heard(old)).hasSize(1).hasOnlyElementsOfType(ServerMessage.Notice.class);
        assertThat(hall.paused)
                .as("so that it can be told at once of what is new")
                .isEmpty();
        hall.clear();
        hall.ask(ada, text(65, "new"));
        hall.ask(ada, text(1, "m1"));
        assertThat(hall.heard(ada, LinkEvent.Refused.class))
                .extracting(refused -> refused.regarding().n())
                .containsExactly(65L, 1L);
        hall.clear();
        hall.stalling.goOn();
        assertThat(seqs(ada)).as("what was kept after all is acknowledged").hasSize(65);
        hall.ask(ada, text(65, "new"));
        hall.turn();
        assertThat(seqs(ada)).hasSize(66);
    }

    @Test
    void a_full_disk_refuses_what_is_new_and_it_resumes_by_itself() {
        Session ada = hall.session("ada", "phone");
        Session bob = hall.session("bob", "desk");
        Session old = hall.legacy("old");
        hall.pass(300);
        hall.clear();
        hall.stalling.answers = receipt -> new Receipt.Refused("The disk is full.");
        hall.ask(ada, text(1, "hello"));
        hall.say(old, "hello too");
        LinkEvent.Refused refused = hall.heard(ada, LinkEvent.Refused.class).get(0);
        assertThat(refused.code() + refused.text() + refused.regarding().n() + refused.fatal())
                .isEqualTo("not_storedThe disk is full.1false");
        assertThat(hall.heard(old)).containsExactly(new ServerMessage.Notice("The disk is full."));
        assertThat(hall.heard(bob)).isEmpty();
        hall.stalling.answers = receipt -> receipt;
        hall.ask(ada, text(2, "again"));
        hall.turn();
        assertThat(hall.heard(bob)).hasSize(1);
    }

    @Test
    void a_history_that_takes_nothing_more_refuses_and_one_that_is_pressed_pauses() {
        Session ada = hall.session("ada", "phone");
        hall.clear();
        hall.stalling.full = true;
        hall.ask(ada, text(1, "hello"));
        assertThat(hall.heard(ada, LinkEvent.Refused.class).get(0).code()).isEqualTo(FaultCode.NOT_STORED.word());
        hall.stalling.full = false;
        hall.stalling.pressed = true;
        hall.stalling.stalled = true;
        hall.ask(ada, text(2, "hello"));
        hall.turn();
        assertThat(hall.paused).containsExactly(ada);
        Session second = hall.session("ada", "phone.2");
        assertThat(hall.paused).containsExactlyInAnyOrder(ada, second);
        hall.stalling.pressed = false;
        hall.stalling.goOn();
        hall.turn();
        assertThat(hall.paused).isEmpty();
    }

    @Test
    void after_a_failed_disk_nothing_is_acknowledged_any_more() {
        Session ada = hall.session("ada", "phone");
        Session bob = hall.session("bob", "desk");
        hall.clear();
        hall.stalling.answers = receipt -> new Receipt.Lost("The disk has failed.");
        hall.ask(ada, text(1, "hello"));
        hall.turn();
        hall.stalling.answers = receipt -> receipt;
        hall.ask(ada, text(2, "more"));
        hall.turn();
        assertThat(hall.heard(ada, LinkEvent.Refused.class))
                .extracting(LinkEvent.Refused::code)
                .containsExactly("not_stored", "not_stored");
        assertThat(hall.heard(bob)).isEmpty();
        assertThat(hall.stalling.drafts).as("nothing more is asked of it").isEqualTo(1);
    }

    @Test
    void who_leaves_with_something_on_its_way_leaves_behind_it() {
        Session ada = hall.session("ada", "phone");
        Session bob = hall.session("bob", "desk");
        hall.pass(300);
        hall.clear();
        hall.stalling.stalled = true;
        hall.ask(bob, text(1, "bye"));
        hall.ask(bob, new LinkRequest.Disconnect());
        hall.pass(1_000);
        assertThat(hall.heard(ada)).isEmpty();
        hall.stalling.goOn();
        hall.pass(300);
        assertThat(hall.heard(ada))
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("Said", "Left");
    }

    private static TalkRequest.Say text(long n, String text) {
        return say(n, LOBBY, TextKind.TEXT, text);
    }

    private List<Long> seqs(Session session) {
        return hall.heard(session, TalkEvent.Said.class).stream()
                .map(said -> said.entry().seq())
                .toList();
    }
}
