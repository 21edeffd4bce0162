package chat.hub;

import static chat.hub.SessionHubTest.say;
import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.ClientMessage;
import chat.protocol.Limit;
import chat.protocol.LinkEvent;
import chat.protocol.Member;
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

/** Users whom the machine knows: their names are theirs, whoever had them or wants them. */
class ProvenNamesTest {
    private static final Identity ANNA = new Identity(1001, "anna");
    private static final Identity BERT = new Identity(1002, "bert");

    private final Hall hall = new Hall();

    private static Session in(Hall hall, Identity who, String wanted, String device) {
        Session session = hall.hub.connect("socket");
        hall.hub.identify(session, who);
        hall.hub.asks(session, Profile.SESSION);
        hall.hub.hello(session, wanted, new SessionHello(1, "test", Hall.device(device)));
        hall.turn();
        return session;
    }

    private static Session legacyIn(Hall hall, Identity who, String wanted) {
        Session session = hall.hub.connect("socket");
        hall.hub.identify(session, who);
        hall.hub.hello(session, new ClientMessage.Hello(wanted, ""));
        hall.turn();
        return session;
    }

    private LinkEvent.Refused refusal(Session session) {
        return hall.heard(session, LinkEvent.Refused.class).get(0);
    }

    private List<String> names() {
        return hall.rooms().stream()
                .filter(room -> room.name().equals(RoomName.LOBBY))
                .flatMap(room -> room.roster.members().stream())
                .map(user -> (user.verified() ? "" : "~") + user.name())
                .toList();
    }

    @Test
    void everybody_sees_that_the_name_is_proven() {
        Session carl = hall.session("carl", "desk");
        hall.pass(300);
        Session anna = in(hall, ANNA, "", "phone");
        hall.pass(300);
        hall.ask(anna, say(1, new Place.InRoom(RoomName.LOBBY), TextKind.TEXT, "hello"));
        hall.ask(carl, new RoomRequest.Who(1, "anna"));
        hall.turn();

        LinkEvent.Welcome welcome = hall.heard(anna, LinkEvent.Welcome.class).get(0);
        assertThat(welcome.you()).isEqualTo("anna");
        assertThat(welcome.verified()).isTrue();
        Member member = new Member("anna", true, Member.Role.USER, "");
        assertThat(hall.heard(anna, RoomEvent.Roster.class).get(0).members()).contains(member);
        assertThat(hall.heard(carl, RoomEvent.Joined.class).get(0).members()).containsExactly(member);
        assertThat(hall.heard(carl, TalkEvent.Said.class).get(0).entry().verified())
                .isTrue();
        assertThat(hall.heard(carl, RoomEvent.Whois.class).get(0).verified()).isTrue();
        assertThat(hall.heard(carl, LinkEvent.Welcome.class).get(0).verified()).isFalse();
    }

    @Test
    void a_welcome_says_whether_names_can_be_proven_here() {
        assertThat(hall.heard(hall.session("carl", "desk"), LinkEvent.Welcome.class)
                        .get(0)
                        .proof())
                .isFalse();
        hall.hub.provesNames();
        assertThat(hall.heard(hall.session("dora", "sofa"), LinkEvent.Welcome.class)
                        .get(0)
                        .proof())
                .isTrue();
    }

    @Test
    void another_name_is_refused_and_the_own_one_suggested() {
        Session anna = in(hall, ANNA, "bert", "phone");
        assertThat(refusal(anna).code()).isEqualTo("bad_name");
        assertThat(refusal(anna).fatal()).isTrue();
        assertThat(refusal(anna).suggestion()).isEqualTo("anna");

        Session again = in(hall, ANNA, "anna", "phone");
        hall.ask(again, new RoomRequest.Nick(1, "bert"));
        hall.turn();
        assertThat(refusal(again).code()).isEqualTo("name_refused");
        assertThat(refusal(again).suggestion()).isEqualTo("anna");
        assertThat(names()).containsExactly("anna");
    }

    @Test
    void several_installations_are_one_user_up_to_the_bound() {
        Session phone = in(hall, ANNA, "anna", "phone");
        in(hall, ANNA, "anna", "desk");
        legacyIn(hall, ANNA, "anna");
        assertThat(names()).containsExactly("anna");
        assertThat(phone.owner().clients()).hasSize(3);

        for (int i = 3; i < Limit.CLIENTS_PER_USER.defaultValue(); i++) {
            in(hall, ANNA, "anna", "desk." + i);
        }
        Session oneMore = in(hall, ANNA, "anna", "sofa");
        assertThat(refusal(oneMore).code()).isEqualTo("too_many_clients");
    }

    @Test
    void a_name_that_was_proven_once_is_refused_to_all_others_also_when_its_owner_is_away() {
        hall.hub.disconnect(in(hall, ANNA, "anna", "phone"));
        hall.pass(200_000);
        assertThat(names()).isEmpty();

        Session thief = hall.session("ANNA", "desk");
        assertThat(refusal(thief).code()).isEqualTo("name_taken");
        assertThat(refusal(thief).suggestion()).isNotEqualTo("ANNA").isNotEmpty();
        Session legacy = hall.legacy("anna");
        assertThat(legacy.name().orElseThrow().value()).isNotEqualTo("anna");
        Session renaming = hall.session("carl", "sofa");
        hall.ask(renaming, new RoomRequest.Nick(1, "ann4".replace('4', 'a')));
        hall.turn();
        assertThat(refusal(renaming).code()).isEqualTo("name_refused");
        assertThat(names()).doesNotContain("anna", "~anna", "~ANNA");
    }

    @Test
    void it_stays_so_when_the_server_starts_anew() {
        in(hall, ANNA, "anna", "phone");
        in(hall, new Identity(1003, "Anna"), "", "desk");
        List<String> before = names();
        assertThat(before).hasSize(2).contains("anna");

        Hall after = new Hall(hall.settings, hall);
        Session thief = after.session("anna", "desk");
        assertThat(after.heard(thief, LinkEvent.Refused.class)).hasSize(1);
        Session other = in(after, new Identity(1003, "Anna"), "", "desk");
        assertThat(before).contains(other.owner().name().value());
        assertThat(other.owner().name().value()).isNotEqualToIgnoringCase("anna");
        assertThat(in(after, ANNA, "", "phone").owner().name().value()).isEqualTo("anna");
    }

    @Test
    void nobody_is_in_before_the_history_has_told_whose_names_are_whose() {
        Session anna = in(hall, ANNA, "anna", "phone");
        hall.hub.disconnect(anna);
        hall.pass(200_000); // nobody is remembered to have been here

        Hall after = new Hall(hall.settings, hall, 1);
        Session thief = after.session("anna", "desk");
        assertThat(after.heard(thief, ServerMessage.class)).isEmpty();
        after.pass(1_100);
        assertThat(after.heard(thief, LinkEvent.Refused.class))
                .singleElement()
                .extracting(LinkEvent.Refused::code)
                .isEqualTo("name_taken");
    }

    @Test
    void who_has_the_name_on_their_word_is_called_otherwise_when_its_owner_comes() {
        Session thief = hall.session("Anna", "desk");
        Session legacyThief = hall.legacy("bert");
        Session carl = hall.session("carl", "sofa");
        hall.pass(300);
        hall.clear();
        in(hall, ANNA, "", "phone");
        in(hall, BERT, "", "phone");
        hall.pass(300);

        assertThat(names())
                .containsExactlyInAnyOrder(
                        "anna",
                        "bert",
                        "~carl",
                        "~" + thief.name().orElseThrow(),
                        "~" + legacyThief.name().orElseThrow());
        assertThat(hall.heard(thief, LinkEvent.Notice.class).get(0).text())
                .contains("belongs to somebody who has just come in");
        assertThat(hall.heard(legacyThief, ServerMessage.Notice.class)).hasSize(1);
        assertThat(hall.heard(carl, RoomEvent.Renamed.class))
                .extracting(RoomEvent.Renamed::was)
                .containsExactly("Anna", "bert");
    }

    @Test
    void what_was_on_its_way_under_the_name_is_heard_before_its_owner_comes() {
        Session thief = hall.session("anna", "desk");
        Session carl = hall.session("carl", "sofa");
        hall.pass(300);
        hall.clear();
        hall.ask(thief, say(1, new Place.InRoom(RoomName.LOBBY), TextKind.TEXT, "I am anna"));
        Session anna = hall.hub.connect("socket");
        hall.hub.identify(anna, ANNA);
        hall.hub.asks(anna, Profile.SESSION);
        hall.hub.hello(anna, "", new SessionHello(1, "test", Hall.device("phone")));
        assertThat(hall.paused).contains(thief);
        hall.pass(300);

        assertThat(hall.paused).isEmpty();
        List<Object> heard = hall.heard(carl);
        assertThat(heard.get(0)).isInstanceOfSatisfying(TalkEvent.Said.class, said -> {
            assertThat(said.entry().from()).isEqualTo("anna");
            assertThat(said.entry().verified()).isFalse();
        });
        assertThat(heard.get(1)).isInstanceOf(RoomEvent.Renamed.class);
        assertThat(heard.get(2)).isInstanceOf(RoomEvent.Joined.class);
        assertThat(anna.owner().name().value()).isEqualTo("anna");
    }

    @Test
    void a_login_name_that_can_be_no_name_becomes_the_nearest_always_the_same() {
        Session root = in(hall, new Identity(0, "root"), "root", "phone");
        String name = root.owner().name().value();
        assertThat(name).isEqualTo("guest-root");
        Hall after = new Hall(hall.settings, hall);
        assertThat(in(after, new Identity(0, "root"), name, "desk")
                        .owner()
                        .name()
                        .value())
                .isEqualTo(name);
    }

    @Test
    void a_number_that_the_machine_gives_to_somebody_else_brings_nothing_of_the_one_before() {
        Session anna = in(hall, ANNA, "", "phone");
        hall.hub.disconnect(anna);
        hall.pass(200_000);
        Session other = in(hall, new Identity(ANNA.uid(), "dora"), "", "phone");
        assertThat(other.owner().name().value()).isEqualTo("dora");
        assertThat(other.owner().key()).isNotEqualTo(anna.owner().key());
    }

    @Test
    void a_legacy_client_gets_the_login_name_and_hears_the_lobby_alone() {
        Session desk = in(hall, ANNA, "", "desk");
        hall.ask(desk, new RoomRequest.Join(1, new RoomName("ops")));
        hall.turn();
        Session bert = in(hall, BERT, "", "sofa");
        hall.ask(bert, new RoomRequest.Join(1, new RoomName("ops")));
        hall.turn();
        Session legacy = legacyIn(hall, ANNA, "somebody");
        assertThat(hall.heard(legacy, ServerMessage.Notice.class).get(0).text()).contains("You are called anna here.");
        hall.pass(300);
        assertThat(hall.heard(legacy, ServerMessage.UserList.class)).isNotEmpty();
        hall.clear();

        hall.ask(bert, say(1, new Place.InRoom(new RoomName("ops")), TextKind.TEXT, "not for it"));
        hall.ask(bert, say(2, new Place.InRoom(RoomName.LOBBY), TextKind.TEXT, "for it"));
        hall.ask(bert, say(3, new Place.With("anna"), TextKind.TEXT, "psst"));
        hall.turn();
        assertThat(hall.heard(legacy)).hasSize(2);
        hall.say(legacy, "from an old client");
        assertThat(hall.heard(bert, TalkEvent.Said.class)).anySatisfy(said -> {
            assertThat(said.entry().from()).isEqualTo("anna");
            assertThat(said.entry().verified()).isTrue();
        });
        hall.hub.disconnect(legacy);
        hall.pass(200_000);
        assertThat(names()).containsExactlyInAnyOrder("anna", "bert");
        hall.hub.disconnect(desk);
        hall.hub.disconnect(bert);
        hall.pass(200_000);
        assertThat(HubView.leftOver(hall.hub)).isEmpty();
    }

    @Test
    void private_talk_goes_on_when_both_come_back_and_is_named_by_names() {
        Session anna = in(hall, ANNA, "", "phone");
        Session bert = in(hall, BERT, "", "desk");
        hall.ask(anna, say(1, new Place.With("bert"), TextKind.TEXT, "psst"));
        hall.turn();
        hall.hub.disconnect(anna);
        hall.hub.disconnect(bert);
        hall.pass(200_000);

        Hall after = new Hall(hall.settings, hall);
        Session again = in(after, BERT, "", "sofa");
        assertThat(after.heard(again, RoomEvent.Opened.class))
                .anySatisfy(opened -> assertThat(opened.place()).isEqualTo(new Place.With("anna")));
    }
}
