package chat.hub;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.LinkEvent;
import chat.protocol.Order;
import chat.protocol.Ordered;
import chat.protocol.Profile;
import chat.protocol.RoomEvent;
import chat.protocol.RoomName;
import chat.protocol.RoomRequest;
import chat.protocol.SessionHello;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Who may give orders, and that a right is judged when it is used. */
class OrdersTest {
    static final long OWNER_UID = 1000;
    static final Identity OWNER = new Identity(OWNER_UID, "olga");
    static final Identity ROOT = new Identity(0, "root");
    static final Identity ANNA = new Identity(1001, "anna");
    static final Identity BERT = new Identity(1002, "bert");

    private final Hall hall = new Hall();
    private final Groups groups = new Groups();

    OrdersTest() {
        hall.hub.serve(groups, OWNER_UID);
    }

    /** The machine's groups as the test wants them. */
    static final class Groups implements Offices {
        final Map<String, Set<String>> of = new java.util.HashMap<>();
        final List<Deed> deeds = new java.util.ArrayList<>();
        String ended = "";

        @Override
        public void groups(String login, Consumer<Set<String>> answer) {
            answer.accept(Set.copyOf(of.getOrDefault(login, new HashSet<>())));
        }

        @Override
        public void record(Deed deed) {
            deeds.add(deed);
        }

        @Override
        public void recorded(int linesMax, Consumer<List<String>> answer) {
            answer.accept(deeds.stream().map(Deed::toString).toList());
        }

        @Override
        public void reload(Consumer<List<String>> answer) {
            answer.accept(List.of("Read."));
        }

        @Override
        public List<List<String>> status() {
            return List.of();
        }

        @Override
        public void shutDown(String sentence) {
            ended = sentence;
        }
    }

    static Session in(Hall hall, Identity who, String device, SessionHello.Purpose purpose) {
        Session session = hall.hub.connect("socket");
        hall.hub.identify(session, who);
        hall.hub.asks(session, Profile.SESSION);
        hall.hub.hello(session, "", new SessionHello(1, "test", Hall.device(device), null, purpose));
        hall.turn();
        return session;
    }

    private String answer(Session from, String order) {
        int before = hall.heard(from, Ordered.class).size();
        hall.ask(from, new Order(7, order, "", ""));
        hall.turn();
        List<Ordered> answers = hall.heard(from, Ordered.class);
        if (answers.size() > before) {
            return "done";
        }
        List<LinkEvent.Refused> refusals = hall.heard(from, LinkEvent.Refused.class);
        return refusals.get(refusals.size() - 1).code();
    }

    @Test
    void the_owner_and_root_may_do_everything_and_others_nothing() {
        Session owner = in(hall, OWNER, "desk", SessionHello.Purpose.TALK);
        Session root = in(hall, ROOT, "rack", SessionHello.Purpose.TALK);
        Session anna = in(hall, ANNA, "lap", SessionHello.Purpose.TALK);
        Session word = hall.session("carl", "phone");

        assertThat(answer(owner, "who")).isEqualTo("done");
        assertThat(answer(root, "who")).isEqualTo("done");
        assertThat(answer(anna, "who")).isEqualTo("not_allowed");
        assertThat(answer(word, "who")).isEqualTo("not_allowed");
        assertThat(answer(anna, "shutdown")).isEqualTo("not_allowed");
        assertThat(groups.ended).isEmpty();
        assertThat(answer(owner, "shutdown")).isEqualTo("done");
        assertThat(groups.ended).isEqualTo("The chat server is shutting down.");
        assertThat(answer(owner, "dance")).isEqualTo("bad_field");
    }

    @Test
    void a_member_of_the_group_may_as_long_as_the_machine_says_so() {
        hall.hub.govern(new Policy("", "wheel", Map.of()));
        Session anna = in(hall, ANNA, "lap", SessionHello.Purpose.TALK);
        assertThat(answer(anna, "who")).isEqualTo("not_allowed");

        groups.of.put("anna", Set.of("anna", "wheel"));
        assertThat(answer(anna, "who")).isEqualTo("done");
        assertThat(answer(anna, "shutdown")).isEqualTo("not_allowed");

        groups.of.put("anna", Set.of("anna"));
        assertThat(answer(anna, "who")).isEqualTo("not_allowed");

        groups.of.put("anna", Set.of("wheel"));
        hall.hub.govern(Policy.DEFAULT);
        assertThat(answer(anna, "who")).isEqualTo("not_allowed");
    }

    @Test
    void a_name_that_one_has_on_ones_word_gives_no_rights_whatever_the_machine_says_of_it() {
        hall.hub.govern(new Policy("", "wheel", Map.of()));
        groups.of.put("anna", Set.of("wheel"));
        Session word = hall.session("anna", "phone");
        assertThat(answer(word, "who")).isEqualTo("not_allowed");
    }

    @Test
    void who_comes_for_orders_alone_is_in_no_room_and_nobody_hears_of_it() {
        Session carl = hall.session("carl", "phone");
        hall.pass(300);
        int before = hall.heard(carl).size();
        Session admin = in(hall, OWNER, "desk", SessionHello.Purpose.ADMIN);
        assertThat(hall.heard(admin, LinkEvent.Welcome.class).get(0).rooms()).isEmpty();
        assertThat(hall.heard(admin, LinkEvent.Ready.class)).hasSize(1);
        assertThat(hall.heard(admin, RoomEvent.Opened.class)).isEmpty();
        assertThat(answer(admin, "who")).isEqualTo("done");
        assertThat(hall.heard(admin, Ordered.class).get(0).rows()).hasSize(1);
        assertThat(hall.hub.size()).isEqualTo(1);

        hall.ask(admin, new RoomRequest.Join(3, new RoomName("ops")));
        hall.turn();
        assertThat(hall.heard(admin, LinkEvent.Refused.class).get(0).code()).isEqualTo("not_allowed");
        hall.hub.disconnect(admin);
        hall.pass(120_000);
        assertThat(hall.hub.size()).isEqualTo(1);
        assertThat(hall.heard(carl).stream().skip(before).filter(RoomEvent.class::isInstance))
                .isEmpty();
    }

    @Test
    void who_comes_for_orders_without_a_right_is_sent_off() {
        Session anna = in(hall, ANNA, "lap", SessionHello.Purpose.ADMIN);
        LinkEvent.Refused why = hall.heard(anna, LinkEvent.Refused.class).get(0);
        assertThat(why.fatal()).isTrue();
        assertThat(why.text()).isEqualTo("You are no operator here. Ask whoever runs the server.");
        assertThat(anna.here()).isFalse();
        assertThat(hall.heard(anna, LinkEvent.Welcome.class)).isEmpty();
    }
}
