package chat.hub;

import chat.protocol.Entry;
import chat.protocol.Place;
import chat.protocol.TalkEvent;
import org.jspecify.annotations.Nullable;

/** Tells those who are to hear it what the history has kept. */
final class Publishing {
    private final House house;

    Publishing(House house) {
        this.house = house;
    }

    /** For the first time: to everybody there, which acknowledges it to its sender. */
    void publish(Line line, LogEntry kept) {
        Entry entry = Entries.of(kept);
        house.stamped(entry.at());
        line.user.saidNanos = house.time.nanos();
        line.venue.accept(new Venue.Receiver<Boolean>() {
            @Override
            public Boolean room(Room room) {
                toRoom(line, room, entry);
                return true;
            }

            @Override
            public Boolean conversation(Conversation conversation) {
                house.conversations.publish(conversation, line, entry);
                return true;
            }

            @Override
            public Boolean elsewhere(Elsewhere nowhere) {
                throw new IllegalStateException("kept where nothing can be said: " + kept);
            }
        });
        if (!line.user.legacy()) {
            house.reading.own(line.user, line.venue, entry.seq());
        }
    }

    private void toRoom(Line line, Room room, Entry entry) {
        if (room.deltas.isNew(line.user)) {
            room.deltas.publish(house.out);
        }
        TalkEvent.Said said = new TalkEvent.Said(room.place(), entry);
        room.said(said, room == house.rooms.lobby() ? house.settings.legacyReplay() : 0);
        house.out.publish(room, said, legacySpeaker(line));
    }

    /** Who does not hear the own line; one who has gone hears nothing anyway. */
    private static @Nullable Session legacySpeaker(Line line) {
        return line.session.legacy() && !line.session.gone() ? line.session : null;
    }

    /**
     * Once more, to the client alone that sent it again. With whom private talk was is what the history says, even if somebody else has that
     * name now; if that partner has not been heard of since, it is as the client calls it.
     */
    void repeat(Line line, LogEntry kept) {
        if (line.session.gone()) {
            return;
        }
        Conversation talk = line.user.conversations.get(kept.room());
        Place place = talk == null ? line.venue.seenBy(line.user) : talk.seenBy(line.user);
        Entry entry = Entries.of(kept);
        house.out.send(
                line.session, new TalkEvent.Said(place, place instanceof Place.With ? by(line.user, entry) : entry));
    }

    /** Under the name of now, by which a client tells in private who of the two has spoken. */
    private static Entry by(User user, Entry said) {
        return new Entry(
                said.seq(), said.at(), user.name().value(), said.verified(), said.tag(), said.kind(), said.text());
    }
}
