package chat.hub;

import static chat.hub.SessionHubTest.say;
import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Limit;
import chat.protocol.LinkEvent;
import chat.protocol.LinkRequest;
import chat.protocol.Name;
import chat.protocol.Place;
import chat.protocol.RoomName;
import chat.protocol.RoomRequest;
import chat.protocol.TalkEvent;
import chat.protocol.TalkRequest;
import chat.protocol.TextKind;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A line that was kept and comes again gets its answer, whatever has become of its place and its sender's name meanwhile. */
class SaidAgainTest {
    private static final RoomName OPS = new RoomName("ops");
    private static final Place IN_OPS = new Place.InRoom(OPS);
    private static final Place LOBBY = new Place.InRoom(RoomName.LOBBY);
    private static final Place BOB = new Place.With("bob");

    private final Hall hall =
            new Hall(new HubSettings(Hall.NO_PACE.with(Limit.ROOM_DAYS, 1), Name.Alphabet.ANY_ONE_SCRIPT));
    private Session ada = hall.session("ada", "phone");
    private Session bob = hall.session("bob", "desk");

    @BeforeEach
    void allInOps() {
        hall.ask(ada, new RoomRequest.Join(1, OPS));
        hall.ask(bob, new RoomRequest.Join(1, OPS));
        hall.turn();
        hall.clear();
    }

    @Test
    void it_is_answered_in_a_room_that_the_user_has_left() {
        kept(ada, say(7, IN_OPS, TextKind.TEXT, "one"));
        hall.ask(ada, new RoomRequest.Part(2, OPS));
        checkAgain(ada, say(7, IN_OPS, TextKind.TEXT, "one"), IN_OPS, 1);
        assertThat(hall.heard(bob)).isEmpty();
        checkRefused(ada, say(7, IN_OPS, TextKind.TEXT, "two"), "number_reused7");
        checkRefused(ada, say(7, LOBBY, TextKind.TEXT, "one"), "number_reused7");
        checkRefused(ada, say(8, IN_OPS, TextKind.TEXT, "one"), "not_a_member8");
    }

    @Test
    void it_is_answered_when_the_room_is_gone() {
        kept(ada, say(7, IN_OPS, TextKind.TEXT, "one"));
        hall.ask(ada, new RoomRequest.Part(2, OPS));
        hall.ask(bob, new RoomRequest.Part(2, OPS));
        hall.pass(TimeUnit.DAYS.toMillis(2));
        ada = hall.session("ada", "phone");
        checkAgain(ada, say(7, IN_OPS, TextKind.TEXT, "one"), IN_OPS, 1);
        checkRefused(ada, say(8, IN_OPS, TextKind.TEXT, "one"), "no_such_room8");
    }

    @Test
    void it_is_answered_when_the_partner_is_gone_or_somebody_else_has_the_name() {
        kept(ada, say(7, BOB, TextKind.TEXT, "psst"));
        hall.ask(bob, new LinkRequest.Disconnect());
        checkAgain(ada, say(7, BOB, TextKind.TEXT, "psst"), BOB, 1);
        checkRefused(ada, say(8, BOB, TextKind.TEXT, "psst"), "no_such_user8");
        Session thief = hall.session("bob", "thief");
        checkAgain(ada, say(7, BOB, TextKind.TEXT, "psst"), BOB, 1);
        checkRefused(ada, say(7, BOB, TextKind.TEXT, "hey"), "number_reused7");
        assertThat(hall.heard(thief, TalkEvent.Said.class)).isEmpty();
    }

    @Test
    void it_is_answered_under_the_name_that_the_partner_has_now() {
        kept(ada, say(7, BOB, TextKind.TEXT, "psst"));
        hall.ask(bob, new RoomRequest.Nick(2, "rob"));
        checkAgain(ada, say(7, BOB, TextKind.TEXT, "psst"), new Place.With("rob"), 1);
    }

    @Test
    void it_is_answered_when_the_partner_was_of_the_original_protocol_and_nothing_is_left_of_the_talk() {
        Session old = hall.legacy("old");
        kept(ada, say(7, new Place.With("old"), TextKind.TEXT, "psst"));
        hall.hub.disconnect(old);
        checkAgain(ada, say(7, new Place.With("old"), TextKind.TEXT, "psst"), new Place.With("old"), 1);
    }

    @Test
    void it_is_answered_to_the_device_also_as_another_user() {
        kept(ada, say(7, LOBBY, TextKind.TEXT, "one"));
        kept(ada, say(8, BOB, TextKind.TEXT, "psst"));
        hall.ask(ada, new LinkRequest.Disconnect());
        Session eva = hall.session("eva", "phone");
        checkAgain(eva, say(7, LOBBY, TextKind.TEXT, "one"), LOBBY, 1);
        checkAgain(eva, say(8, BOB, TextKind.TEXT, "psst"), BOB, 1);
        checkRefused(eva, say(7, LOBBY, TextKind.TEXT, "two"), "number_reused7");
    }

    @Test
    void it_is_answered_while_the_first_is_on_its_way_as_another_user() {
        hall.stalling.stalled = true;
        hall.ask(ada, say(7, LOBBY, TextKind.TEXT, "one"));
        hall.hub.disconnect(ada);
        Session eva = hall.session("eva", "phone");
        hall.clear();
        hall.ask(eva, say(7, LOBBY, TextKind.TEXT, "one"));
        hall.turn();
        assertThat(hall.heard(eva, TalkEvent.Said.class)).isEmpty();
        hall.stalling.goOn();
        hall.turn();
        assertThat(hall.heard(eva, TalkEvent.Said.class))
                .as("with the others, and as the answer")
                .extracting(said -> said.entry().seq())
                .containsExactly(1L, 1L);
        assertThat(hall.heard(bob, TalkEvent.Said.class)).hasSize(1);
    }

    @Test
    void answers_come_in_the_order_of_the_lines_and_a_room_that_was_joined_meanwhile_takes_the_next() {
        kept(ada, say(7, IN_OPS, TextKind.TEXT, "one"));
        hall.ask(ada, new RoomRequest.Part(2, OPS));
        hall.stalling.stalled = true;
        hall.clear();
        hall.ask(ada, say(7, IN_OPS, TextKind.TEXT, "one"));
        hall.ask(ada, say(8, LOBBY, TextKind.TEXT, "two"));
        hall.ask(ada, say(9, IN_OPS, TextKind.TEXT, "too late"));
        hall.ask(ada, new RoomRequest.Join(3, OPS));
        hall.ask(ada, say(10, IN_OPS, TextKind.TEXT, "back"));
        hall.turn();
        hall.clear();
        hall.stalling.goOn();
        assertThat(hall.heard(ada).stream().map(SaidAgainTest::words))
                .containsExactly("one 1", "two 1", "not_a_member9", "back 2");
    }

    @Test
    void while_the_disk_stands_it_may_be_sent_again_later() {
        kept(ada, say(7, IN_OPS, TextKind.TEXT, "one"));
        hall.ask(ada, new RoomRequest.Part(2, OPS));
        hall.stalling.full = true;
        checkRefused(ada, say(7, IN_OPS, TextKind.TEXT, "one"), "not_stored7");
        hall.stalling.full = false;
        checkAgain(ada, say(7, IN_OPS, TextKind.TEXT, "one"), IN_OPS, 1);
    }

    private void kept(Session from, TalkRequest.Say line) {
        hall.ask(from, line);
        hall.turn();
        assertThat(hall.heard(from, TalkEvent.Said.class)).as("said").isNotEmpty();
    }

    private void checkAgain(Session from, TalkRequest.Say line, Place place, long seq) {
        hall.clear();
        hall.ask(from, line);
        hall.turn();
        List<TalkEvent.Said> said = hall.heard(from, TalkEvent.Said.class);
        assertThat(said).hasSize(1);
        assertThat(said.get(0).place()).isEqualTo(place);
        assertThat(said.get(0).entry().seq()).isEqualTo(seq);
        assertThat(said.get(0).entry().text()).isEqualTo(line.text());
        assertThat(hall.heard(from, LinkEvent.Refused.class)).isEmpty();
    }

    private void checkRefused(Session from, TalkRequest.Say line, String codeAndNumber) {
        hall.clear();
        hall.ask(from, line);
        hall.turn();
        assertThat(hall.heard(from).stream().map(SaidAgainTest::words)).containsExactly(codeAndNumber);
    }

    private static String words(Object event) {
        if (event instanceof TalkEvent.Said said) {
            return said.entry().text() + " " + said.entry().seq();
        }
        return event instanceof LinkEvent.Refused why
                ? why.code() + why.regarding().n()
                : event.toString();
    }
}
