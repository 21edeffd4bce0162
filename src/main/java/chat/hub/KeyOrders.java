package chat.hub;

import chat.hub.Orders.Giver;
import chat.protocol.FaultCode;
import chat.protocol.Name;
import chat.protocol.Order;
import chat.protocol.SessionBounds;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Orders about who may come in from elsewhere: invitations and keys. A code is told to who has asked for it, and written down nowhere. */
final class KeyOrders {
    private static final long SECONDS_MAX = TimeUnit.DAYS.toSeconds(365);

    private final House house;

    KeyOrders(House house) {
        this.house = house;
    }

    void invite(Order order, Giver by) {
        if (house.keyDoor.line().isEmpty()) {
            by.refuse(
                    FaultCode.NOT_ALLOWED,
                    "Nobody can come from elsewhere by TLS here: start the server with --tls on, or wait until its key is made.");
            return;
        }
        String name = "";
        if (!order.target().isEmpty()) {
            Name.Verdict verdict = Name.judge(order.target(), house.settings.alphabet());
            if (!(verdict instanceof Name.Verdict.Fine fine)) {
                by.refuse(FaultCode.NAME_REFUSED, ((Name.Verdict.Refused) verdict).sentence());
                return;
            }
            if (!house.keyring.mayInvite(fine.name())) {
                by.refuse(FaultCode.NAME_REFUSED, "That name looks like one that is somebody's.");
                return;
            }
            name = fine.name().value();
        }
        if (order.seconds() > SECONDS_MAX) {
            by.refuse(FaultCode.BAD_FIELD, "An invitation counts for 365 days at most.");
        } else if (!house.keyring.maySendMore()) {
            by.refuse(
                    FaultCode.NOT_ALLOWED,
                    "There are " + Keyring.INVITATIONS_MAX + " invitations already. Take some back first.");
        } else {
            make(name, order.seconds(), by);
        }
    }

    private void make(String name, long seconds, Giver by) {
        long lasts = seconds == 0 ? house.keyring.usualMillis() : TimeUnit.SECONDS.toMillis(seconds);
        house.keyring.invite(name, lasts, by.name(), code -> {
            if (code == null) {
                by.refuse(FaultCode.NOT_STORED, "The invitation could not be written down. Try again.");
            } else {
                by.record(name, "for " + TimeUnit.MILLISECONDS.toSeconds(lasts) + " s");
                by.done(house.keyDoor.line(code, name));
            }
        });
    }

    void invitations(Order order, Giver by) {
        page(
                order,
                by,
                List.of("invitation", "name", "by", "made", "until"),
                house.keyring.invitations(),
                one -> List.of(one.handle(), one.name(), one.by(), time(one.atMillis()), time(one.untilMillis())));
    }

    void uninvite(Order order, Giver by) {
        List<Invitation> meant = house.keyring.invitations().stream()
                .filter(one -> one.handle().equals(order.target()))
                .toList();
        if (meant.isEmpty()) {
            by.refuse(FaultCode.BAD_FIELD, "There is no such invitation; chat.jar invite --list names them.");
            return;
        }
        meant.forEach(house.keyring::withdraw);
        by.record(order.target(), "");
        by.done("The invitation counts no more.");
    }

    void keys(Order order, Giver by) {
        page(
                order,
                by,
                List.of("key", "name", "since", "invited_by"),
                house.keyring.keys(),
                one -> List.of(
                        one.key().handle(),
                        house.claims.nameOf(one.whose()).value(),
                        time(one.atMillis()),
                        one.invitedBy()));
    }

    void revokeKey(Order order, Giver by) {
        List<KnownKey> meant = house.keyring.keys().stream()
                .filter(one -> one.key().handle().equals(order.target()))
                .toList();
        if (meant.isEmpty()) {
            by.refuse(FaultCode.BAD_FIELD, "There is no such key; chat.jar admin keys names them.");
            return;
        }
        by.record(order.target(), meant.get(0).whose().login());
        for (KnownKey one : meant) {
            house.keyring.revoke(one, kept -> {
                if (kept) {
                    by.done("The key lets nobody in any more. The name stays "
                            + one.whose().login() + "'s.");
                } else {
                    by.refuse(
                            FaultCode.NOT_STORED,
                            "The key lets nobody in until the server is started again; that could not be written down. Try again.");
                }
            });
        }
    }

    private static <T> void page(
            Order order, Giver by, List<String> columns, List<T> all, Function<T, List<String>> row) {
        List<List<String>> rows = all.stream()
                .skip(order.next())
                .limit(SessionBounds.ROWS_MAX)
                .map(row)
                .toList();
        long next = order.next() + rows.size();
        by.table(columns, rows, next < all.size() ? next : 0);
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
