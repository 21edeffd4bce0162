package chat.hub;

import static chat.hub.SessionHubTest.say;
import static org.assertj.core.api.Assertions.assertThat;

import chat.hub.OrdersTest.Groups;
import chat.protocol.ClientMessage;
import chat.protocol.LeaveReason;
import chat.protocol.LinkEvent;
import chat.protocol.Order;
import chat.protocol.Ordered;
import chat.protocol.Place;
import chat.protocol.Profile;
import chat.protocol.RoomEvent;
import chat.protocol.RoomName;
import chat.protocol.RoomRequest;
import chat.protocol.ServerMessage;
import chat.protocol.SessionHello;
import chat.protocol.TalkEvent;
import chat.protocol.TextKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is sent off, banned or muted, what they and the others are told, and that it holds. */
class ModerationTest {
    private static final Place LOBBY = new Place.InRoom(RoomName.LOBBY);

    private final Groups groups = new Groups();
    private Hall hall = open(new Hall());
    private Session owner = in(OrdersTest.OWNER, "desk");

    private Hall open(Hall with) {
        with.hub.serve(groups, OrdersTest.OWNER_UID);
        return with;
    }

    private Session in(Identity who, String device) {
        return OrdersTest.in(hall, who, device, SessionHello.Purpose.TALK);
    }

    private Session from(String address, String name, String device) {
        Session session = hall.hub.connect(address);
        hall.hub.asks(session, Profile.SESSION);
        hall.hub.hello(session, name, new SessionHello(1, "test", Hall.device(device)));
        hall.turn();
        return session;
    }

    private String order(Session by, String order, String target, long seconds, String text) {
        hall.ask(by, new Order(9, order, target, seconds, text, 0));
        hall.turn();
        List<Object> all = hall.heard(by).stream()
                .filter(each -> each instanceof Ordered
                        || (each instanceof LinkEvent.Refused no
                                && no.regarding().ref() == 9))
                .toList();
        Object last = all.get(all.size() - 1);
        return last instanceof Ordered done ? done.text() : ((LinkEvent.Refused) last).code();
    }

    private List<String> notices(Session session) {
        return hall.heard(session, LinkEvent.Notice.class).stream()
                .map(LinkEvent.Notice::text)
                .toList();
    }

    private LinkEvent.Refused fatal(Session session) {
        return hall.heard(session, LinkEvent.Refused.class).stream()
                .filter(LinkEvent.Refused::fatal)
                .findFirst()
                .orElseThrow();
    }

    private void restart() {
        hall = open(new Hall(hall.settings, hall));
        owner = in(OrdersTest.OWNER, "desk");
    }

    @Test
    void who_is_sent_off_leaves_at_once_with_all_clients_and_everybody_is_told_why() {
        Session carl = hall.session("carl", "phone");
        Session carl2 = hall.session("carl", "phone.2");
        hall.pass(300);
        assertThat(order(owner, "kick", "carl", 0, "enough")).isEqualTo("carl was sent off.");
        hall.pass(300);
        for (Session each : List.of(carl, carl2)) {
            assertThat(fatal(each).code()).isEqualTo("sent_off");
            assertThat(fatal(each).text()).isEqualTo("You were sent off by olga: enough");
            assertThat(each.gone()).isTrue();
        }
        assertThat(notices(owner)).contains("carl was sent off by olga: enough");
        RoomEvent.Left left = hall.heard(owner, RoomEvent.Left.class).get(0);
        assertThat(left.reason()).isEqualTo(LeaveReason.REMOVED);
        assertThat(left.names()).containsExactly("carl");
        int before = hall.heard(carl).size();
        hall.ask(owner, say(1, LOBBY, TextKind.TEXT, "gone?"));
        hall.turn();
        assertThat(hall.heard(carl)).hasSize(before);
        assertThat(hall.session("carl", "phone").here()).isTrue();
        assertThat(groups.deeds).containsExactly(new Offices.Deed("olga", "kick", "carl", "enough"));
    }

    @Test
    void a_legacy_member_is_sent_off_with_a_line() {
        Session old = hall.legacy("old");
        order(owner, "kick", "old", 0, "");
        assertThat(hall.heard(old)).contains(new ServerMessage.Notice("You were sent off by olga."));
        assertThat(old.gone()).isTrue();
    }

    @Test
    void a_banned_name_and_all_that_look_like_it_stay_out_in_both_profiles_and_over_a_restart() {
        hall.session("eve1", "phone");
        assertThat(order(owner, "ban", "eve1", 0, "spam"))
                .isEqualTo("Whoever is called eve1 on their word, or looks so, is banned. Sent off: eve1.");
        restart();
        for (String name : List.of("eve1", "EVE1", "evel", "eveI")) {
            Session again = hall.session(name, "other");
            assertThat(again.here()).as(name).isFalse();
            assertThat(fatal(again).code()).isEqualTo("banned");
            assertThat(fatal(again).text()).isEqualTo("You are banned here by olga: spam.");
            assertThat(hall.heard(again)).hasSize(1);
        }
        Session old = hall.legacy("Eve1");
        assertThat(hall.heard(old)).containsExactly(new ServerMessage.Notice("You are banned here by olga: spam."));
        Session fine = hall.session("steve", "other");
        hall.ask(fine, new RoomRequest.Nick(3, "eve1"));
        hall.turn();
        assertThat(fine.name().orElseThrow().value()).isEqualTo("steve");
        assertThat(order(owner, "unban", "EVEL", 0, "")).isEqualTo("EVEL is no longer banned.");
        restart();
        assertThat(hall.session("eve1", "phone").here()).isTrue();
    }

    @Test
    void a_ban_ends_when_its_time_is_over() {
        order(owner, "ban", "eve", 3600, "");
        assertThat(fatal(hall.session("eve", "phone")).text()).matches("You are banned here until .* UTC by olga\\.");
        hall.pass(3_599_000);
        assertThat(hall.session("eve", "phone").here()).isFalse();
        hall.pass(2_000);
        assertThat(hall.session("eve", "phone").here()).isTrue();
    }

    @Test
    void one_who_is_proven_is_banned_whatever_the_client_and_nobody_else() {
        Session anna = in(OrdersTest.ANNA, "lap");
        assertThat(order(owner, "ban", "anna", 0, "")).isEqualTo("anna is banned. Sent off: anna.");
        assertThat(anna.gone()).isTrue();
        assertThat(in(OrdersTest.ANNA, "other").here()).isFalse();
        Session admin = OrdersTest.in(hall, OrdersTest.ANNA, "x", SessionHello.Purpose.ADMIN);
        assertThat(fatal(admin).code()).isEqualTo("banned");
        assertThat(in(OrdersTest.BERT, "lap").here()).isTrue();
    }

    @Test
    void a_ban_of_a_name_that_one_has_on_ones_word_does_not_touch_its_owner_who_comes_later() {
        order(owner, "ban", "bert", 0, "impostor");
        assertThat(hall.session("bert", "phone").here()).isFalse();
        assertThat(in(OrdersTest.BERT, "lap").here()).isTrue();
    }

    @Test
    void an_address_is_banned_but_never_this_machine_s() {
        Session eve = from("203.0.113.9:4000", "eve", "phone");
        Session six = from("2001:db8:0:0:0:0:0:1:4000", "six", "six");
        assertThat(order(owner, "ban", "203.0.113.9", 0, "")).isEqualTo("203.0.113.9 is banned. Sent off: eve.");
        assertThat(order(owner, "ban", "2001:DB8::1", 0, "")).contains("Sent off: six.");
        assertThat(eve.gone() && six.gone()).isTrue();
        assertThat(from("203.0.113.9:4001", "other", "x").here()).isFalse();
        assertThat(from("203.0.113.10:4001", "other", "x").here()).isTrue();
        assertThat(order(owner, "ban", "127.0.0.1", 0, "")).isEqualTo("not_allowed");
        assertThat(order(owner, "ban", "::1", 0, "")).isEqualTo("not_allowed");
    }

    @Test
    void what_a_muted_one_says_reaches_nobody_and_each_try_is_answered_by_one_sentence() {
        Session carl = hall.session("carl", "phone");
        Session old = hall.legacy("old");
        Session ear = hall.session("ear", "ear");
        hall.ask(carl, say(1, LOBBY, TextKind.TEXT, "before"));
        hall.turn();
        order(owner, "mute", "carl", 600, "caps");
        order(owner, "mute", "old", 0, "");
        int refused = hall.heard(carl, LinkEvent.Refused.class).size();
        hall.ask(carl, say(2, LOBBY, TextKind.TEXT, "muted"));
        hall.ask(carl, say(3, new Place.With("ear"), TextKind.TEXT, "muted"));
        hall.ask(carl, new RoomRequest.SetTopic(4, RoomName.LOBBY, "muted"));
        hall.ask(carl, new RoomRequest.Nick(5, "muted"));
        hall.ask(carl, new RoomRequest.Away(6, "muted"));
        hall.hub.receive(old, new ClientMessage.Say("muted"), 5);
        hall.hub.receive(old, new ClientMessage.Whisper("ear", "muted"), 5);
        hall.pass(300);
        assertThat(hall.heard(carl, LinkEvent.Refused.class))
                .hasSize(refused + 5)
                .allMatch(no -> no.code().equals("muted"));
        assertThat(hall.heard(old).stream().filter(new ServerMessage.Notice("You are muted here by olga.")::equals))
                .hasSize(2);
        assertThat(hall.heard(ear).toString()).doesNotContain("text=muted", "away=muted", "topic=muted");

        // What was kept before is acknowledged when it comes again.
        hall.ask(carl, say(1, LOBBY, TextKind.TEXT, "before"));
        hall.turn();
        assertThat(hall.heard(carl, TalkEvent.Said.class)).hasSize(2);
        hall.pass(600_000);
        Session back = hall.session("carl", "phone");
        hall.ask(back, say(7, LOBBY, TextKind.TEXT, "again"));
        hall.turn();
        assertThat(hall.heard(ear).toString()).contains("text=again");
    }

    @Test
    void an_operator_may_touch_neither_the_owner_nor_another_operator_nor_make_one() {
        hall.hub.govern(new Policy("", "wheel", java.util.Map.of()));
        groups.of.put("anna", java.util.Set.of("wheel"));
        Session anna = in(OrdersTest.ANNA, "lap");
        in(OrdersTest.BERT, "lap");
        assertThat(order(owner, "op", "bert", 0, "")).isEqualTo("bert is an operator now.");
        for (String order : List.of("kick", "ban", "mute")) {
            assertThat(order(anna, order, "olga", 0, "")).as(order).isEqualTo("not_allowed");
            assertThat(order(anna, order, "bert", 0, "")).as(order).isEqualTo("not_allowed");
            assertThat(order(anna, order, "anna", 0, "")).as(order).isEqualTo("not_allowed");
        }
        assertThat(order(anna, "op", "anna", 0, "")).isEqualTo("not_allowed");
        assertThat(order(owner, "kick", "bert", 0, "")).isEqualTo("bert was sent off.");
    }

    @Test
    void who_was_made_an_operator_by_name_is_one_after_a_restart_and_until_it_is_taken_back() {
        in(OrdersTest.BERT, "lap");
        hall.session("word", "phone");
        assertThat(order(owner, "op", "word", 0, "")).isEqualTo("no_such_user");
        order(owner, "op", "bert", 0, "");
        restart();
        Session bert = in(OrdersTest.BERT, "lap");
        assertThat(order(bert, "announce", "", 0, "tea")).isEqualTo("Everybody was told.");
        assertThat(notices(owner)).contains("Announcement by bert: tea");
        assertThat(order(owner, "deop", "bert", 0, "")).isEqualTo("bert is no operator any more.");
        assertThat(order(bert, "announce", "", 0, "tea")).isEqualTo("not_allowed");
        restart();
        assertThat(order(in(OrdersTest.BERT, "lap"), "announce", "", 0, "tea")).isEqualTo("not_allowed");
    }

    @Test
    void the_message_of_the_day_is_told_to_those_who_come_and_kept() {
        hall.hub.govern(new Policy("from the settings", "", java.util.Map.of()));
        assertThat(hall.heard(hall.session("a", "a"), LinkEvent.Welcome.class)
                        .get(0)
                        .motd())
                .isEqualTo("from the settings");
        order(owner, "set-motd", "", 0, "be kind\nplease");
        restart();
        assertThat(hall.heard(hall.session("b", "b"), LinkEvent.Welcome.class)
                        .get(0)
                        .motd())
                .isEqualTo("be kind\nplease");
        assertThat(order(owner, "set-motd", "", 0, "")).startsWith("The message of the day is that of the settings");
        assertThat(order(owner, "motd", "", 0, "")).isEqualTo("There is no message of the day.");
    }

    @Test
    void who_is_banned_or_muted_is_listed() {
        order(owner, "ban", "eve", 0, "spam");
        order(owner, "mute", "192.0.2.7", 60, "");
        hall.ask(owner, new Order(9, "banned", "", ""));
        hall.turn();
        List<Ordered> tables = hall.heard(owner, Ordered.class);
        List<List<String>> rows = tables.get(tables.size() - 1).rows();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0)).containsExactly("ban", "name", "eve", "", "olga", "spam");
        assertThat(rows.get(1)).startsWith("mute", "address", "192.0.2.7").endsWith("olga", "");
    }
}
