package chat.hub;

import chat.protocol.FaultCode;
import chat.protocol.LinkEvent;
import chat.protocol.LinkRequest;
import chat.protocol.Name;
import chat.protocol.Order;
import chat.protocol.Regarding;
import chat.protocol.SessionBounds;
import chat.protocol.SessionRequest;
import java.util.List;

/** Connections that come to give orders and nothing else: they are in no room and in no list of who is here, and nobody hears of them. */
final class Operators {
    private final House house;

    Operators(House house) {
        this.house = house;
    }

    /** Lets it in if it has any right to be obeyed; each order is judged again. */
    void admit(Session session) {
        Identity who = session.identity();
        if (who == null) {
            refuse(
                    session,
                    "Orders are taken by the Unix socket of the server's machine alone, where it is known who comes.");
            return;
        }
        User unseen = unseen(who);
        Sanction ban = house.sanctions.ban(session, unseen.name().value(), Target.By.USER);
        if (ban != null) {
            house.sendOff(session, Moderation.banned(ban), FaultCode.BANNED.word());
            return;
        }
        session.becomesUnseen(unseen);
        house.rights.of(session, right -> {
            if (session.gone()) {
                return;
            }
            if (right == Rights.Right.USER) {
                refuse(session, "You are no operator here. Ask whoever runs the server.");
            } else {
                welcome(session);
            }
        });
    }

    private User unseen(Identity who) {
        Name name = house.claims.nameOf(who);
        return new User(UserKey.of(who, name), name, "", house.settings);
    }

    private void welcome(Session session) {
        house.out.send(
                session,
                new LinkEvent.Welcome(
                        SessionBounds.VERSION,
                        house.settings.server(),
                        session.owner().name().value(),
                        true,
                        true,
                        house.log.epoch(),
                        house.time.wallMillis(),
                        List.of(),
                        house.settings.forClients(),
                        ""));
        session.signIn();
        house.out.send(session, new LinkEvent.Ready());
        house.out.signedIn(session);
        house.heartbeats.begin(session);
    }

    private void refuse(Session session, String sentence) {
        String code = FaultCode.NOT_ALLOWED.word();
        house.sendOff(session, new LinkEvent.Refused(code, sentence, Regarding.NOTHING, true, 0, ""), code);
    }

    /** Whether one that is nowhere may ask that. */
    static boolean mayAsk(SessionRequest request) {
        return request instanceof Order || request instanceof LinkRequest;
    }
}
