package chat.hub;

import static org.assertj.core.api.Assertions.assertThat;

import chat.EdgeOf;
import chat.hub.KeyGate.Gadget;
import chat.protocol.ClientMessage;
import chat.protocol.InviteCode;
import chat.protocol.Limit;
import chat.protocol.LinkEvent;
import chat.protocol.LinkRequest;
import chat.protocol.Name;
import chat.protocol.Profile;
import chat.protocol.RoomName;
import chat.protocol.RoomRequest;
import chat.protocol.SessionHello;
import chat.protocol.SignInStatement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who comes from elsewhere: each state of signing in with a key, and what is wrong in each. */
class KeySignInTest {
    private final KeyGate gate = KeyGate.invited();
    private final Hall hall = gate.hall;
    private final Gadget key = Gadget.fresh();

    private String codeOf(Session session) {
        return gate.refusal(session).code();
    }

    private List<String> lobby() {
        return hall.rooms().stream()
                .filter(room -> room.name().equals(RoomName.LOBBY))
                .flatMap(room -> room.roster.members().stream())
                .map(user -> (user.verified() ? "" : "~") + user.name())
                .toList();
    }

    @Test
    void an_invitation_admits_a_key_once_and_binds_the_name() {
        InviteCode code = gate.invitation("");
        Session anna = gate.signIn("anna", key, code);
        assertThat(gate.in(anna)).isEqualTo("anna");
        LinkEvent.Welcome welcome = hall.heard(anna, LinkEvent.Welcome.class).get(0);
        assertThat(welcome.verified()).isTrue();
        assertThat(welcome.you()).isEqualTo("anna");

        Session other = gate.signIn("bert", Gadget.fresh(), code);
        assertThat(codeOf(other)).isEqualTo("not_invited");
        assertThat(gate.refusal(other).fatal()).isTrue();
        assertThat(other.gone()).isTrue();
        assertThat(hall.hub.house().keyring.invitations()).isEmpty();
    }

    @Test
    void from_then_on_the_key_signs_in_also_after_a_restart_and_its_history_is_the_same_users() {
        Session first = gate.signIn("anna", key, gate.invitation(""));
        String user = first.owner().key();
        Session second = gate.signIn("anna", key, null);
        assertThat(gate.in(second)).isEqualTo("anna");
        assertThat(second.owner()).isSameAs(first.owner());

        KeyGate after = gate.restarted();
        Session third = after.signIn("anna", key, null);
        assertThat(after.in(third)).isEqualTo("anna");
        assertThat(third.owner().key()).isEqualTo(user);
        assertThat(user).startsWith("=k").endsWith("=anna:");
    }

    @Test
    void every_key_is_challenged_alike_known_or_not_and_never_with_the_same_nonce() {
        gate.signIn("anna", key, gate.invitation(""));
        Session known = gate.hello("anna", key, null);
        Session unknown = gate.hello("anna", Gadget.fresh(), null);
        Session withCode = gate.hello("anna", Gadget.fresh(), gate.invitation(""));
        for (Session session : List.of(known, unknown, withCode)) {
            assertThat(session.challenged()).isTrue();
            assertThat(hall.heard(session)).hasSize(1);
        }
        assertThat(gate.challenge(known)).matches("[0-9a-f]{32}").isNotEqualTo(gate.challenge(unknown));
    }

    @Test
    void an_unknown_key_without_invitation_is_told_what_to_ask_for() {
        Session session = gate.signIn("anna", key, null);
        assertThat(codeOf(session)).isEqualTo("not_invited");
        assertThat(gate.refusal(session).text()).contains("invitation", "chat.jar invite");
        assertThat(lobby()).isEmpty();
    }

    @Test
    void who_has_no_key_is_told_the_same_in_either_profile() {
        Session session = gate.over(new WayIn.Tls(KeyGate.SERVER), KeyGate.AWAY);
        hall.hub.asks(session, Profile.SESSION);
        hall.hub.hello(session, "anna", new SessionHello(1, "test", Hall.device("desk")));
        hall.turn();
        assertThat(codeOf(session)).isEqualTo("not_invited");

        Session legacy = gate.over(new WayIn.Tls(KeyGate.SERVER), KeyGate.AWAY);
        hall.hub.hello(legacy, new ClientMessage.Hello("anna", ""));
        hall.turn();
        assertThat(legacy.gone()).isTrue();
        assertThat(hall.heard(legacy).toString()).contains("invitation");
    }

    @Test
    void an_open_door_lets_anybody_in_unverified_and_still_knows_its_keys() {
        KeyGate open = new KeyGate(hall.settings, null, Openness.ANYBODY);
        assertThat(open.in(open.signIn("anna", key, null))).isEqualTo("~anna");
        Session bert = open.signIn("bert", Gadget.fresh(), open.invitation("bert"));
        assertThat(open.in(bert)).isEqualTo("bert");
        assertThat(open.refusal(open.signIn("bert", Gadget.fresh(), null)).code())
                .isEqualTo("name_taken");
        Session bare = open.over(new WayIn.Tls(KeyGate.SERVER), KeyGate.AWAY);
        hall.hub.asks(bare, Profile.SESSION);
        open.hall.hub.hello(bare, "carl", new SessionHello(1, "test", Hall.device("sofa")));
        open.hall.turn();
        assertThat(open.in(bare)).isEqualTo("~carl");
    }

    @Test
    void proofs_that_are_for_something_else_are_none() {
        gate.signIn("anna", key, gate.invitation(""));
        String other = "6".repeat(64);
        Session before = gate.hello("anna", key, null);
        String replayed = key.sign(gate.statement(before, "anna"));
        gate.prove(before, replayed);
        assertThat(gate.in(before)).isEqualTo("anna");

        for (int wrong = 0; wrong < 7; wrong++) {
            Session session = gate.hello("anna", key, null, "");
            String challenge = gate.challenge(session);
            String answer = switch (wrong) {
                case 0 -> replayed;
                case 1 -> key.sign(new SignInStatement(other, challenge, KeyGate.NONCE, "anna"));
                case 2 -> key.sign(new SignInStatement(KeyGate.SERVER, challenge, KeyGate.NONCE, "bert"));
                case 3 -> key.sign(new SignInStatement(KeyGate.SERVER, challenge, challenge, "anna"));
                case 4 -> key.sign(new SignInStatement(KeyGate.SERVER, KeyGate.NONCE, KeyGate.NONCE, "anna"));
                case 5 -> Gadget.fresh().sign(gate.statement(session, "anna"));
                default -> "";
            };
            gate.prove(session, answer);
            assertThat(codeOf(session)).as("case " + wrong).isEqualTo("bad_proof");
            assertThat(session.gone()).isTrue();
        }
    }

    @Test
    void a_proof_of_another_way_is_none() {
        Session session = gate.hello("anna", key, null);
        String answer = key.sign(gate.statement(session, "anna"));
        hall.hub.proof(session, new LinkRequest.Proof("ssh", "", answer));
        assertThat(codeOf(session)).isEqualTo("bad_proof");
    }

    @Test
    void while_challenged_all_but_a_proof_is_told_not_yet_and_too_much_of_it_ends_it() {
        Session session = gate.hello("anna", key, null);
        hall.hub.proof(session, new LinkRequest.Pong(1));
        assertThat(hall.heard(session)).hasSize(1);
        for (int i = 0; i < KeySignIn.OTHER_FRAMES_MAX; i++) {
            hall.hub.proof(session, new RoomRequest.Nick(1, "bert"));
            assertThat(codeOf(session)).isEqualTo("not_yet");
            assertThat(gate.refusal(session).fatal()).isFalse();
            assertThat(session.challenged()).isTrue();
        }
        hall.hub.proof(session, new LinkRequest.Ping(1));
        assertThat(codeOf(session)).isEqualTo("bad_proof");
        assertThat(session.gone()).isTrue();
    }

    @Test
    void while_challenged_a_farewell_ends_it() {
        Session session = gate.hello("anna", key, null);
        hall.hub.proof(session, new LinkRequest.Disconnect());
        assertThat(session.gone()).isTrue();
        assertThat(session.challenged()).isFalse();
    }

    @Test
    void while_the_proof_is_checked_nothing_counts_not_even_a_second_proof() {
        Session session = gate.hello("anna", key, gate.invitation(""));
        hall.hub.proof(session, KeyGate.proof("AAAA"));
        assertThat(session.challenged()).isFalse();
        hall.hub.proof(session, KeyGate.proof(key.sign(gate.statement(session, "anna"))));
        hall.hub.proof(session, new LinkRequest.Ping(1));
        assertThat(hall.heard(session)).hasSize(1);
        assertThat(gate.proofs.waiting()).isEqualTo(1);
        gate.proofs.answer();
        assertThat(codeOf(session)).isEqualTo("bad_proof");
    }

    @Test
    void who_is_gone_before_the_check_is_over_uses_no_invitation_up() {
        InviteCode code = gate.invitation("");
        Session session = gate.hello("anna", key, code);
        hall.hub.proof(session, KeyGate.proof(key.sign(gate.statement(session, "anna"))));
        hall.hub.disconnect(session);
        gate.proofs.answer();
        hall.turn();
        assertThat(hall.hub.house().keyring.keys()).isEmpty();
        assertThat(gate.in(gate.signIn("anna", key, code))).isEqualTo("anna");
    }

    @Test
    void who_is_gone_while_the_key_is_written_down_comes_back_with_it() {
        InviteCode code = gate.invitation("");
        Session session = gate.hello("anna", key, code);
        hall.hub.proof(session, KeyGate.proof(key.sign(gate.statement(session, "anna"))));
        gate.proofs.answer(); // and the history has not answered yet
        Session twin = gate.hello("anna", key, gate.invitation(""));
        hall.hub.disconnect(session);
        hall.turn();
        gate.prove(twin, key.sign(gate.statement(twin, "anna")));
        assertThat(gate.in(twin)).isEqualTo("anna");
        assertThat(gate.in(gate.signIn("anna", key, code))).isEqualTo("anna");
    }

    @Test
    void after_the_end_nothing_counts() {
        Session session = gate.signIn("anna", key, null);
        int heard = hall.heard(session).size();
        hall.hub.proof(session, KeyGate.proof("AAAA"));
        hall.hub.proof(session, new LinkRequest.Ping(1));
        gate.proofs.answer();
        hall.turn();
        assertThat(hall.heard(session)).hasSize(heard);
    }

    @Test
    void a_proof_that_nobody_has_time_for_is_asked_for_again_later() {
        Session session = gate.hello("anna", key, null);
        gate.proofs.full = true;
        hall.hub.proof(session, KeyGate.proof("AAAA"));
        assertThat(codeOf(session)).isEqualTo("server_full");
    }

    @Test
    void a_key_has_one_name_and_is_told_it() {
        gate.signIn("anna", key, gate.invitation(""));
        Session session = gate.signIn("bert", key, null);
        assertThat(codeOf(session)).isEqualTo("bad_name");
        assertThat(gate.refusal(session).suggestion()).isEqualTo("anna");
        assertThat(gate.refusal(session).text()).contains("key");

        Session anna = gate.signIn("anna", key, null);
        hall.ask(anna, new RoomRequest.Nick(1, "bert"));
        hall.turn();
        assertThat(codeOf(anna)).isEqualTo("name_refused");
    }

    @Test
    void a_name_that_is_somebodys_is_refused_with_a_suggestion_and_the_invitation_stays_good() {
        gate.signIn("anna", key, gate.invitation(""));
        Session uid = gate.over(new WayIn.Socket(), "");
        hall.hub.identify(uid, new Identity(1001, "bert"));
        hall.hub.asks(uid, Profile.SESSION);
        hall.hub.hello(uid, "", new SessionHello(1, "test", Hall.device("phone")));
        hall.turn();
        InviteCode code = gate.invitation("");
        Gadget late = Gadget.fresh();
        for (String wanted : List.of("anna", "Anna", "bert", "b3rt")) {
            Session session = gate.signIn(wanted, late, code);
            if (!wanted.equals("b3rt")) {
                assertThat(codeOf(session)).as(wanted).isEqualTo("name_taken");
                assertThat(gate.refusal(session).suggestion()).isNotEmpty();
            } else {
                assertThat(gate.in(session)).isEqualTo("b3rt");
            }
        }
        assertThat(codeOf(gate.signIn("root", Gadget.fresh(), gate.invitation(""))))
                .isEqualTo("bad_name");
        assertThat(codeOf(gate.signIn("", Gadget.fresh(), gate.invitation("")))).isEqualTo("bad_name");
    }

    @Test
    void an_invitation_for_a_name_gives_that_name_alone() {
        InviteCode code = gate.invitation("carl");
        Session other = gate.signIn("dora", key, code);
        assertThat(codeOf(other)).isEqualTo("bad_name");
        assertThat(gate.refusal(other).suggestion()).isEqualTo("carl");
        assertThat(gate.in(gate.signIn("carl", key, code))).isEqualTo("carl");
    }

    @Test
    void an_invitation_for_a_name_that_somebody_has_adds_a_device() {
        Session first = gate.signIn("anna", key, gate.invitation(""));
        Gadget second = Gadget.fresh();
        Session other = gate.signIn("anna", second, gate.invitation("anna"));
        assertThat(gate.in(other)).isEqualTo("anna");
        assertThat(other.owner()).isSameAs(first.owner());
        assertThat(hall.hub.house().keyring.keys()).hasSize(2);

        KeyGate after = gate.restarted();
        Session again = after.signIn("anna", second, null);
        assertThat(again.owner().key()).isEqualTo(first.owner().key());
    }

    @Test
    void a_user_of_the_machine_gets_a_key_for_elsewhere() {
        Identity bert = new Identity(1001, "bert");
        Session here = gate.over(new WayIn.Socket(), "");
        hall.hub.identify(here, bert);
        hall.hub.asks(here, Profile.SESSION);
        hall.hub.hello(here, "", new SessionHello(1, "test", Hall.device("phone")));
        hall.turn();
        Session away = gate.signIn("bert", key, gate.invitation("bert"));
        assertThat(away.owner()).isSameAs(here.owner());

        KeyGate after = gate.restarted();
        assertThat(after.in(after.signIn("bert", key, null))).isEqualTo("bert");
        Session stranger = after.over(new WayIn.Socket(), "");
        after.hall.hub.identify(stranger, new Identity(1001, "dora"));
        after.hall.hub.asks(stranger, Profile.SESSION);
        after.hall.hub.hello(stranger, "", new SessionHello(1, "test", Hall.device("phone")));
        after.hall.turn();
        Session stale = after.signIn("bert", key, null);
        assertThat(after.refusal(stale).code())
                .as("the number is somebody else's now")
                .isEqualTo("not_invited");
    }

    @Test
    void who_has_the_name_on_their_word_gives_it_up_to_the_one_it_was_made_for() {
        Session guest = hall.session("carl", "desk");
        assertThat(gate.in(guest)).isEqualTo("~carl");
        assertThat(codeOf(gate.signIn("carl", Gadget.fresh(), gate.invitation(""))))
                .as("an invitation for no name takes nobody's")
                .isEqualTo("name_taken");
        assertThat(gate.in(gate.signIn("carl", key, gate.invitation("carl")))).isEqualTo("carl");
        assertThat(gate.in(guest)).isEqualTo("~carl2");
    }

    @Test
    void two_who_bind_at_the_same_time_do_not_get_the_same_name() {
        Gadget other = Gadget.fresh();
        Session one = gate.hello("anna", key, gate.invitation(""));
        Session two = gate.hello("Anna", other, gate.invitation(""));
        hall.hub.proof(one, KeyGate.proof(key.sign(gate.statement(one, "anna"))));
        hall.hub.proof(two, KeyGate.proof(other.sign(gate.statement(two, "Anna"))));
        gate.proofs.answer();
        hall.turn();
        assertThat(gate.in(one)).isEqualTo("anna");
        assertThat(codeOf(two)).isEqualTo("name_taken");
    }

    @Test
    void one_code_at_the_same_time_admits_one() {
        InviteCode code = gate.invitation("");
        Gadget other = Gadget.fresh();
        Session one = gate.hello("anna", key, code);
        Session two = gate.hello("bert", other, code);
        hall.hub.proof(one, KeyGate.proof(key.sign(gate.statement(one, "anna"))));
        hall.hub.proof(two, KeyGate.proof(other.sign(gate.statement(two, "bert"))));
        gate.proofs.answer();
        hall.turn();
        assertThat(gate.in(one)).isEqualTo("anna");
        assertThat(codeOf(two)).isEqualTo("not_invited");
    }

    @Test
    void a_key_that_is_taken_back_lets_nobody_in_and_its_name_is_nobody_elses() {
        Session anna = gate.signIn("anna", key, gate.invitation(""));
        hall.hub.house().keyring.revoke(hall.hub.house().keyring.keys().get(0), kept -> {});
        hall.turn();
        assertThat(codeOf(anna)).isEqualTo("sent_off");
        assertThat(codeOf(gate.signIn("anna", key, null))).isEqualTo("not_invited");
        KeyGate after = gate.restarted();
        assertThat(after.refusal(after.signIn("anna", key, null)).code()).isEqualTo("not_invited");
        Session other = after.signIn("anna", Gadget.fresh(), after.invitation(""));
        assertThat(after.refusal(other).code()).isEqualTo("name_taken");
        assertThat(after.in(after.signIn("anna", Gadget.fresh(), after.invitation("anna"))))
                .as("whoever runs it says so")
                .isEqualTo("anna");
    }

    @EdgeOf(Limit.INVITE_DAYS)
    @Test
    void an_invitation_counts_until_its_time_is_over() {
        InviteCode code = gate.invitation("");
        InviteCode same = gate.invitation("");
        long week = TimeUnit.DAYS.toMillis(Limit.INVITE_DAYS.defaultValue());
        hall.pass(week - 1);
        assertThat(gate.in(gate.signIn("anna", key, code))).isEqualTo("anna");
        hall.pass(1);
        Session late = gate.signIn("bert", Gadget.fresh(), same);
        assertThat(codeOf(late)).isEqualTo("not_invited");
        assertThat(hall.hub.house().keyring.invitations()).isEmpty();
    }

    @Test
    void what_is_wrong_with_a_code_is_not_told() {
        InviteCode withdrawn = gate.invitation("");
        hall.hub.house().keyring.withdraw(hall.hub.house().keyring.invitations().get(0));
        InviteCode used = gate.invitation("");
        gate.signIn("anna", key, used);
        InviteCode never = InviteCode.of(new byte[16]);
        List<String> sentences = List.of(withdrawn, used, never).stream()
                .map(code ->
                        gate.refusal(gate.signIn("bert", Gadget.fresh(), code)).text())
                .distinct()
                .toList();
        assertThat(sentences).hasSize(1);
    }

    @EdgeOf({Limit.SIGN_IN_TRIES, Limit.PENALTY_SECONDS})
    @Test
    void failed_tries_wait_longer_and_longer_and_all_failures_cost_the_same() {
        int free = Limit.SIGN_IN_TRIES.defaultValue();
        for (int i = 0; i < free; i++) {
            Session session = switch (i % 3) {
                case 0 -> gate.signIn("anna", Gadget.fresh(), null);
                case 1 -> gate.signIn("anna", Gadget.fresh(), InviteCode.of(new byte[16]));
                default -> {
                    Session bad = gate.hello("anna", Gadget.fresh(), null);
                    gate.prove(bad, "AAAA");
                    yield bad;
                }
            };
            assertThat(codeOf(session)).as("try " + i).isNotEqualTo("too_many_tries");
        }
        Session early = gate.signIn("anna", Gadget.fresh(), null);
        assertThat(codeOf(early)).isEqualTo("too_many_tries");
        assertThat(gate.refusal(early).retryMillis()).isEqualTo(1_000);
        assertThat(codeOf(gate.signIn("anna", Gadget.fresh(), null, "c0000202")))
                .as("another address")
                .isEqualTo("not_invited");
        assertThat(codeOf(gate.signIn("anna", Gadget.fresh(), null, "")))
                .as("this machine")
                .isEqualTo("not_invited");

        long wait = 1_000;
        long longest = TimeUnit.SECONDS.toMillis(Limit.PENALTY_SECONDS.defaultValue());
        for (int i = 0; i < 12; i++) {
            hall.pass(wait - 1);
            assertThat(codeOf(gate.signIn("anna", Gadget.fresh(), null))).isEqualTo("too_many_tries");
            hall.pass(1);
            assertThat(codeOf(gate.signIn("anna", Gadget.fresh(), null))).isEqualTo("not_invited");
            wait = Math.min(longest, 2 * wait);
        }
        hall.pass(longest + longest);
        assertThat(codeOf(gate.signIn("anna", Gadget.fresh(), null))).isEqualTo("not_invited");
        assertThat(codeOf(gate.signIn("anna", Gadget.fresh(), null)))
                .as("quiet for so long, it has begun anew")
                .isEqualTo("not_invited");
    }

    @Test
    void many_who_are_challenged_at_once_have_no_more_tries() {
        int free = Limit.SIGN_IN_TRIES.defaultValue();
        List<Session> crowd = new java.util.ArrayList<>();
        for (int i = 0; i < free + 3; i++) {
            crowd.add(gate.hello("anna", Gadget.fresh(), null));
        }
        crowd.forEach(session -> gate.prove(session, "AAAA"));
        assertThat(crowd.stream().map(this::codeOf).toList())
                .filteredOn("bad_proof"::equals)
                .hasSize(free);
        assertThat(codeOf(crowd.get(free))).isEqualTo("too_many_tries");
    }

    @Test
    void no_more_places_are_remembered_than_there_is_room_for() {
        Tries tries = new Tries(HubSettings.DEFAULT);
        for (int i = 0; i < Tries.PLACES_MAX + 10; i++) {
            tries.failed("place " + i, i);
        }
        assertThat(tries.size()).isEqualTo(Tries.PLACES_MAX);
        tries.failed("", 1);
        assertThat(tries.size()).isEqualTo(Tries.PLACES_MAX);
        Tries off = new Tries(new HubSettings(Hall.NO_PACE.with(Limit.SIGN_IN_TRIES, 0), Name.Alphabet.ANY_ONE_SCRIPT));
        for (int i = 0; i < 100; i++) {
            off.failed("place", 1);
        }
        assertThat(off.waitNanos("place", 1)).isZero();
    }

    @Test
    void a_server_on_which_nobody_has_a_key_makes_one_invitation_and_takes_the_one_before_back() {
        InviteCode[] first = new InviteCode[1];
        hall.hub.house().keyring.inviteFirst(code -> first[0] = code);
        hall.turn();
        KeyGate after = gate.restarted();
        InviteCode[] second = new InviteCode[1];
        after.hall.hub.house().keyring.inviteFirst(code -> second[0] = code);
        after.hall.turn();
        assertThat(after.hall.hub.house().keyring.invitations()).hasSize(1);
        assertThat(after.refusal(after.signIn("anna", key, first[0])).code()).isEqualTo("not_invited");
        assertThat(after.in(after.signIn("anna", key, second[0]))).isEqualTo("anna");

        KeyGate last = after.restarted();
        last.hall.hub.house().keyring.inviteFirst(code -> second[0] = null);
        last.hall.turn();
        assertThat(second[0]).as("nothing more is made").isNotNull();
        assertThat(last.hall.hub.house().keyring.invitations()).isEmpty();
    }

    @Test
    void over_other_ways_a_key_says_nothing() {
        gate.signIn("anna", key, gate.invitation(""));
        Session plain = gate.over(new WayIn.Loopback(), "");
        hall.hub.asks(plain, Profile.SESSION);
        chat.protocol.KeyOffer offer = new chat.protocol.KeyOffer(key.open(), KeyGate.NONCE, null);
        hall.hub.hello(plain, "anna", new SessionHello(1, "test", Hall.device("desk"), offer));
        hall.turn();
        assertThat(codeOf(plain)).isEqualTo("name_taken");
    }

    @Test
    void nothing_is_left_of_those_who_did_not_get_in() {
        gate.signIn("anna", key, null);
        Session half = gate.hello("anna", key, null);
        hall.hub.disconnect(half);
        hall.turn();
        assertThat(hall.hub.house().leftOver()).isEmpty();
    }
}
