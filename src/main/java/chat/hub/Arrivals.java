package chat.hub;

import chat.hub.Target.By;
import chat.protocol.ClientMessage;
import chat.protocol.DeviceId;
import chat.protocol.FaultCode;
import chat.protocol.Limit;
import chat.protocol.LinkEvent;
import chat.protocol.Name;
import chat.protocol.Profile;
import chat.protocol.Regarding;
import chat.protocol.SessionHello;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From a hello to a user: which name, and whose client. What is told of a newcomer, and to one, is {@link Admission}'s. */
final class Arrivals {
    private final House house;
    private final List<Runnable> beforeOpening = new ArrayList<>();
    private boolean open;
    private boolean shut;
    private long legacyUsers;

    Arrivals(House house) {
        this.house = house;
    }

    /** What the history knows is known here too: those who came early may come in. */
    void open() {
        open = true;
        List<Runnable> early = List.copyOf(beforeOpening);
        beforeOpening.clear();
        early.forEach(Runnable::run);
    }

    /** Nobody comes in any more. */
    void shut() {
        shut = true;
        beforeOpening.clear();
    }

    /** A legacy client, which cannot be asked: it gets the nearest name that is free. */
    void hello(Session session, ClientMessage.Hello hello) {
        whenOpen(session, () -> {
            Identity known = session.identity();
            if (barredFrom(session)) {
                return;
            }
            if (known != null) {
                proven(session, known, hello.name(), null);
            } else if (session.way() instanceof WayIn.Tls) {
                house.keyDoor.bareHello(session, () -> legacy(session, hello.name()));
            } else {
                legacy(session, hello.name());
            }
        });
    }

    /** A client of the session profile. */
    void hello(Session session, String wanted, SessionHello hello) {
        session.speaks(Profile.SESSION);
        if (hello.purpose() == SessionHello.Purpose.ADMIN) {
            whenOpen(session, () -> house.operators.admit(session));
            return;
        }
        whenOpen(session, () -> {
            Identity known = session.identity();
            if (barredFrom(session)) {
                return;
            }
            if (known != null) {
                proven(session, known, wanted, hello.device());
            } else if (session.way() instanceof WayIn.Tls way) {
                house.keyDoor.hello(session, wanted, hello, way);
            } else {
                unproven(session, wanted, hello.device());
            }
        });
    }

    private void whenOpen(Session session, Runnable signIn) {
        if (shut || session.gone() || session.user() != null) {
            return;
        }
        if (open) {
            signIn.run();
        } else {
            beforeOpening.add(() -> {
                if (!session.gone()) {
                    signIn.run();
                }
            });
        }
    }

    private void legacy(Session session, String wanted) {
        Name.Verdict verdict = verdict(wanted);
        Name name;
        String why = ""; // stays so where only spaces and the like were put right
        if (verdict instanceof Name.Verdict.Refused refused) {
            why = refused.sentence() + " ";
            name = house.renaming.suggest(wanted.isEmpty() ? session.address() : wanted);
        } else {
            name = ((Name.Verdict.Fine) verdict).name();
        }
        if (barred(session, wanted, By.NAME) || barred(session, name.value(), By.NAME)) {
            return;
        }
        User user = new User(UserKey.ofLegacy(++legacyUsers), name, null, house.settings);
        house.users.add(user);
        user.sessions.add(session);
        user.loaded = true;
        user.saidNanos = house.time.nanos();
        session.becomes(user, null);
        if (!name.value().equals(wanted)) {
            house.notice(session, why + "You are called " + name.value() + " here.");
        }
        house.admission.admitLegacy(session);
    }

    private Name.Verdict verdict(String wanted) {
        if (wanted.isEmpty()) {
            return new Name.Verdict.Refused("You gave no name.");
        }
        Name.Verdict verdict = Name.judge(wanted, house.settings.alphabet());
        return verdict instanceof Name.Verdict.Fine fine && house.renaming.taken(fine.name())
                ? new Name.Verdict.Refused("The name " + wanted + " is taken, or looks like one that is.")
                : verdict;
    }

    /** Whether that one may not come in, and has been told; before anything else is told. */
    private boolean barred(Session session, String name, By known) {
        Sanction ban = house.sanctions.ban(session, name, known);
        if (ban != null) {
            house.sendOff(session, Moderation.banned(ban), FaultCode.BANNED.word());
        }
        return ban != null;
    }

    /** The same by where it comes from alone, before it is asked for a proof. */
    private boolean barredFrom(Session session) {
        return barred(session, "", By.NAME);
    }

    /** A client of whom nothing is known but its word. */
    void unproven(Session session, String wanted, DeviceId device) {
        if (shut || session.gone() || barred(session, wanted, By.NAME)) {
            return;
        }
        Name.Verdict verdict = Name.judge(wanted, house.settings.alphabet());
        if (verdict instanceof Name.Verdict.Refused refused) {
            String sentence = wanted.isEmpty() ? "You gave no name." : refused.sentence();
            sendOff(
                    session,
                    FaultCode.BAD_NAME,
                    sentence,
                    house.renaming.suggest(wanted.isEmpty() ? session.address() : wanted));
            return;
        }
        Name name = ((Name.Verdict.Fine) verdict).name();
        User user = whose(name, device);
        if (user == null ? house.claims.claimed(name) : !user.isFrom(device.installation())) {
            String sentence = "The name " + name + " is taken, or looks like one that is.";
            sendOff(session, FaultCode.NAME_TAKEN, sentence, house.renaming.suggest(wanted));
        } else if (user == null) {
            User newcomer = new User(UserKey.of(name, device), name, device.installation(), house.settings);
            house.admission.begin(newcomer, session, device);
        } else {
            another(user, session, device);
        }
    }

    /** One more client of somebody who is here. Where there is room for no more, one that has come back takes the place of what it was. */
    private void another(User user, Session session, @Nullable DeviceId device) {
        boolean full = user.sessions.size() >= house.settings.value(Limit.CLIENTS_PER_USER);
        Session before = full && device != null ? user.clientOn(device) : null;
        if (full && before == null) {
            String sentence = "You have " + user.sessions.size() + " clients here already, which is the most.";
            sendOff(session, FaultCode.TOO_MANY_CLIENTS, sentence, null);
            return;
        }
        house.admission.join(user, session, device);
        if (before != null) {
            house.presence.lost(before);
            house.out.close(before, "came_back");
        }
    }

    /**
     * Somebody whom the machine knows: the name is theirs, whoever has it. A client that asks for another name is told, so that nobody
     * finds out in front of the others; a legacy one, which cannot be asked, is told and comes in.
     */
    private void proven(Session session, Identity who, String wanted, @Nullable DeviceId device) {
        Name name = house.claims.nameOf(who);
        if (barred(session, name.value(), By.USER)) {
            return;
        }
        boolean asWanted = wanted.isEmpty() || wanted.equals(who.login()) || wanted.equals(name.value());
        if (!asWanted && !session.legacy()) {
            String sentence = session.key() == null
                    ? "You came in by this machine's socket, where you are called by your login name: " + name + "."
                    : "Your key belongs to the name " + name + " here.";
            sendOff(session, FaultCode.BAD_NAME, sentence, name);
            return;
        }
        house.renaming.free(name, () -> {
            if (shut || session.gone() || barred(session, name.value(), By.USER)) {
                return;
            }
            if (session.legacy() && !wanted.equals(name.value())) {
                house.notice(session, "You came in by this machine's socket. You are called " + name + " here.");
            }
            String key = UserKey.of(who, name);
            User known = house.users.known(key);
            if (known == null) {
                house.admission.begin(new User(key, name, "", house.settings), session, device);
            } else {
                another(known, session, device);
            }
        });
    }

    /** One whose key is known, and proven. */
    void keyed(Session session, Identity who, String wanted, DeviceId device) {
        if (!house.claims.isStill(who)) {
            String sentence = "Your key was for " + who.login() + ", who is somebody else on this server's machine now."
                    + " Ask whoever runs it for an invitation.";
            sendOff(session, FaultCode.NOT_INVITED, sentence, null);
        } else if (!shut && !session.gone()) {
            session.is(who);
            proven(session, who, wanted, device);
        }
    }

    /** Who is meant: the user who signed in so on that installation, whatever the name is now, or who has that name. */
    private @Nullable User whose(Name name, DeviceId device) {
        User known = house.users.known(UserKey.of(name, device));
        return known == null ? house.users.holder(name) : known;
    }

    private void sendOff(Session session, FaultCode code, String sentence, @Nullable Name suggestion) {
        house.sendOff(
                session,
                new LinkEvent.Refused(
                        code.word(),
                        sentence,
                        Regarding.NOTHING,
                        code.fatal(),
                        0,
                        suggestion == null ? "" : suggestion.value()),
                code.word());
    }
}
