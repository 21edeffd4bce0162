package chat.hub;

import chat.protocol.DeviceId;
import chat.protocol.FaultCode;
import chat.protocol.InviteCode;
import chat.protocol.KeyOffer;
import chat.protocol.LinkEvent;
import chat.protocol.LinkRequest;
import chat.protocol.Name;
import chat.protocol.Regarding;
import chat.protocol.SignInKey;
import chat.protocol.SignInStatement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One client on its way in with a key, from the challenge to the user. Whoever it is was never decided by what it says alone: only a
 * right proof leads on, and what leads on from there is the key that the proof was by.
 *
 * <pre>
 * challenged -- PROOF --> checking -- right, key known -------------------> over (in)
 *                            |------- right, invitation --> binding ------> over (in)
 *                            '------- all else --------------------------> over (sent off)
 * </pre>
 */
final class KeySignIn {
    /** Frames that are no proof, while one is waited for; more than that is nobody who wants to come in. */
    static final int OTHER_FRAMES_MAX = 8;

    private final House house;
    private final Session session;
    private final String wanted;
    private final DeviceId device;
    private final SignInKey key;
    private final @Nullable InviteCode invite;
    private final SignInStatement statement;
    private State state = State.CHALLENGED;
    private int otherFrames;

    private enum State {
        /** The proof is waited for; the only state in which frames are read. */
        CHALLENGED,
        /** Somebody looks at the signature. */
        CHECKING,
        /** The key is being written down. */
        BINDING,
        OVER
    }

    /** Challenges. */
    KeySignIn(House house, Session session, String wanted, DeviceId device, KeyOffer offer, WayIn.Tls way) {
        this.house = house;
        this.session = session;
        this.wanted = wanted;
        this.device = device;
        this.key = offer.key();
        this.invite = offer.invite();
        String challenge = house.keyDoor.check().nonce();
        this.statement = new SignInStatement(way.serverKey(), challenge, offer.nonce(), wanted);
        house.out.send(session, new LinkEvent.Challenge(challenge, List.of(SignInStatement.WAY)));
    }

    /** Whether a proof is waited for. */
    boolean waits() {
        return state == State.CHALLENGED;
    }

    /** The answer to the challenge; there is one try a connection. */
    void proof(LinkRequest.Proof proof) {
        if (state != State.CHALLENGED || session.gone() || !house.keyDoor.mayTry(session)) {
            return;
        }
        if (!proof.way().equals(SignInStatement.WAY)) {
            wrong();
            return;
        }
        state = State.CHECKING;
        boolean taken = house.keyDoor.check().check(statement, key, proof.answer(), this::checked);
        if (!taken) {
            state = State.OVER;
            String sentence = "Too many come in at once. Try again in a moment.";
            house.sendOff(session, FaultCode.SERVER_FULL.refusal(sentence, Regarding.NOTHING), "proofs_full");
        }
    }

    /** Something that is no proof; told so, and after too much of it sent off. */
    void other() {
        if (state != State.CHALLENGED) {
            return;
        }
        if (++otherFrames > OTHER_FRAMES_MAX) {
            wrong();
        } else {
            house.refuse(session, FaultCode.NOT_YET, "You are not in yet: a proof is waited for.", Regarding.NOTHING);
        }
    }

    private void wrong() {
        state = State.OVER;
        house.keyDoor.wrongProof(session);
    }

    private void checked(boolean right) {
        if (state != State.CHECKING || session.gone()) {
            state = State.OVER;
            return;
        }
        if (!right) {
            wrong();
            return;
        }
        Identity whose = house.keyring.whose(key);
        if (whose != null) {
            comeIn(whose);
        } else if (invite != null) {
            useInvitation(house.keyring.open(invite));
        } else if (house.keyDoor.isOpenToAnybody()) {
            state = State.OVER;
            house.arrivals.unproven(session, wanted, device);
        } else {
            state = State.OVER;
            house.keyDoor.noCode(session);
        }
    }

    private void useInvitation(@Nullable Invitation invitation) {
        if (invitation == null) {
            state = State.OVER;
            house.keyDoor.wrongCode(session);
            return;
        }
        Name name = nameFor(invitation);
        if (name == null) {
            return;
        }
        if (house.keyring.isBinding(name, key)) {
            otherName(FaultCode.NAME_TAKEN, taken(), house.renaming.suggest(wanted));
            return;
        }
        if (!house.keyring.hasRoom()) {
            state = State.OVER;
            String sentence = "This chat knows as many keys as it can. Ask whoever runs it to take some back.";
            house.sendOff(session, FaultCode.SERVER_FULL.refusal(sentence, Regarding.NOTHING), "keys_full");
            return;
        }
        Identity owner = house.claims.ownerOf(name);
        Identity whose = owner == null ? Identity.ofKey(key, name) : owner;
        state = State.BINDING;
        KnownKey bound = new KnownKey(key, whose, house.time.wallMillis(), invitation.by());
        house.keyring.bind(bound, name, invitation, kept -> bound(whose, kept));
    }

    /** What the newcomer will be called; null when they have been told to ask for another name, and the invitation stays good. */
    private @Nullable Name nameFor(Invitation invitation) {
        if (!invitation.name().isEmpty()) {
            Name name = Name.of(invitation.name());
            if (!wanted.equals(name.value())) {
                otherName(FaultCode.BAD_NAME, "This invitation is for " + name + ".", name);
                return null;
            }
            if (!house.keyring.mayInvite(name)) {
                otherName(FaultCode.NAME_TAKEN, taken(), house.renaming.suggest(wanted));
                return null;
            }
            return name;
        }
        Name.Verdict verdict = Name.judge(wanted, house.settings.alphabet());
        if (verdict instanceof Name.Verdict.Fine fine && !house.renaming.taken(fine.name())) {
            return fine.name();
        }
        boolean free = verdict instanceof Name.Verdict.Refused;
        String sentence = free && !wanted.isEmpty() ? ((Name.Verdict.Refused) verdict).sentence() : taken();
        Name instead = house.renaming.suggest(wanted.isEmpty() ? session.address() : wanted);
        otherName(free ? FaultCode.BAD_NAME : FaultCode.NAME_TAKEN, sentence, instead);
        return null;
    }

    private String taken() {
        return wanted.isEmpty() ? "You gave no name." : "The name " + wanted + " is taken, or looks like one that is.";
    }

    private void otherName(FaultCode code, String sentence, Name instead) {
        state = State.OVER;
        house.sendOff(
                session,
                new LinkEvent.Refused(code.word(), sentence, Regarding.NOTHING, code.fatal(), 0, instead.value()),
                code.word());
    }

    private void bound(Identity whose, boolean kept) {
        if (session.gone()) {
            state = State.OVER; // the key is known when it comes back
        } else if (kept) {
            comeIn(whose);
        } else {
            state = State.OVER;
            String sentence = "The server could not write your key down. The invitation is still good: try again.";
            house.sendOff(session, FaultCode.INTERNAL.refusal(sentence, Regarding.NOTHING), "key_not_kept");
        }
    }

    private void comeIn(Identity whose) {
        state = State.OVER;
        session.provedBy(key);
        house.arrivals.keyed(session, whose, wanted, device);
    }
}
