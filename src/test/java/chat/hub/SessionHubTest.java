package chat.hub;

import static org.assertj.core.api.Assertions.assertThat;

import chat.EdgeOf;
import chat.protocol.Entry;
import chat.protocol.FaultCode;
import chat.protocol.LeaveReason;
import chat.protocol.Limit;
import chat.protocol.LinkEvent;
import chat.protocol.LinkRequest;
import chat.protocol.Member;
import chat.protocol.Name;
import chat.protocol.Place;
import chat.protocol.RoomEvent;
import chat.protocol.RoomName;
import chat.protocol.RoomRequest;
import chat.protocol.ServerMessage;
import chat.protocol.Tag;
import chat.protocol.TalkEvent;
import chat.protocol.TalkRequest;
import chat.protocol.TextKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The rules for members of the session profile, alone and beside legacy members. */
class SessionHubTest {
    private static final RoomName OPS = new RoomName("ops");
    private static final Place.InRoom LOBBY = new Place.InRoom(RoomName.LOBBY);

    private final Hall hall = new Hall();

    @Test
    void a_newcomer_is_welcomed_told_of_the_lobby_and_ready() {
        Session ada = hall.session("ada", "phone");
        List<Object> heard = hall.heard(ada);
        LinkEvent.Welcome welcome = (LinkEvent.Welcome) heard.get(0);
        assertThat(welcome.you()).isEqualTo("ada");
        assertThat(welcome.rooms()).containsExactly(RoomName.LOBBY);
        assertThat(welcome.epoch()).isEqualTo(hall.log.epoch());
        assertThat(welcome.limits().unacknowledged()).isEqualTo(64);
        assertThat(heard.subList(1, 4))
                .containsExactly(
                        new RoomEvent.Opened(LOBBY, "", 1, 0, 0, 1),
                        new RoomEvent.Roster(RoomName.LOBBY, List.of(member("ada")), 0),
                        new LinkEvent.Ready());
        assertThat(heard).hasSize(4);
    }

    @Test
    void what_is_said_comes_to_all_with_its_place_and_to_the_sender_as_the_acknowledgement() {
        Session ada = hall.session("ada", "phone");
        Session bob = hall.session("bob", "desk");
        hall.clear();
        hall.ask(ada, say(1, LOBBY, TextKind.ACTION, "waves"));
        assertThat(hall.heard(ada)).as("not before it is kept").isEmpty();
        hall.turn();
        TalkEvent.Said said = new TalkEvent.Said(
                LOBBY,
                new Entry(1, Hall.MILLIS_0, "ada", false, Tag.of(Hall.device("phone"), 1), TextKind.ACTION, "waves"));
        assertThat(hall.heard(ada)).containsExactly(said);
        assertThat(hall.heard(bob, TalkEvent.Said.class)).containsExactly(said);
    }

    @Test
    void a_mixed_room_is_one_conversation() {
        Session ada = hall.session("ada", "phone");
        Session old = hall.legacy("old");
        Session elder = hall.legacy("elder");
        hall.turn();
        assertThat(hall.heard(ada, RoomEvent.Joined.class))
                .containsExactly(new RoomEvent.Joined(RoomName.LOBBY, List.of(member("old"), member("elder"))));
        assertThat(hall.heard(old)).contains(new ServerMessage.UserList(List.of("ada", "old", "elder")));
        hall.clear();
        hall.ask(ada, say(1, LOBBY, TextKind.ACTION, "waves"));
        hall.say(old, "hello");
        assertThat(hall.heard(old)).containsExactly(new ServerMessage.Said("ada", "* ada waves"));
        assertThat(hall.heard(elder))
                .containsExactly(new ServerMessage.Said("ada", "* ada waves"), new ServerMessage.Said("old", "hello"));
        assertThat(texts(ada)).containsExactly("waves", "hello");
        assertThat(hall.heard(ada, TalkEvent.Said.class).get(1).entry().tag()).isEqualTo(Tag.NOBODYS);
    }

    @Test
    void what_a_legacy_member_does_is_an_action_to_session_members_and_the_same_words_to_legacy_ones() {
        Session ada = hall.session("ada", "phone");
        Session old = hall.legacy("old");
        Session elder = hall.legacy("elder");
        hall.turn();
        hall.clear();
        List<String> texts = List.of("* old  waves", "* elder waves", "* old", "* old ", "*old waves", "* older waves");
        texts.forEach(text -> hall.say(old, text));
        assertThat(hall.heard(ada, TalkEvent.Said.class))
                .extracting(said -> said.entry().kind() + ":" + said.entry().text())
                .containsExactly(
                        "ACTION: waves",
                        "TEXT:* elder waves",
                        "TEXT:* old",
                        "TEXT:* old ",
                        "TEXT:*old waves",
                        "TEXT:* older waves");
        assertThat(hall.heard(elder))
                .containsExactlyElementsOf(texts.stream()
                        .<ServerMessage>map(text -> new ServerMessage.Said("old", text))
                        .toList());
    }

    @Test
    void who_is_lost_and_comes_back_in_time_makes_no_noise() {
        Session ada = hall.session("ada", "phone");
        Session old = hall.legacy("old");
        Session bob = hall.session("bob", "desk");
        hall.pass(1_000);
        hall.clear();
        hall.hub.disconnect(bob);
        hall.pass(89_000);
        Session again = hall.session("bob", "desk");
        hall.pass(200_000);
        assertThat(hall.heard(ada, RoomEvent.Left.class)).isEmpty();
        assertThat(hall.heard(ada, RoomEvent.Joined.class)).isEmpty();
        assertThat(hall.heard(old)).isEmpty();
        assertThat(hall.heard(again, RoomEvent.Roster.class).get(0).members()).contains(member("bob"), member("ada"));
    }

    @EdgeOf(Limit.GRACE_SECONDS)
    @Test
    void who_does_not_come_back_has_left_after_the_grace_and_one_who_says_so_at_once() {
        Session ada = hall.session("ada", "phone");
        Session bob = hall.session("bob", "desk");
        Session eve = hall.session("eve", "sofa");
        hall.pass(1_000);
        hall.clear();
        hall.hub.disconnect(bob);
        hall.pass(89_900);
        assertThat(hall.heard(ada, RoomEvent.Left.class)).isEmpty();
        hall.pass(400);
        assertThat(hall.heard(ada, RoomEvent.Left.class))
                .containsExactly(new RoomEvent.Left(RoomName.LOBBY, List.of("bob"), LeaveReason.LOST));
        hall.clear();
        hall.ask(eve, new LinkRequest.Disconnect());
        hall.pass(300);
        assertThat(hall.heard(ada, RoomEvent.Left.class))
                .containsExactly(new RoomEvent.Left(RoomName.LOBBY, List.of("eve"), LeaveReason.QUIT));
        assertThat(hall.closed).contains("eve left");
    }

    @Test
    void only_the_first_client_joins_and_only_the_last_one_leaves() {
        Session ada = hall.session("ada", "phone");
        hall.clear();
        Session one = hall.session("bob", "desk");
        hall.pass(300);
        Session two = hall.session("bob", "desk.2");
        hall.pass(300);
        assertThat(hall.heard(ada, RoomEvent.Joined.class)).hasSize(1);
        hall.clear();
        hall.ask(one, say(1, LOBBY, TextKind.TEXT, "from one"));
        hall.turn();
        assertThat(texts(one)).containsExactly("from one");
        assertThat(texts(two)).as("lines that were sent, too").containsExactly("from one");
        hall.ask(one, new LinkRequest.Disconnect());
        hall.pass(300);
        assertThat(hall.heard(ada, RoomEvent.Left.class)).isEmpty();
        hall.ask(two, new LinkRequest.Disconnect());
        hall.pass(300);
        assertThat(hall.heard(ada, RoomEvent.Left.class)).hasSize(1);
    }

    @EdgeOf(Limit.CLIENTS_PER_USER)
    @Test
    void a_ninth_client_and_another_installation_with_the_name_are_sent_off() {
        for (int i = 0; i < 8; i++) {
            assertThat(hall.session("bob", "desk." + i).here()).isTrue();
        }
        assertThat(fault(hall.session("bob", "desk.8"))).isEqualTo(FaultCode.TOO_MANY_CLIENTS.word());
        assertThat(hall.session("bob", "desk.0").here())
                .as("one that came back while its old connection is not known to be lost")
                .isTrue();
        assertThat(fault(hall.session("bob", "desk.8"))).isEqualTo(FaultCode.TOO_MANY_CLIENTS.word());
        Session thief = hall.session("b0b", "thief");
        LinkEvent.Refused refused = hall.heard(thief, LinkEvent.Refused.class).get(0);
        assertThat(refused.code()).isEqualTo(FaultCode.NAME_TAKEN.word());
        assertThat(refused.fatal()).isTrue();
        assertThat(refused.suggestion()).isNotEmpty().isNotEqualTo("b0b");
        assertThat(thief.gone()).isTrue();
        assertThat(fault(hall.session("[x]", "other"))).isEqualTo(FaultCode.BAD_NAME.word());
        assertThat(hall.hub.size()).isEqualTo(8);
    }

    @Test
    void a_room_is_made_by_joining_and_all_clients_of_the_user_are_in_it() {
        Session one = hall.session("bob", "desk");
        Session two = hall.session("bob", "desk.2");
        Session ada = hall.session("ada", "phone");
        hall.pass(300);
        hall.clear();
        hall.ask(one, new RoomRequest.Join(1, OPS));
        hall.turn();
        RoomEvent.Opened opened = new RoomEvent.Opened(new Place.InRoom(OPS), "", 1, 0, 0, 1);
        assertThat(hall.heard(one))
                .containsExactly(opened, new RoomEvent.Roster(OPS, List.of(member("bob")), 0))
                .isEqualTo(hall.heard(two));
        hall.ask(ada, say(1, new Place.InRoom(OPS), TextKind.TEXT, "not in"));
        hall.turn();
        assertThat(fault(ada)).isEqualTo(FaultCode.NOT_A_MEMBER.word());
        hall.ask(ada, new RoomRequest.Join(2, OPS));
        hall.clear();
        hall.ask(ada, say(2, new Place.InRoom(OPS), TextKind.TEXT, "in"));
        hall.turn();
        assertThat(hall.heard(one).get(0))
                .as("nobody speaks before having joined")
                .isEqualTo(new RoomEvent.Joined(OPS, List.of(member("ada"))));
        assertThat(texts(two)).containsExactly("in");
        hall.clear();
        hall.ask(one, new RoomRequest.Part(3, OPS));
        hall.pass(300);
        RoomEvent.Left left = new RoomEvent.Left(OPS, List.of("bob"), LeaveReason.PARTED);
        assertThat(hall.heard(two)).containsExactly(left);
        assertThat(hall.heard(ada)).containsExactly(left);
        hall.ask(ada, new RoomRequest.Part(4, RoomName.LOBBY));
        assertThat(fault(ada)).isEqualTo(FaultCode.NOT_ALLOWED.word());
    }

    @Test
    void comings_and_goings_are_collected_and_what_cancels_out_is_not_told() {
        Session ada = hall.session("ada", "phone");
        Session bob = hall.session("bob", "desk");
        Session eve = hall.session("eve", "sofa");
        for (Session session : List.of(ada, bob, eve)) {
            hall.ask(session, new RoomRequest.Join(1, OPS));
            hall.turn();
        }
        hall.pass(600);
        hall.ask(bob, new RoomRequest.Part(2, OPS)); // told at once, so that the rest has to wait
        hall.turn();
        hall.clear();
        hall.ask(eve, new RoomRequest.Part(3, OPS));
        hall.ask(bob, new RoomRequest.Join(4, OPS));
        hall.turn();
        assertThat(hall.heard(ada)).isEmpty();
        hall.ask(eve, new RoomRequest.Join(5, OPS));
        assertThat(hall.heard(ada))
                .as("bob has seen the roster without eve, so that she left is told before she is back")
                .containsExactly(
                        new RoomEvent.Left(OPS, List.of("eve"), LeaveReason.PARTED),
                        new RoomEvent.Joined(OPS, List.of(member("bob"))));
        hall.pass(250);
        assertThat(hall.heard(ada)).endsWith(new RoomEvent.Joined(OPS, List.of(member("eve"))));
        hall.clear();
        hall.ask(bob, new RoomRequest.Part(6, OPS));
        hall.ask(bob, new RoomRequest.Join(7, OPS));
        hall.pass(600);
        assertThat(hall.heard(ada)).isEmpty();
    }

    @Test
    void rooms_are_listed_have_topics_and_invitations() {
        Session ada = hall.session("ada", "phone");
        Session bob = hall.session("bob", "desk");
        hall.ask(ada, new RoomRequest.Join(1, OPS));
        hall.turn();
        hall.clear();
        hall.ask(ada, new RoomRequest.SetTopic(2, OPS, "Deploy\u202e freeze"));
        hall.turn();
        assertThat(hall.heard(ada)).containsExactly(new RoomEvent.Topic(OPS, "Deploy freeze", "ada", Hall.MILLIS_0));
        hall.ask(bob, new RoomRequest.ListRooms(3, 0));
        assertThat(hall.heard(bob, RoomEvent.Rooms.class).get(0).rooms())
                .extracting(room -> room.room() + " " + room.topic() + " " + room.members())
                .containsExactly("lobby  2", "ops Deploy freeze 1");
        hall.ask(bob, new RoomRequest.SetTopic(4, OPS, "mine"));
        assertThat(fault(bob)).isEqualTo(FaultCode.NOT_A_MEMBER.word());
        hall.clear();
        hall.ask(ada, new RoomRequest.Invite(5, OPS, "bob"));
        assertThat(hall.heard(ada)).containsExactly(new LinkEvent.Done(5));
        assertThat(hall.heard(bob)).containsExactly(new RoomEvent.Invited(OPS, "ada"));
        hall.ask(ada, new RoomRequest.Invite(6, OPS, "nobody"));
        assertThat(fault(ada)).isEqualTo(FaultCode.NO_SUCH_USER.word());
        hall.ask(bob, new RoomRequest.Join(7, OPS));
        assertThat(hall.heard(bob, RoomEvent.Opened.class).get(0).topic()).isEqualTo("Deploy freeze");
        hall.ask(bob, new RoomRequest.Join(8, new RoomName("0ps")));
        assertThat(hall.heard(bob, RoomEvent.Opened.class).get(1).place()).isEqualTo(new Place.InRoom(OPS));
        hall.ask(bob, new RoomRequest.Join(9, new RoomName("a\u0431c")));
        assertThat(fault(bob)).isEqualTo(FaultCode.BAD_ROOM.word());
    }

    @Test
    void a_new_name_is_told_to_all_and_a_taken_one_refused_with_a_suggestion() {
        Session ada = hall.session("ada", "phone");
        Session bob = hall.session("bob", "desk");
        Session old = hall.legacy("old");
        hall.pass(300);
        hall.clear();
        hall.ask(bob, say(1, LOBBY, TextKind.TEXT, "as bob"));
        hall.ask(bob, new RoomRequest.Nick(1, "Zoë"));
        hall.pass(300);
        assertThat(hall.heard(ada))
                .extracting(event ->
                        event instanceof TalkEvent.Said said ? said.entry().from() : event)
                .containsExactly("bob", new RoomEvent.Renamed(RoomName.LOBBY, "bob", "Zoë"));
        assertThat(hall.heard(bob)).contains(new RoomEvent.Renamed(null, "bob", "Zoë"));
        assertThat(hall.heard(old))
                .containsExactly(
                        new ServerMessage.Said("bob", "as bob"),
                        new ServerMessage.Left("bob"),
                        new ServerMessage.Joined("Zoë"),
                        new ServerMessage.UserList(List.of("ada", "Zoë", "old")));
        hall.clear();
        hall.ask(bob, say(1, LOBBY, TextKind.TEXT, "as bob"));
        hall.turn();
        assertThat(hall.heard(bob, TalkEvent.Said.class))
                .as("what is sent again is known under the old name")
                .extracting(said -> said.entry().seq() + said.entry().from())
                .containsExactly("1bob");
        assertThat(hall.heard(ada)).isEmpty();
        hall.ask(ada, new RoomRequest.Nick(2, "zOë"));
        LinkEvent.Refused refused = hall.heard(ada, LinkEvent.Refused.class).get(0);
        assertThat(refused.code()).isEqualTo(FaultCode.NAME_REFUSED.word());
        assertThat(refused.regarding().ref()).isEqualTo(2);
        assertThat(refused.suggestion()).isNotEmpty();
        hall.hub.disconnect(bob);
        Session again = hall.session("bob", "desk");
        assertThat(hall.heard(again, LinkEvent.Welcome.class).get(0).you())
                .as("who comes back with the old name is still the same")
                .isEqualTo("Zoë");
    }

    @Test
    void away_who_and_ignore_answer() {
        Session ada = hall.session("ada", "phone");
        Session bob = hall.session("bob", "desk");
        hall.pass(5_000);
        hall.clear();
        hall.ask(bob, new RoomRequest.Away(1, "lunch"));
        assertThat(hall.heard(ada)).containsExactly(new RoomEvent.Presence(RoomName.LOBBY, "bob", "lunch"));
        hall.ask(ada, new RoomRequest.Who(2, "BOB"));
        hall.ask(ada, new RoomRequest.Who(3, "carl"));
        assertThat(hall.heard(ada, RoomEvent.Whois.class))
                .containsExactly(
                        new RoomEvent.Whois(2, "bob", false, "lunch", 5_000, 1, List.of(RoomName.LOBBY)),
                        new RoomEvent.Whois(3, "carl", false, "", 0, 0, List.of()));
        hall.ask(ada, new RoomRequest.Ignore(4, "eve", true));
        assertThat(hall.heard(ada, RoomEvent.Ignored.class)).containsExactly(new RoomEvent.Ignored(List.of("eve")));
        Session other = hall.session("ada", "phone.2");
        assertThat(hall.heard(other)).contains(new RoomEvent.Ignored(List.of("eve")));
        hall.ask(ada, new RoomRequest.Ignore(5, "eve", false));
        assertThat(hall.heard(other)).contains(new RoomEvent.Ignored(List.of()));
    }

    @Test
    void rooms_and_ignored_are_found_again_after_leaving() {
        Session ada = hall.session("ada", "phone");
        hall.ask(ada, new RoomRequest.Join(1, OPS));
        hall.turn();
        hall.ask(ada, new RoomRequest.Ignore(2, "eve", true));
        hall.ask(ada, new LinkRequest.Disconnect());
        hall.pass(1_000);
        Session again = hall.session("ada", "phone.2");
        assertThat(hall.heard(again, LinkEvent.Welcome.class).get(0).rooms()).containsExactly(RoomName.LOBBY, OPS);
        assertThat(hall.heard(again)).contains(new RoomEvent.Ignored(List.of("eve")));
        Session other = hall.session("ada2", "phone.3");
        assertThat(hall.heard(other, LinkEvent.Welcome.class).get(0).rooms()).containsExactly(RoomName.LOBBY);
    }

    @Test
    void what_is_known_of_a_user_is_forgotten_so_long_after_that_user_was_here_last() {
        Session ada = hall.session("ada", "phone");
        hall.ask(ada, new RoomRequest.Join(1, OPS));
        hall.turn();
        hall.pass(TimeUnit.DAYS.toMillis(1));
        hall.ask(ada, new LinkRequest.Disconnect());
        hall.pass(1_000);
        assertThat(notesAfterHours(30 * 24 + 12)).hasSize(1);
        assertThat(notesAfterHours(31 * 24 + 12)).isEmpty();
        Session again = hall.session("ada", "phone");
        assertThat(hall.heard(again, LinkEvent.Welcome.class).get(0).rooms()).containsExactly(RoomName.LOBBY);
    }

    /** What is noted of users when the history is told that it is so long after the beginning, and to keep a month. */
    private List<Note> notesAfterHours(int hours) {
        Retention month = new Retention(TimeUnit.DAYS.toMillis(30), Retention.ANY);
        hall.log.retain(month, Hall.MILLIS_0 + TimeUnit.HOURS.toMillis(hours), any -> {});
        List<Note> notes = new ArrayList<>();
        hall.log.notes("user ", answer -> notes.addAll(((Answer.Found<List<Note>>) answer).value()));
        hall.turn();
        return notes;
    }

    @Test
    void who_was_here_at_the_end_comes_back_after_a_restart_without_a_word() {
        Session ada = hall.session("ada", "phone");
        hall.ask(ada, new RoomRequest.Join(1, OPS));
        Session gone = hall.session("gone", "sofa");
        hall.session("bob", "desk");
        hall.ask(gone, new LinkRequest.Disconnect());
        hall.pass(2_000);
        hall.hub.shutDown("The server ends.");
        assertThat(fault(ada)).isEqualTo(FaultCode.SHUTTING_DOWN.word());
        Hall next = new Hall(HubSettings.DEFAULT, hall);
        Session old = next.legacy("bob");
        next.turn();
        assertThat(old.name().orElseThrow().value())
                .as("the name is kept for its holder")
                .isNotEqualTo("bob");
        assertThat(next.heard(old, ServerMessage.UserList.class).get(0).names()).contains("ada", "bob");
        next.clear();
        Session again = next.session("ada", "phone");
        next.pass(60_000);
        assertThat(next.heard(old)).as("ada came back").isEmpty();
        assertThat(next.heard(again, LinkEvent.Welcome.class).get(0).rooms()).containsExactly(RoomName.LOBBY, OPS);
        next.pass(31_000);
        assertThat(next.heard(old)).contains(new ServerMessage.Left("bob"));
    }

    @Test
    void a_storm_of_comebacks_waits_for_the_history_and_nothing_of_anybody_is_forgotten() {
        for (int i = 0; i < 200; i++) {
            Session user = hall.session("user" + i, "phone" + i);
            hall.ask(user, new RoomRequest.Join(1, OPS));
            hall.turn();
            hall.ask(user, new LinkRequest.Disconnect());
        }
        hall.pass(1_000);
        hall.stalling.readsMax = 3;
        List<Session> back = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            back.add(hall.hello("user" + i, "phone" + i));
        }
        assertThat(hall.stalling.reads).isEqualTo(3);
        hall.pass(2_000);
        assertThat(back).allMatch(Session::here);
        assertThat(back)
                .allMatch(session -> hall.heard(session, LinkEvent.Welcome.class)
                        .get(0)
                        .rooms()
                        .contains(OPS));
        hall.stalling.readsMax = 0;
        Session late = hall.hello("late", "late");
        hall.pass(1_000);
        assertThat(late.here()).isFalse();
        hall.stalling.readsMax = 1;
        hall.pass(100);
        assertThat(late.here()).isTrue();
    }

    @Test
    void the_last_lines_are_replayed_to_legacy_members_who_want_them_and_live_ones_follow() {
        Hall replaying = new Hall(new HubSettings(Hall.NO_PACE, Name.Alphabet.ANY_ONE_SCRIPT, 2, ""), hall);
        Session ada = replaying.session("ada", "phone");
        for (int n = 1; n <= 3; n++) {
            replaying.ask(ada, say(n, LOBBY, TextKind.TEXT, "line " + n));
        }
        replaying.turn();
        Session old = replaying.legacy("old");
        replaying.ask(ada, say(4, LOBBY, TextKind.TEXT, "line 4"));
        replaying.turn();
        assertThat(replaying.heard(old))
                .containsExactly(
                        new ServerMessage.Said("ada", "line 2"),
                        new ServerMessage.Said("ada", "line 3"),
                        new ServerMessage.Said("ada", "line 4"),
                        new ServerMessage.UserList(List.of("ada", "old")));
        Hall restarted = new Hall(replaying.settings, replaying);
        Session later = restarted.legacy("later");
        assertThat(restarted.heard(later, ServerMessage.Said.class))
                .containsExactly(new ServerMessage.Said("ada", "line 3"), new ServerMessage.Said("ada", "line 4"));
    }

    private String fault(Session session) {
        List<LinkEvent.Refused> faults = hall.heard(session, LinkEvent.Refused.class);
        return faults.isEmpty() ? "none" : faults.get(faults.size() - 1).code();
    }

    private List<String> texts(Session session) {
        return hall.heard(session, TalkEvent.Said.class).stream()
                .map(said -> said.entry().text())
                .toList();
    }

    static Member member(String name) {
        return new Member(name, false, Member.Role.USER, "");
    }

    static TalkRequest.Say say(long n, Place place, TextKind kind, String text) {
        return new TalkRequest.Say(n, place, kind, text);
    }
}
