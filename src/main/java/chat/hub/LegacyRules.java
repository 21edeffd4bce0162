package chat.hub;

import chat.protocol.ClientMessage;
import chat.protocol.Entry;
import chat.protocol.FaultCode;
import chat.protocol.Place;
import chat.protocol.Regarding;
import chat.protocol.Tag;
import chat.protocol.TalkEvent;
import chat.protocol.Text;
import chat.protocol.TextKind;

/** What a message of a signed-in legacy client does, and to how many it goes. */
final class LegacyRules implements ClientMessage.Receiver<Integer> {
    private static final int NAME_SHOWN_MAX = 32;

    private final House house;
    private final Session from;

    LegacyRules(House house, Session from) {
        this.house = house;
        this.from = from;
    }

    @Override
    public Integer hello(ClientMessage.Hello message) {
        throw new IllegalStateException("a hello from " + from + " after sign-in");
    }

    @Override
    public Integer say(ClientMessage.Say message) {
        if (silenced()) {
            return 1;
        }
        house.speaking.say(from, house.rooms.lobby(), message.text());
        return house.rooms.lobby().hearers();
    }

    @Override
    public Integer whisper(ClientMessage.Whisper message) {
        if (silenced()) {
            return 1;
        }
        User user = from.owner();
        User to = house.users.called(message.to());
        if (to == null) {
            String shown = Text.clean(message.to());
            house.notice(
                    from,
                    shown.isBlank()
                            ? "A private message needs a name: !WHISPER:name text."
                            : "Nobody called " + shown.substring(0, Math.min(shown.length(), NAME_SHOWN_MAX))
                                    + " is here.");
        } else if (to.legacy()) {
            String text = Text.clean(message.text());
            if (house.speaking.sendable(from, text, Regarding.NOTHING)) {
                user.afterFlight(() -> whisper(user, to, text));
            }
        } else if (begins(user, to)) {
            house.speaking.say(from, house.conversations.of(user, to), message.text());
        }
        return 1;
    }

    /** Whether the user may say nothing, and has been told. */
    private boolean silenced() {
        Sanction mute = house.sanctions.mute(from);
        if (mute != null) {
            house.refuse(from, Moderation.muted(mute, Regarding.NOTHING));
        }
        return mute != null;
    }

    private boolean begins(User user, User to) {
        boolean fine = house.conversations.isKnown(user, to) || user.partners.take(house.time.nanos()) == 0;
        if (!fine) {
            house.refuse(
                    from,
                    FaultCode.TOO_FAST,
                    "You begin to talk with new people too fast. Your message was not sent.",
                    Regarding.NOTHING);
        }
        return fine;
    }

    /** Between two of whom nothing is kept: nothing to wait for. */
    private void whisper(User user, User to, String text) {
        long now = house.time.wallMillis();
        Entry entry = new Entry(1, now, user.name().value(), user.verified(), Tag.NOBODYS, TextKind.TEXT, text);
        TalkEvent.Said said = new TalkEvent.Said(new Place.With(to.name().value()), entry);
        to.sessions.forEach(session -> house.out.send(session, said));
    }

    @Override
    public Integer disconnect(ClientMessage.Disconnect message) {
        house.presence.left(from);
        house.out.close(from, "left");
        return 1;
    }
}
