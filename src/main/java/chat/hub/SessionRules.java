package chat.hub;

import chat.protocol.FaultCode;
import chat.protocol.LinkEvent;
import chat.protocol.LinkRequest;
import chat.protocol.Order;
import chat.protocol.Place;
import chat.protocol.Regarding;
import chat.protocol.RoomRequest;
import chat.protocol.SessionRequest;
import chat.protocol.TalkRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a message of a signed-in client of the session profile does: finds out where it belongs, and passes it on. Answers to how many it goes. */
final class SessionRules implements SessionRequest.Receiver<Integer> {
    private final House house;
    private final Session from;
    private final RoomRules rooms;
    private final PeopleRules people;

    SessionRules(House house, Session from) {
        this.house = house;
        this.from = from;
        this.rooms = new RoomRules(house, from);
        this.people = new PeopleRules(house, from);
    }

    @Override
    public Integer proof(LinkRequest.Proof message) {
        house.refuse(from, FaultCode.NOT_ALLOWED, "No proof was asked for.", Regarding.NOTHING);
        return 1;
    }

    @Override
    public Integer ping(LinkRequest.Ping message) {
        house.out.send(from, new LinkEvent.Pong(message.t()));
        return 1;
    }

    @Override
    public Integer pong(LinkRequest.Pong message) {
        return 1; // that it came is all that it says
    }

    @Override
    public Integer disconnect(LinkRequest.Disconnect message) {
        house.presence.left(from);
        house.out.close(from, "left");
        return 1;
    }

    @Override
    public Integer say(TalkRequest.Say message) {
        Regarding regarding = new Regarding(message.n(), 0);
        Venue where = muted(message.place(), regarding);
        if (where == null) {
            where = venueOf(message.place(), regarding);
        }
        house.speaking.say(from, where, message);
        return where.hearers();
    }

    /** Where what a muted one says goes: nowhere, but for what was kept before. Null if the user may speak. */
    private @Nullable Venue muted(Place place, Regarding regarding) {
        Sanction mute = house.sanctions.mute(from);
        if (mute == null) {
            return null;
        }
        String logName = place instanceof Place.InRoom in ? in.room().value() : Conversation.MARK;
        return new Elsewhere(place, logName, Moderation.muted(mute, regarding));
    }

    /** Whether the user may say nothing to others, and has been told. */
    private boolean silenced(int ref) {
        Sanction mute = house.sanctions.mute(from);
        if (mute != null) {
            house.refuse(from, Moderation.muted(mute, new Regarding(0, ref)));
        }
        return mute != null;
    }

    private Venue venueOf(Place to, Regarding regarding) {
        return to.accept(new Place.Receiver<>() {
            @Override
            public Venue inRoom(Place.InRoom place) {
                return rooms.venue(place, regarding);
            }

            @Override
            public Venue with(Place.With place) {
                return people.venue(place, regarding);
            }
        });
    }

    @Override
    public Integer history(TalkRequest.History message) {
        venue(message.place(), new Regarding(0, message.ref()))
                .ifPresent(where -> house.histories.page(from, where, message));
        return 1;
    }

    @Override
    public Integer search(TalkRequest.Search message) {
        Place place = message.place();
        if (place == null) {
            house.histories.search(from, null, message);
        } else {
            venue(place, new Regarding(0, message.ref()))
                    .ifPresent(where -> house.histories.search(from, where, message));
        }
        return 1;
    }

    @Override
    public Integer read(TalkRequest.Read message) {
        venue(message.place(), Regarding.NOTHING)
                .ifPresent(where -> house.reading.read(from, where, message.place(), message.seq()));
        return 1;
    }

    /** Where the user may look; nothing if nowhere, and then the user has been told. */
    private Optional<Venue> venue(Place place, Regarding regarding) {
        return place.accept(new Place.Receiver<>() {
            @Override
            public Optional<Venue> inRoom(Place.InRoom in) {
                return Optional.ofNullable(rooms.memberOf(in.room(), regarding));
            }

            @Override
            public Optional<Venue> with(Place.With with) {
                return Optional.ofNullable(people.talkedWith(with.name(), regarding));
            }
        });
    }

    @Override
    public Integer join(RoomRequest.Join message) {
        rooms.join(message);
        return 1;
    }

    @Override
    public Integer part(RoomRequest.Part message) {
        rooms.part(message);
        return 1;
    }

    @Override
    public Integer setTopic(RoomRequest.SetTopic message) {
        if (!silenced(message.ref())) {
            rooms.setTopic(message);
        }
        return 1;
    }

    @Override
    public Integer listRooms(RoomRequest.ListRooms message) {
        rooms.list(message);
        return 1;
    }

    @Override
    public Integer listMembers(RoomRequest.ListMembers message) {
        rooms.roster(message);
        return 1;
    }

    @Override
    public Integer invite(RoomRequest.Invite message) {
        if (!silenced(message.ref())) {
            rooms.invite(message);
        }
        return 1;
    }

    @Override
    public Integer nick(RoomRequest.Nick message) {
        if (!silenced(message.ref())) {
            people.nick(message);
        }
        return 1;
    }

    @Override
    public Integer away(RoomRequest.Away message) {
        if (message.text().isEmpty() || !silenced(message.ref())) {
            people.away(message);
        }
        return 1;
    }

    @Override
    public Integer who(RoomRequest.Who message) {
        people.who(message);
        return 1;
    }

    @Override
    public Integer order(Order message) {
        house.orders.order(from, message);
        return 1;
    }

    @Override
    public Integer ignore(RoomRequest.Ignore message) {
        people.ignore(message);
        return 1;
    }
}
