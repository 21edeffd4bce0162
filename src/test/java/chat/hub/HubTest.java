package chat.hub;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.ClientMessage;
import chat.protocol.Fault;
import chat.protocol.Limit;
import chat.protocol.Limits;
import chat.protocol.Name;
import chat.protocol.ServerMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules alone, against a way out that writes down what each session would see. */
class HubTest {
    private static final Limits NO_PACE =
            Limits.DEFAULT.with(Limit.MESSAGES_PER_SECOND, 0).with(Limit.BYTES_PER_SECOND, 0);

    private final Seen seen = new Seen();
    private final Hub hub = new Hub(new HubSettings(NO_PACE, Name.Alphabet.ANY_ONE_SCRIPT), seen);

    @Test
    void what_one_says_all_hear_but_the_one_who_said_it() {
        Session ada = join("ada");
        Session bob = join("bob");
        Session eve = join("eve");
        seen.clear();
        say(ada, "hello");
        assertThat(seen.by(ada)).isEmpty();
        assertThat(seen.by(bob)).containsExactly(new ServerMessage.Said("ada", "hello"));
        assertThat(seen.by(eve)).containsExactly(new ServerMessage.Said("ada", "hello"));
    }

    @Test
    void the_list_is_in_join_order_and_waits_for_the_end_of_the_turn() {
        Session ada = join("ada");
        join("zoe");
        join("bob");
        assertThat(seen.lists(ada)).isEmpty();
        assertThat(hub.publishLists(0)).isEqualTo(Long.MAX_VALUE);
        assertThat(seen.lists(ada)).containsExactly(new ServerMessage.UserList(List.of("ada", "zoe", "bob")));
        assertThat(hub.publishLists(0)).isEqualTo(Long.MAX_VALUE);
        assertThat(seen.lists(ada)).as("nothing changed, nothing sent").hasSize(1);
    }

    @Test
    void a_list_that_comes_too_soon_is_sent_later_and_is_then_right() {
        Session ada = join("ada");
        hub.publishLists(0);
        join("bob");
        long wait = hub.publishLists(1);
        assertThat(wait).isBetween(1L, 250_000_000L);
        Session eve = join("eve");
        hub.disconnect(eve);
        assertThat(hub.publishLists(1 + wait)).isEqualTo(Long.MAX_VALUE);
        assertThat(seen.lists(ada)).endsWith(new ServerMessage.UserList(List.of("ada", "bob")));
    }

    @Test
    void a_taken_name_gets_a_free_one_and_the_name_is_free_again_after_its_holder_left() {
        Session ada = join("ada");
        Session second = join("ADA");
        assertThat(second.name().orElseThrow().skeleton())
                .isNotEqualTo(ada.name().orElseThrow().skeleton());
        assertThat(seen.by(second).get(0)).isInstanceOf(ServerMessage.Notice.class);
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
            assertThat(seen.by(session).get(0)).isInstanceOf(ServerMessage.Notice.class);
        }
    }

    @Test
    void a_whisper_reaches_one_and_only_one() {
        Session ada = join("ada");
        Session bob = join("bob");
        Session eve = join("eve");
        seen.clear();
        hub.receive(ada, new ClientMessage.Whisper("bob", "psst"), 10, 0);
        assertThat(seen.by(bob)).containsExactly(new ServerMessage.Whispered("ada", "psst"));
        assertThat(seen.by(eve)).isEmpty();
        assertThat(seen.by(ada)).isEmpty();
        hub.receive(ada, new ClientMessage.Whisper("nobody", "psst"), 10, 0);
        assertThat(seen.by(ada)).containsExactly(new ServerMessage.Notice("Nobody called nobody is here."));
    }

    @Test
    void leaving_twice_is_leaving_once() {
        Session ada = join("ada");
        Session bob = join("bob");
        seen.clear();
        hub.receive(bob, new ClientMessage.Disconnect(), 11, 0);
        hub.disconnect(bob);
        assertThat(seen.by(ada)).containsExactly(new ServerMessage.Left("bob"));
        assertThat(seen.closed).containsExactly("bob left");
        assertThat(hub.size()).isEqualTo(1);
    }

    @Test
    void one_who_has_left_or_never_signed_in_is_not_heard() {
        Session ada = join("ada");
        Session bob = join("bob");
        Session silent = hub.connect("192.0.2.1:5");
        hub.disconnect(bob);
        seen.clear();
        say(bob, "still me");
        say(silent, "me too");
        assertThat(seen.by(ada)).isEmpty();
    }

    @Test
    void a_fatal_fault_sends_off_and_a_passing_one_does_not() {
        Session ada = join("ada");
        Session bob = join("bob");
        seen.clear();
        hub.fault(bob, new Fault(Fault.Kind.NOT_UTF8, "That was no text.", Fault.Severity.PASSING));
        assertThat(seen.by(bob)).containsExactly(new ServerMessage.Notice("That was no text."));
        hub.fault(bob, new Fault(Fault.Kind.HEADER_MALFORMED, "That was no header.", Fault.Severity.FATAL));
        assertThat(seen.closed).containsExactly("bob header_malformed");
        assertThat(seen.by(ada)).containsExactly(new ServerMessage.Left("bob"));
    }

    @Test
    void an_empty_text_is_refused_in_a_sentence() {
        Session ada = join("ada");
        Session bob = join("bob");
        seen.clear();
        say(ada, "");
        assertThat(seen.by(bob)).isEmpty();
        assertThat(seen.by(ada)).containsExactly(new ServerMessage.Notice("An empty message was not sent."));
    }

    @Test
    void those_beyond_their_burst_share_what_they_may_cost_and_who_keeps_the_pace_does_not_wait_for_them() {
        Hub paced = new Hub(
                new HubSettings(
                        Limits.DEFAULT.with(Limit.LOUD_DELIVERIES_PER_SECOND, 100), Name.Alphabet.ANY_ONE_SCRIPT),
                seen);
        List<Session> room = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            room.add(join(paced, "member" + i));
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
        long later = 11_000 * millis;
        for (int i = 0; i < 9; i++) {
            paced.receive(room.get(41), new ClientMessage.Say("late"), 4, later);
        }
        assertThat(paced.receive(room.get(41), new ClientMessage.Say("late"), 4, later))
                .as("past the longest wait nothing was charged, so nothing of it has to be paid off")
                .isEqualTo(410 * millis);
    }

    private static Session join(Hub where, String wanted) {
        Session session = where.connect("192.0.2.1:4711");
        where.receive(session, new ClientMessage.Hello(wanted, ""), 20, 0);
        return session;
    }

    /** Says so many things at time 0; returns the pause after the last. */
    private static long speak(Hub where, Session from, int times) {
        long pause = 0;
        for (int i = 0; i < times; i++) {
            pause = where.receive(from, new ClientMessage.Say("x"), 1, 0);
        }
        return pause;
    }

    private Session join(String wanted) {
        return join(hub, wanted);
    }

    private void say(Session from, String text) {
        hub.receive(from, new ClientMessage.Say(text), text.length(), 0);
    }

    /** Feeds and sockets as two lists. */
    private static final class Seen implements Outbound {
        private final Map<Session, List<ServerMessage>> byMember = new LinkedHashMap<>();
        private final Map<Session, List<ServerMessage>> all = new LinkedHashMap<>();
        private final List<String> closed = new ArrayList<>();

        List<ServerMessage> by(Session session) {
            return all.getOrDefault(session, List.of());
        }

        List<ServerMessage> lists(Session session) {
            return by(session).stream()
                    .filter(ServerMessage.UserList.class::isInstance)
                    .toList();
        }

        void clear() {
            all.values().forEach(List::clear);
        }

        @Override
        public void enter(Room room, Session session) {
            byMember.put(session, box(session));
        }

        @Override
        public void leave(Room room, Session session) {
            byMember.remove(session);
        }

        @Override
        public void publish(Room room, ServerMessage message, @Nullable Session except) {
            byMember.forEach((session, box) -> {
                if (session != except) {
                    box.add(message);
                }
            });
        }

        @Override
        public void send(Session to, ServerMessage message) {
            box(to).add(message);
        }

        @Override
        public void close(Session session, String reason) {
            closed.add(session + " " + reason);
        }

        private List<ServerMessage> box(Session session) {
            return all.computeIfAbsent(session, any -> new ArrayList<>());
        }
    }
}
