package chat.hub;

import chat.protocol.FaultCode;
import chat.protocol.LinkEvent;
import chat.protocol.Name;
import chat.protocol.Place;
import chat.protocol.Profile;
import chat.protocol.Regarding;
import chat.protocol.RoomEvent;
import chat.protocol.RoomName;
import chat.protocol.RoomRequest;
import chat.protocol.SessionBounds;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a client of the session profile does with people, itself among them. Each answers whether it was done. */
final class PeopleRules {
    private final House house;
    private final Session from;
    private final User user;

    PeopleRules(House house, Session from) {
        this.house = house;
        this.from = from;
        this.user = from.owner();
    }

    /** Where something that is said to somebody goes: the conversation, begun if need be. */
    Venue venue(Place.With place, Regarding regarding) {
        User partner = house.users.called(place.name());
        if (partner == null) {
            return nowhere(
                    place, FaultCode.NO_SUCH_USER.refusal("Nobody called " + place.name() + " is here.", regarding));
        }
        if (partner == user) {
            return nowhere(place, FaultCode.NOT_ALLOWED.refusal("Private talk is between two.", regarding));
        }
        if (!house.conversations.isKnown(user, partner)) {
            long wait = user.partners.take(house.time.nanos());
            if (wait > 0) {
                String sentence = "You begin to talk with new people too fast.";
                return nowhere(place, House.refusal(FaultCode.TOO_FAST, sentence, regarding, wait));
            }
        }
        return house.conversations.of(user, partner);
    }

    private static Venue nowhere(Place.With place, LinkEvent.Refused why) {
        return new Elsewhere(place, Conversation.MARK, why);
    }

    /** The conversation with somebody who is or was here; null if there was none, and then the user has been told. */
    @Nullable
    Conversation talkedWith(String name, Regarding regarding) {
        Conversation known = house.conversations.with(user, name);
        if (known == null) {
            refuse(FaultCode.NO_SUCH_USER, "You have not talked with " + name + " in private.", regarding);
        }
        return known;
    }

    boolean nick(RoomRequest.Nick message) {
        Regarding regarding = new Regarding(0, message.ref());
        Name.Verdict verdict = Name.judge(message.name(), house.settings.alphabet());
        if (verdict instanceof Name.Verdict.Refused refused) {
            return refuseName(refused.sentence(), house.renaming.suggest(message.name()), regarding);
        }
        Name name = ((Name.Verdict.Fine) verdict).name();
        if (name.equals(user.name())) {
            house.out.send(from, new LinkEvent.Done(message.ref()));
            return true;
        }
        if (user.verified()) {
            String sentence = from.key() == null
                    ? "You came in by this machine's socket, where you are called by your login name."
                    : "Your key belongs to the name " + user.name() + " here.";
            return refuseName(sentence, user.name(), regarding);
        }
        if (isAnothers(name)) {
            return refuseName(taken(name), house.renaming.suggest(message.name()), regarding);
        }
        long wait = user.names.take(house.time.nanos());
        if (wait > 0) {
            house.refuse(from, FaultCode.TOO_FAST, "You change your name too fast.", regarding, wait);
            return false;
        }
        user.afterFlight(() -> rename(name, regarding));
        return true;
    }

    /** Whether the name, or one that looks like it, is not the user's own and cannot be. */
    private boolean isAnothers(Name name) {
        if (house.sanctions.ban(from, name.value(), Target.By.NAME) != null) {
            return true;
        }
        User holder = house.users.holder(name);
        return holder == null ? house.claims.claimed(name) : holder != user;
    }

    private static String taken(Name name) {
        return "The name " + name + " is taken, or looks like one that is.";
    }

    private boolean refuseName(String sentence, Name suggestion, Regarding regarding) {
        house.refuse(
                from,
                new LinkEvent.Refused(
                        FaultCode.NAME_REFUSED.word(), sentence, regarding, false, 0, suggestion.value()));
        return false;
    }

    /** All that was said under the old name has been heard. */
    private void rename(Name to, Regarding regarding) {
        if (user.gone()) {
            return;
        }
        if (isAnothers(to)) {
            refuseName(taken(to), house.renaming.suggest(to.value()), regarding);
            return;
        }
        house.renaming.rename(user, to);
    }

    boolean away(RoomRequest.Away message) {
        String text = RoomRules.line(message.text(), SessionBounds.AWAY_UNITS_MAX);
        user.away = text;
        for (Room room : user.rooms) {
            room.deltas.publish(house.out);
            house.out.publishTo(
                    Profile.SESSION,
                    room,
                    new RoomEvent.Presence(room.name(), user.name().value(), text));
        }
        return true;
    }

    boolean who(RoomRequest.Who message) {
        User other = house.users.called(message.name());
        RoomEvent.Whois answer = other == null
                ? new RoomEvent.Whois(message.ref(), message.name(), false, "", 0, 0, List.of())
                : new RoomEvent.Whois(
                        message.ref(),
                        other.name().value(),
                        other.verified(),
                        other.away,
                        TimeUnit.NANOSECONDS.toMillis(Math.max(0, house.time.nanos() - other.saidNanos)),
                        other.sessions.size(),
                        shared(other));
        house.out.send(from, answer);
        return true;
    }

    private List<RoomName> shared(User other) {
        return other.rooms.stream()
                .filter(user.rooms::contains)
                .limit(SessionBounds.LIST_MAX)
                .map(Room::name)
                .toList();
    }

    boolean ignore(RoomRequest.Ignore message) {
        Regarding regarding = new Regarding(0, message.ref());
        Name.Verdict verdict = Name.judge(message.name(), house.settings.alphabet());
        if (verdict instanceof Name.Verdict.Refused refused) {
            return refuse(FaultCode.NO_SUCH_USER, refused.sentence(), regarding);
        }
        String name = ((Name.Verdict.Fine) verdict).name().value();
        if (message.on() && user.ignored.size() >= SessionBounds.LIST_MAX && !user.ignored.contains(name)) {
            return refuse(
                    FaultCode.NOT_ALLOWED,
                    "You ignore " + SessionBounds.LIST_MAX + " people, which is the most.",
                    regarding);
        }
        boolean changed = message.on() ? user.ignored.add(name) : user.ignored.remove(name);
        if (changed) {
            house.notes.changed(user);
        }
        house.out.sendEach(user.clients(), new RoomEvent.Ignored(List.copyOf(user.ignored)));
        return true;
    }

    private boolean refuse(FaultCode code, String sentence, Regarding regarding) {
        house.refuse(from, code, sentence, regarding);
        return false;
    }
}
