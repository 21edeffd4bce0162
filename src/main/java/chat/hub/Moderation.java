package chat.hub;

import chat.hub.Orders.Giver;
import chat.hub.Rights.Right;
import chat.hub.Sanction.Kind;
import chat.hub.Target.By;
import chat.protocol.FaultCode;
import chat.protocol.HowLong;
import chat.protocol.LinkEvent;
import chat.protocol.Name;
import chat.protocol.Order;
import chat.protocol.Regarding;
import chat.protocol.SessionBounds;
import chat.protocol.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Orders about people: who is sent off, banned, muted, and who is so no more. */
final class Moderation {
    private final House house;

    Moderation(House house) {
        this.house = house;
    }

    void kick(Order order, Giver by) {
        User user = house.users.called(order.target());
        if (user == null) {
            by.refuse(FaultCode.NO_SUCH_USER, "Nobody called " + shown(order.target()) + " is here.");
        } else if (mayTouch(user, by)) {
            String why = reason(order);
            String told = why.isEmpty() ? "." : ": " + why;
            sendOff(user, "You were sent off by " + by.name() + told);
            house.tellAll(user + " was sent off by " + by.name() + told);
            by.record(user.name().value(), why);
            by.done(user + " was sent off.");
        }
    }

    private void sendOff(User user, String sentence) {
        house.presence.removed(user, FaultCode.SENT_OFF.refusal(sentence, Regarding.NOTHING));
    }

    void ban(Order order, Giver by) {
        sanction(Kind.BAN, order, by);
    }

    void mute(Order order, Giver by) {
        sanction(Kind.MUTE, order, by);
    }

    private void sanction(Kind kind, Order order, Giver by) {
        Target target = target(order.target(), by);
        if (target == null || !mayTouch(target, by)) {
            return;
        }
        if (order.seconds() > HowLong.SECONDS_MAX) {
            by.refuse(
                    FaultCode.BAD_FIELD,
                    "That is longer than ten years. Leave the time away: then it holds until it is lifted.");
            return;
        }
        long now = house.time.wallMillis();
        long until = order.seconds() == 0 ? 0 : now + TimeUnit.SECONDS.toMillis(order.seconds());
        Sanction sanction = new Sanction(kind, target, now, until, by.name(), reason(order));
        if (!house.sanctions.put(sanction)) {
            by.refuse(FaultCode.NOT_ALLOWED, "There are " + Sanctions.MAX + " already, which is the most. Lift some.");
            return;
        }
        String word = kind == Kind.BAN ? " is banned" : " is muted";
        String how = order.seconds() == 0 ? "" : " for " + HowLong.words(order.seconds());
        if (target.by() != By.ADDRESS) { // which is nobody's business
            house.tellAll(target + word + how + " by " + by.name() + sanction.why());
        }
        List<String> gone = kind == Kind.BAN ? sendOff(sanction) : List.of();
        by.record(target.by().word() + " " + target, (how + " " + sanction.reason()).strip());
        String whom = target.by() == By.NAME
                ? "Whoever is called " + target + " on their word, or looks so,"
                : target.toString();
        String off = gone.isEmpty() ? "" : " Sent off: " + String.join(", ", gone) + ".";
        house.whenKept(trouble -> by.done(whom + word + how + "." + off + trouble));
    }

    /** Those who are here and may be no more. */
    private List<String> sendOff(Sanction ban) {
        List<String> gone = new ArrayList<>();
        for (User user : List.copyOf(house.users.all())) {
            if (covers(ban.target(), user)) {
                gone.add(user.name().value());
                house.presence.removed(user, banned(ban));
            }
        }
        return gone;
    }

    private static boolean covers(Target target, User user) {
        return switch (target.by()) {
            case USER -> user.verified() && sameLook(target, user);
            case NAME -> !user.verified() && sameLook(target, user);
            case ADDRESS -> user.sessions.stream().anyMatch(each -> each.host().equals(target.shown()));
        };
    }

    private static boolean sameLook(Target target, User user) {
        return Name.of(target.shown()).skeleton().equals(user.name().skeleton());
    }

    /** What one who is banned is told, and nothing else. */
    static LinkEvent.Refused banned(Sanction ban) {
        return FaultCode.BANNED.refusal(
                "You are banned here" + ban.until() + " by " + ban.by() + ban.why(), Regarding.NOTHING);
    }

    /** What one who is muted is told at each try. */
    static LinkEvent.Refused muted(Sanction mute, Regarding regarding) {
        return FaultCode.MUTED.refusal(
                "You are muted here" + mute.until() + " by " + mute.by() + mute.why(), regarding);
    }

    void unban(Order order, Giver by) {
        lift(Kind.BAN, order, by);
    }

    void unmute(Order order, Giver by) {
        lift(Kind.MUTE, order, by);
    }

    private void lift(Kind kind, Order order, Giver by) {
        List<Target> meant = Target.address(order.target())
                .map(address -> List.of(new Target(By.ADDRESS, address)))
                .orElseGet(() -> Name.problem(order.target()).isEmpty()
                        ? List.of(new Target(By.USER, order.target()), new Target(By.NAME, order.target()))
                        : List.of());
        int lifted = 0;
        for (Target target : meant) {
            lifted += house.sanctions.lift(kind, target) == null ? 0 : 1;
        }
        String word = kind == Kind.BAN ? "banned" : "muted";
        String whom = shown(order.target());
        if (lifted == 0) {
            by.refuse(FaultCode.NO_SUCH_USER, whom + " is not " + word + ".");
            return;
        }
        if (Target.address(order.target()).isEmpty()) {
            house.tellAll(whom + " is no longer " + word + " (" + by.name() + ").");
        }
        by.record(whom, "");
        house.whenKept(trouble -> by.done(whom + " is no longer " + word + "." + trouble));
    }

    void banned(Order order, Giver by) {
        List<Sanction> all = new ArrayList<>(house.sanctions.all(Kind.BAN));
        all.addAll(house.sanctions.all(Kind.MUTE));
        List<List<String>> rows = all.stream()
                .skip(order.next())
                .limit(SessionBounds.ROWS_MAX)
                .map(each -> List.of(
                        each.kind().mark().strip(),
                        each.target().by().word(),
                        each.target().shown(),
                        each.until().replace(" until ", ""),
                        each.by(),
                        each.reason()))
                .toList();
        long next = order.next() + rows.size();
        by.table(List.of("what", "known_by", "whom", "until", "by", "reason"), rows, next < all.size() ? next : 0);
    }

    /** Whom that means: an address, a name that somebody has proven to have, or else a name that one has on one's word. */
    private @Nullable Target target(String typed, Giver by) {
        Optional<String> address = Target.address(typed);
        if (address.isPresent()) {
            if (Target.isHere(address.get())) {
                by.refuse(FaultCode.NOT_ALLOWED, "Everybody on this machine may come from there. Say a name.");
                return null;
            }
            return new Target(By.ADDRESS, address.get());
        }
        Optional<String> problem = Name.problem(typed);
        if (problem.isPresent()) {
            by.refuse(FaultCode.NO_SUCH_USER, problem.get());
            return null;
        }
        Name name = Name.of(typed);
        Name proven = house.claims.claimedLike(name);
        return proven == null ? new Target(By.NAME, name.value()) : new Target(By.USER, proven.value());
    }

    private boolean mayTouch(Target target, Giver by) {
        for (User user : house.users.all()) {
            if (covers(target, user) && !mayTouch(user, by)) {
                return false;
            }
        }
        boolean namedOp = target.by() == By.USER && house.rights.isGranted(target.shown());
        if (namedOp && by.right() != Right.OWNER) {
            by.refuse(FaultCode.NOT_ALLOWED, target + " is an operator too. Ask whoever runs the server.");
            return false;
        }
        return true;
    }

    private boolean mayTouch(User user, Giver by) {
        Right its = house.rights.asShown(user);
        if (user == by.session().user()
                || user.key().equals(by.session().owner().key())) {
            by.refuse(FaultCode.NOT_ALLOWED, "That is you.");
        } else if (its == Right.OWNER) {
            by.refuse(FaultCode.NOT_ALLOWED, user + " runs this server.");
        } else if (its == Right.OP && by.right() != Right.OWNER) {
            by.refuse(FaultCode.NOT_ALLOWED, user + " is an operator too. Ask whoever runs the server.");
        } else {
            return true;
        }
        return false;
    }

    static String reason(Order order) {
        return RoomRules.line(order.text(), SessionBounds.REASON_UNITS_MAX);
    }

    private static String shown(String typed) {
        return RoomRules.line(Text.clean(typed), Name.CHARS_MAX * 2);
    }
}
