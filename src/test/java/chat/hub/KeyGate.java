package chat.hub;

import chat.protocol.InviteCode;
import chat.protocol.KeyOffer;
import chat.protocol.LinkEvent;
import chat.protocol.LinkRequest;
import chat.protocol.Name;
import chat.protocol.Profile;
import chat.protocol.SessionHello;
import chat.protocol.SignInKey;
import chat.protocol.SignInStatement;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A hall whose hub lets people in over TLS, with what tests of that need: keys, hellos, proofs, invitations. */
final class KeyGate {
    static final String SERVER = "5".repeat(64);
    static final String NONCE = "c".repeat(32);
    /** Not on this machine. */
    static final String AWAY = "c0000201";

    final Hall hall;
    final FakeProofs proofs;

    KeyGate(HubSettings settings, @Nullable Hall before, Openness openness) {
        this(settings, before, openness, 0);
    }

    private KeyGate(HubSettings settings, @Nullable Hall before, Openness openness, long last) {
        proofs = new FakeProofs(last);
        hall = before == null ? new Hall(settings) : new Hall(settings, before);
        hall.hub.signsInByKey(proofs, openness);
    }

    static KeyGate invited() {
        return new KeyGate(new HubSettings(Hall.NO_PACE, Name.Alphabet.ANY_ONE_SCRIPT), null, Openness.INVITED);
    }

    KeyGate restarted() {
        return new KeyGate(hall.settings, hall, Openness.INVITED, proofs.last());
    }

    /** Somebody's device. */
    record Gadget(KeyPair pair, SignInKey open) {
        static Gadget fresh() {
            try {
                KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                return new Gadget(pair, SignInKey.of(pair.getPublic()));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        String sign(SignInStatement statement) {
            try {
                return statement.signedWith(pair.getPrivate());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    Session over(WayIn way, String origin) {
        Session session = hall.hub.connect("192.0.2.1:" + 40_000);
        hall.hub.cameBy(session, way, origin);
        return session;
    }

    /** Has said hello with that key. */
    Session hello(String name, Gadget key, @Nullable InviteCode code, String origin) {
        Session session = over(new WayIn.Tls(SERVER), origin);
        hall.hub.asks(session, Profile.SESSION);
        KeyOffer offer = new KeyOffer(key.open(), NONCE, code);
        hall.hub.hello(
                session,
                name,
                new SessionHello(
                        1, "test", Hall.device("d" + key.open().handle().substring(0, 8)), offer));
        hall.turn();
        return session;
    }

    Session hello(String name, Gadget key, @Nullable InviteCode code) {
        return hello(name, key, code, AWAY);
    }

    String challenge(Session session) {
        return hall.heard(session, LinkEvent.Challenge.class).get(0).nonce();
    }

    SignInStatement statement(Session session, String name) {
        return new SignInStatement(SERVER, challenge(session), NONCE, name);
    }

    static LinkRequest.Proof proof(String answer) {
        return new LinkRequest.Proof(SignInStatement.WAY, "", answer);
    }

    void prove(Session session, String answer) {
        hall.hub.proof(session, proof(answer));
        proofs.answer();
        hall.turn();
    }

    /** All the way in, or sent off. */
    Session signIn(String name, Gadget key, @Nullable InviteCode code, String origin) {
        Session session = hello(name, key, code, origin);
        if (session.challenged()) {
            prove(session, key.sign(statement(session, name)));
        }
        return session;
    }

    Session signIn(String name, Gadget key, @Nullable InviteCode code) {
        return signIn(name, key, code, AWAY);
    }

    InviteCode invitation(String name) {
        InviteCode[] made = new InviteCode[1];
        Keyring ring = hall.hub.house().keyring;
        ring.invite(name, ring.usualMillis(), "owner", code -> made[0] = code);
        hall.turn();
        InviteCode code = made[0];
        if (code == null) {
            throw new IllegalStateException("no invitation was made");
        }
        return code;
    }

    LinkEvent.Refused refusal(Session session) {
        List<LinkEvent.Refused> refusals = hall.heard(session, LinkEvent.Refused.class);
        if (refusals.isEmpty()) {
            throw new AssertionError("not refused: " + hall.heard(session, LinkEvent.Welcome.class));
        }
        return refusals.get(refusals.size() - 1);
    }

    /** As whom it is in, with a mark for those who are known by their word; empty if it is not. */
    String in(Session session) {
        return session.here()
                ? (session.owner().verified() ? "" : "~") + session.owner().name()
                : "";
    }
}
