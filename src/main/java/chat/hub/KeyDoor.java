package chat.hub;

import chat.protocol.FaultCode;
import chat.protocol.InviteCode;
import chat.protocol.LinkEvent;
import chat.protocol.LinkRequest;
import chat.protocol.Regarding;
import chat.protocol.SessionHello;
import chat.protocol.SessionRequest;
import chat.protocol.SignInKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The door for those who come over TLS: with a key, which is challenged and then dealt with by a {@link KeySignIn}; or with nothing, which is
 * enough only where the door is open to anybody. Who is sent away for a failed try is counted by where they come from.
 */
final class KeyDoor {
    private static final String HOW =
            "Ask whoever runs it for an invitation (chat.jar invite), and type the line that it prints.";

    private final House house;
    private final Tries tries;
    private @Nullable ProofCheck check;
    private Openness openness = Openness.INVITED;
    private String line = "";

    KeyDoor(House house) {
        this.house = house;
        this.tries = new Tries(house.settings);
    }

    /** Signatures can be checked from now on. */
    void opens(ProofCheck by, Openness to) {
        check = by;
        openness = to;
    }

    /** What somebody elsewhere types to come here, but for the invitation. */
    void invitesBy(String what) {
        line = what;
    }

    /** The same; empty if nobody can come from elsewhere. */
    String line() {
        return line;
    }

    /** The whole of it. */
    String line(InviteCode code, String name) {
        return line + " --invite " + code.text() + (name.isEmpty() ? "" : " --user " + name);
    }

    boolean isOpenToAnybody() {
        return openness == Openness.ANYBODY;
    }

    ProofCheck check() {
        ProofCheck known = check;
        if (known == null) {
            throw new IllegalStateException("nobody checks signatures here");
        }
        return known;
    }

    /** The hello of one who came over TLS by the session profile. */
    void hello(Session session, String wanted, SessionHello hello, WayIn.Tls way) {
        if (hello.offer() == null || check == null) {
            bareHello(session, () -> house.arrivals.unproven(session, wanted, hello.device()));
        } else if (mayTry(session)) {
            session.challenge(new KeySignIn(house, session, wanted, hello.device(), hello.offer(), way));
        }
    }

    /** The hello of one who came over TLS and has nothing to show. */
    void bareHello(Session session, Runnable comeIn) {
        if (isOpenToAnybody()) {
            comeIn.run();
        } else if (mayTry(session)) {
            fail(
                    session,
                    FaultCode.NOT_INVITED,
                    "This chat lets in from elsewhere only who has a key that it knows, or an invitation. " + HOW,
                    "no_key");
        }
    }

    /** Whether it may try now; if not, it has been sent off. */
    boolean mayTry(Session session) {
        long wait = tries.waitNanos(session.origin(), house.time.nanos());
        if (wait == 0) {
            return true;
        }
        String sentence = "Too many tries to sign in from your address have failed. Wait before the next one.";
        LinkEvent.Refused why = House.refusal(FaultCode.TOO_MANY_TRIES, sentence, Regarding.NOTHING, wait);
        house.sendOff(session, why, FaultCode.TOO_MANY_TRIES.word());
        return false;
    }

    void wrongProof(Session session) {
        fail(
                session,
                FaultCode.BAD_PROOF,
                "The proof that this key is yours was not right. Is it this server that the client thinks it talks to?",
                "bad_proof");
    }

    /** Which of it was wrong is not told: whoever guesses learns nothing. */
    void wrongCode(Session session) {
        fail(
                session,
                FaultCode.NOT_INVITED,
                "This invitation does not count: it was used, taken back, is too old, or never was one. " + HOW,
                "wrong_code");
    }

    void noCode(Session session) {
        fail(session, FaultCode.NOT_INVITED, "This chat does not know your key yet. " + HOW, "unknown_key");
    }

    private void fail(Session session, FaultCode code, String sentence, String reason) {
        tries.failed(session.origin(), house.time.nanos());
        house.sendOff(session, code.refusal(sentence, Regarding.NOTHING), reason);
    }

    /** What one says that is challenged. */
    void said(Session session, SessionRequest said) {
        KeySignIn signIn = session.byKey();
        if (signIn == null) {
            return;
        }
        if (said instanceof LinkRequest.Proof proof) {
            signIn.proof(proof);
        } else if (said instanceof LinkRequest.Disconnect) {
            house.presence.lost(session);
            house.out.close(session, "left");
        } else if (!(said instanceof LinkRequest.Pong)) {
            signIn.other();
        }
    }

    /** Who is in by that key is sent off. */
    void sendOff(SignInKey key) {
        String sentence = "Your key was taken back by whoever runs this chat.";
        for (User user : List.copyOf(house.users.all())) {
            for (Session session : List.copyOf(user.sessions)) {
                if (key.equals(session.key())) {
                    house.sendOff(session, FaultCode.SENT_OFF.refusal(sentence, Regarding.NOTHING), "key_revoked");
                }
            }
        }
    }
}
