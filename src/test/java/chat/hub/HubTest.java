package chat.hub;

import static org.assertj.core.api.Assertions.assertThat;

import chat.EdgeOf;
import chat.protocol.ClientMessage;
import chat.protocol.Fault;
import chat.protocol.Limit;
import chat.protocol.Limits;
import chat.protocol.Name;
import chat.protocol.Regarding;
import chat.protocol.ServerMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules for legacy members alone. */
class HubTest {
    private final Hall hall = new Hall();
    private final Hub hub = hall.hub;

    @Test
    void what_one_says_all_hear_but_the_one_who_said_it() {
        Session ada = join("ada");
        Session bob = join("bob");
        Session eve = join("eve");
        hall.turn();
        hall.clear();
        say(ada, "hello");
        assertThat(by(ada)).isEmpty();
        assertThat(by(bob)).containsExactly(new ServerMessage.Said("ada", "hello"));
        assertThat(by(eve)).containsExactly(new ServerMessage.Said("ada", "hello"));
    }

    @Test
    void the_list_is_in_join_order_and_waits_for_the_end_of_the_turn() {
        Session ada = join("ada");
        join("zoe");
        join("bob");
        assertThat(lists(ada)).isEmpty();
        hub.tick();
        assertThat(lists(ada)).containsExactly(new ServerMessage.UserList(List.of("ada", "zoe", "bob")));
        hub.tick();
        assertThat(lists(ada)).as("nothing changed, nothing sent").hasSize(1);
    }

    @Test
    void a_list_that_comes_too_soon_is_sent_later_and_is_then_right() {
        Session ada = join("ada");
        hall.turn();
        join("bob");
        assertThat(hall.turn()).isEqualTo(1); // 60 ns at 100 MB/s, rounded up
        Session eve = join("eve");
        hub.disconnect(eve);
        hall.pass(1);
        assertThat(lists(ada)).endsWith(new ServerMessage.UserList(List.of("ada", "bob")));
    }

    @Test
    void a_taken_name_gets_a_free_one_and_the_name_is_free_again_after_its_holder_left() {
        Session ada = join("ada");
        Session second = join("ADA");
        assertThat(second.name().orElseThrow().skeleton())
                .isNotEqualTo(ada.name().orElseThrow().skeleton());
        assertThat(by(second).get(0)).isInstanceOf(ServerMessage.Notice.class);
        hub.disconnect(ada);
        assertThat(join("ada").name()).contains(Name.of("ada"));
    }

    @Test
    void reserved_and_hostile_names_are_never_given() {
        for (String wanted : List.of(
                "Server", "sErVeR", "Admin", "root", "a]b", "[Server]", "a\nb", "\u202Ebob", "", "x".repeat(500))) {
            Session session = join(wanted);
            String given = session.name().orElseThrow().value();
            assertThat(Name.problem(given)).as("given for '%s'", wanted).isEmpty();
            assertThat(given).doesNotContain("[", "]", "\n", "\u202E");
            assertThat(by(session).get(0)).isInstanceOf(ServerMessage.Notice.class);
        }
    }

    @Test
    void a_whisper_reaches_one_and_only_one() {
        Session ada = join("ada");
        Session bob = join("bob");
        Session eve = join("eve");
        hall.turn();
        hall.clear();
        hub.receive(ada, new ClientMessage.Whisper("bob", "psst"), 10);
        assertThat(by(bob)).containsExactly(new ServerMessage.Whispered("ada", "psst"));
        assertThat(by(eve)).isEmpty();
        assertThat(by(ada)).isEmpty();
        hub.receive(ada, new ClientMessage.Whisper("nobody", "psst"), 10);
        assertThat(by(ada)).containsExactly(new ServerMessage.Notice("Nobody called nobody is here."));
    }

    @Test
    void leaving_twice_is_leaving_once() {
        Session ada = join("ada");
        Session bob = join("bob");
        hall.turn();
        hall.clear();
        hub.receive(bob, new ClientMessage.Disconnect(), 11);
        hub.disconnect(bob);
        assertThat(by(ada)).containsExactly(new ServerMessage.Left("bob"));
        assertThat(hall.closed).containsExactly("bob left");
        assertThat(hub.size()).isEqualTo(1);
    }

    @Test
    void one_who_has_left_or_never_signed_in_is_not_heard() {
        Session ada = join("ada");
        Session bob = join("bob");
        Session silent = hub.connect("192.0.2.1:5");
        hub.disconnect(bob);
        hall.turn();
        hall.clear();
        say(bob, "still me");
        say(silent, "me too");
        assertThat(by(ada)).isEmpty();
    }

    @Test
    void a_fatal_fault_sends_off_and_a_passing_one_does_not() {
        Session ada = join("ada");
        Session bob = join("bob");
        hall.turn();
        hall.clear();
        hub.fault(bob, new Fault(Fault.Kind.NOT_UTF8, "That was no text.", Fault.Severity.PASSING), Regarding.NOTHING);
        assertThat(by(bob)).containsExactly(new ServerMessage.Notice("That was no text."));
        hub.fault(
                bob,
                new Fault(Fault.Kind.HEADER_MALFORMED, "That was no header.", Fault.Severity.FATAL),
                Regarding.NOTHING);
        assertThat(hall.closed).containsExactly("bob header_malformed");
        assertThat(by(ada)).containsExactly(new ServerMessage.Left("bob"));
    }

    @Test
    void an_empty_text_is_refused_in_a_sentence() {
        Session ada = join("ada");
        Session bob = join("bob");
        hall.turn();
        hall.clear();
        say(ada, "");
        assertThat(by(bob)).isEmpty();
        assertThat(by(ada)).containsExactly(new ServerMessage.Notice("An empty message was not sent."));
    }

    @Test
    void what_one_says_comes_before_their_leaving() {
        Session ada = join("ada");
        Session bob = join("bob");
        hall.turn();
        hall.clear();
        hall.hub.receive(bob, new ClientMessage.Say("bye"), 3);
        hall.hub.receive(bob, new ClientMessage.Whisper("ada", "psst"), 9);
        hall.hub.disconnect(bob);
        hall.turn();
        assertThat(by(ada))
                .startsWith(
                        new ServerMessage.Said("bob", "bye"),
                        new ServerMessage.Whispered("bob", "psst"),
                        new ServerMessage.Left("bob"));
    }

    @EdgeOf(Limit.LOUD_DELIVERIES_PER_SECOND)
    @Test
    void those_beyond_their_burst_share_what_they_may_cost_and_who_keeps_the_pace_does_not_wait_for_them() {
        Hall paced = new Hall(new HubSettings(
                Limits.DEFAULT.with(Limit.LOUD_DELIVERIES_PER_SECOND, 100), Name.Alphabet.ANY_ONE_SCRIPT));
        List<Session> room = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            room.add(paced.legacy("member" + i));
        }
        // One message costs 50 deliveries here, half a second; a tenth of a second's worth is free.
        long millis = 1_000_000L;
        assertThat(speak(paced, room.get(0), 9)).as("within the burst").isZero();
        assertThat(speak(paced, room.get(0), 1)).isEqualTo(410 * millis);
        assertThat(speak(paced, room.get(1), 10)).as("behind the first").isEqualTo(910 * millis);
        assertThat(speak(paced, room.get(49), 9)).as("keeps the pace").isZero();
        for (int i = 2; i < 40; i++) {
            assertThat(speak(paced, room.get(i), 10)).isLessThanOrEqualTo(10_000 * millis);
        }
        assertThat(speak(paced, room.get(40), 10)).as("the longest wait").isEqualTo(10_000 * millis);
        paced.pass(11_000);
        assertThat(speak(paced, room.get(41), 10))
                .as("past the longest wait nothing was charged, so nothing of it has to be paid off")
                .isEqualTo(410 * millis);
    }

    /** A tenth of 1,000 deliveries a second is free; each more, and the next one, takes a millisecond. */
    @EdgeOf(Limit.LOUD_DELIVERIES_PER_SECOND)
    @ParameterizedTest
    @CsvSource({"99, 0", "100, 1", "101, 2"})
    void what_the_loud_may_cost_at_once_is_a_tenth_of_a_second_and_not_one_delivery_more(int hearers, long millis) {
        Hall paced = new Hall(new HubSettings(
                Limits.DEFAULT.with(Limit.LOUD_DELIVERIES_PER_SECOND, 1_000).with(Limit.MESSAGES_PER_SECOND, 1_000_000),
                Name.Alphabet.ANY_ONE_SCRIPT));
        Session loud = paced.legacy("loud");
        for (int i = 1; i < hearers; i++) {
            paced.legacy("member" + i);
        }
        assertThat(speak(paced, loud, 9)).as("within the burst").isZero();
        assertThat(speak(paced, loud, 1)).isBetween(millis * 1_000_000, millis * 1_000_000 + 1_000);
    }

    /** Says so many things at once; returns the pause after the last. */
    private static long speak(Hall where, Session from, int times) {
        long pause = 0;
        for (int i = 0; i < times; i++) {
            pause = where.hub.receive(from, new ClientMessage.Say("x"), 1);
        }
        return pause;
    }

    private Session join(String wanted) {
        return hall.legacy(wanted);
    }

    private void say(Session from, String text) {
        hall.say(from, text);
    }

    private List<Object> by(Session session) {
        return hall.heard(session);
    }

    private List<ServerMessage.UserList> lists(Session session) {
        return hall.heard(session, ServerMessage.UserList.class);
    }
}
