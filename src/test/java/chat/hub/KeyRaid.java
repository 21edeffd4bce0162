package chat.hub;

import static org.assertj.core.api.Assertions.assertThat;

import chat.fuzz.Tape;
import chat.hub.KeyGate.Gadget;
import chat.protocol.ClientMessage;
import chat.protocol.DeviceId;
import chat.protocol.InviteCode;
import chat.protocol.KeyOffer;
import chat.protocol.LegacyCodec;
import chat.protocol.Name;
import chat.protocol.Profile;
import chat.protocol.ProtocolException;
import chat.protocol.SessionCodec;
import chat.protocol.SessionHello;
import chat.protocol.SessionRequest;
import chat.protocol.SignInKey;
import chat.protocol.SignInStatement;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who wants anna's name, or bert's, and sends whatever a tape says over TLS: hellos and proofs that are right, wrong, of others, of
 * before, cut and changed. Anna has a key and comes and goes, bert is a user of the machine. After each step: whoever is in has a key that
 * was bound to that very name, by an invitation of its own.
 */
final class KeyRaid {
    private static final int STEPS_MAX = 120;
    private static final Gadget ANNA = Gadget.fresh();
    private static final List<Gadget> THEIRS = List.of(Gadget.fresh(), Gadget.fresh());
    private static final List<String> NAMES = List.of(
            "anna",
            "bert",
            "carl",
            "carl",
            "mallory",
            "mallory",
            "trudy",
            "Anna",
            "anna ",
            "\u0430nna",
            "b3rt",
            "root",
            "",
            "ann\u0430");
    private static final String OTHER_NONCE = "d".repeat(32);

    private final Tape tape;
    private final KeyGate gate = KeyGate.invited();
    private final Hall hall = gate.hall;
    private final List<Session> theirs = new ArrayList<>();
    private final Map<Session, String> wanted = new HashMap<>();
    private final Map<Session, Gadget> shown = new HashMap<>();
    private final List<String> recorded = new ArrayList<>(List.of("AAAA"));
    private final List<String> challenges = new ArrayList<>(List.of("0".repeat(32)));
    private final List<InviteCode> codes = new ArrayList<>();
    private final Map<SignInKey, String> bound = new HashMap<>();
    private final int inAll;

    /** What a server could get wrong. */
    enum Bug {
        NONE,
        ANY_PROOF_IS_RIGHT,
        ONE_CHALLENGE_FOR_ALL
    }

    KeyRaid(Tape tape, Bug bug) {
        this.tape = tape;
        gate.proofs.believesAll = bug == Bug.ANY_PROOF_IS_RIGHT;
        gate.proofs.sameNonce = bug == Bug.ONE_CHALLENGE_FOR_ALL;
        InviteCode annas = gate.invitation("anna");
        gate.signIn("anna", ANNA, annas, "");
        bound.put(ANNA.open(), "anna");
        Session bert = gate.over(new WayIn.Socket(), "");
        hall.hub.identify(bert, new Identity(1001, "bert"));
        hall.hub.asks(bert, Profile.SESSION);
        hall.hub.hello(bert, "", new SessionHello(1, "test", Hall.device("phone")));
        hall.turn();
        codes.add(annas);
        codes.add(InviteCode.of(new byte[16]));
        codes.add(gate.invitation(""));
        codes.add(gate.invitation("carl"));
        inAll = ring().keys().size() + ring().invitations().size();
    }

    private Keyring ring() {
        return hall.hub.house().keyring;
    }

    void run() {
        for (int step = 0; step < STEPS_MAX && !tape.isEmpty(); step++) {
            switch (tape.below(8)) {
                case 0, 1 -> hello();
                case 2, 3, 4 -> frame();
                case 5 -> gate.proofs.answer();
                case 6 -> annaComesAndGoes();
                default -> hall.pass(tape.pick(0, 1, 1_000, 20_000));
            }
            hall.turn();
            check();
        }
        gate.proofs.answer();
        hall.turn();
        check();
    }

    private void hello() {
        Session session = gate.over(new WayIn.Tls(KeyGate.SERVER), "");
        theirs.add(session);
        Gadget own = some(THEIRS);
        shown.put(session, own);
        SignInKey key = tape.below(3) == 0 ? ANNA.open() : own.open();
        InviteCode code = tape.flag() ? some(codes) : null;
        KeyOffer offer =
                tape.below(8) == 0 ? null : new KeyOffer(key, tape.below(4) == 0 ? OTHER_NONCE : KeyGate.NONCE, code);
        DeviceId device = Hall.device("raid");
        byte[] body = changed(SessionCodec.encodeHello(some(NAMES), new SessionHello(1, "raid", device, offer)));
        try {
            ClientMessage.Hello first = LegacyCodec.decodeHello(ByteBuffer.wrap(body));
            wanted.put(session, first.name());
            if (Profile.askedBy(first) == Profile.SESSION) {
                hall.hub.asks(session, Profile.SESSION);
                hall.hub.hello(session, first.name(), SessionCodec.decodeHello(first));
            } else {
                hall.hub.hello(session, first);
            }
            if (session.challenged()) {
                challenges.add(gate.challenge(session));
            }
        } catch (ProtocolException unreadable) {
            hall.hub.disconnect(session);
        }
    }

    private void frame() {
        if (theirs.isEmpty()) {
            return;
        }
        Session session = tape.flag() ? theirs.get(theirs.size() - 1) : some(theirs);
        byte[] body = changed(words(session).getBytes(StandardCharsets.UTF_8));
        try {
            SessionRequest request = SessionCodec.decodeRequest(ByteBuffer.wrap(body));
            if (session.challenged()) {
                hall.hub.proof(session, request);
            } else if (session.here()) {
                hall.hub.receive(session, request, body.length);
            }
        } catch (ProtocolException unreadable) {
            // told so, and nothing else
        }
    }

    private String words(Session session) {
        return switch (tape.below(8)) {
            case 0 -> "!PING:{\"t\":1}";
            case 1 -> "!NICK:{\"ref\":1,\"name\":\"" + some(NAMES) + "\"}";
            case 2 -> new String(tape.take(20), StandardCharsets.ISO_8859_1);
            case 3 -> proof(some(recorded));
            case 4 ->
                proof(some(THEIRS)
                        .sign(new SignInStatement(
                                tape.flag() ? KeyGate.SERVER : "7".repeat(64),
                                some(challenges),
                                tape.flag() ? KeyGate.NONCE : OTHER_NONCE,
                                some(NAMES))));
            default -> {
                String challenge = session.challenged() ? gate.challenge(session) : some(challenges);
                String name = wanted.getOrDefault(session, "");
                String nonce = tape.below(4) == 0 ? OTHER_NONCE : KeyGate.NONCE;
                Gadget by = shown.getOrDefault(session, THEIRS.get(0));
                yield proof(by.sign(new SignInStatement(KeyGate.SERVER, challenge, nonce, name)));
            }
        };
    }

    private static String proof(String answer) {
        return "!PROOF:{\"way\":\"ed25519\",\"answer\":\"" + answer + "\"}";
    }

    /** As it is, mostly; else with a byte or two that are others. */
    private byte[] changed(byte[] body) {
        for (int left = tape.pick(0, 0, 0, 0, 0, 1, 2); left > 0 && body.length > 0; left--) {
            body[tape.below(Math.min(256, body.length))] = (byte) tape.below(256);
        }
        return body;
    }

    /** What she says goes over TLS, but suppose that somebody got to know it. */
    private void annaComesAndGoes() {
        Session anna = gate.hello("anna", ANNA, null, "");
        String answer = ANNA.sign(gate.statement(anna, "anna"));
        recorded.add(answer);
        challenges.add(gate.challenge(anna));
        gate.prove(anna, answer);
        assertThat(gate.in(anna)).as("anna comes in whatever others do").isEqualTo("anna");
        hall.hub.disconnect(anna);
    }

    private void check() {
        for (Session session : theirs) {
            SignInKey key = session.key();
            if (!session.here()) {
                continue;
            }
            assertThat(session.owner().verified()).as("came in without a key").isTrue();
            assertThat(key).as("the key of one who is in").isNotNull().isNotEqualTo(ANNA.open());
            String name = session.owner().name().value();
            assertThat(bound.computeIfAbsent(key, first -> name))
                    .as("one key, one name")
                    .isEqualTo(name);
        }
        Set<String> looks = new HashSet<>();
        bound.values()
                .forEach(name -> assertThat(looks.add(Name.of(name).skeleton()))
                        .as("two keys under one name")
                        .isTrue());
        assertThat(looks).doesNotContain(Name.of("bert").skeleton());
        assertThat(ring().keys().size() + ring().invitations().size())
                .as("keys and invitations")
                .isEqualTo(inAll);
    }

    private <T> T some(List<T> of) {
        return of.get(tape.below(Math.min(256, of.size())));
    }

    /** For tests of this test: what came of it. */
    Map<SignInKey, @Nullable String> bound() {
        return new HashMap<>(bound);
    }
}
