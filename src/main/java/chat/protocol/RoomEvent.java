package chat.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is where, is called what, and is away. */
public sealed interface RoomEvent extends SessionEvent {
    /**
     * A conversation that the user is in. All later than {@code last} will come by itself.
     *
     * @param topic what the room is about; may be empty
     * @param first the oldest entry that is kept; one behind the last if none is
     * @param last the newest; 0 if nothing was ever said
     * @param read the user has seen all up to this one
     * @param members how many are there; 0 for a private conversation
     */
    record Opened(Place place, String topic, long first, long last, long read, int members) implements RoomEvent {
        public Opened {
            SessionBounds.line("topic", topic, SessionBounds.TOPIC_UNITS_MAX);
            SessionBounds.number("first", first, 1);
            SessionBounds.number("last", last, first - 1);
            SessionBounds.number("read", read, 0);
            SessionBounds.number("members", members, 0);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.opened(this);
        }
    }

    /**
     * Who is in a room, in the order in which they came.
     *
     * @param next to be asked for those behind; 0 = these are the last
     */
    record Roster(RoomName room, List<Member> members, long next) implements RoomEvent {
        public Roster {
            members = SessionBounds.list("members", members, SessionBounds.LIST_MAX);
            SessionBounds.number("next", next, 0);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.roster(this);
        }
    }

    /** These came. */
    record Joined(RoomName room, List<Member> members) implements RoomEvent {
        public Joined {
            members = SessionBounds.list("members", members, SessionBounds.LIST_MAX);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.joined(this);
        }
    }

    /** These went. */
    record Left(RoomName room, List<String> names, LeaveReason reason) implements RoomEvent {
        public Left {
            names = SessionBounds.names("names", names);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.left(this);
        }
    }

    /**
     * Somebody has another name now.
     *
     * @param room in whose roster; null = said to the user's own clients, and to those who know them from a private conversation
     */
    record Renamed(@Nullable RoomName room, String was, String name) implements RoomEvent {
        public Renamed {
            SessionBounds.name("was", was);
            SessionBounds.name("name", name);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.renamed(this);
        }
    }

    /**
     * Somebody is away or back.
     *
     * @param room in whose roster; null = as for a new name
     * @param away why; empty = is back
     */
    record Presence(@Nullable RoomName room, String name, String away) implements RoomEvent {
        public Presence {
            SessionBounds.name("name", name);
            SessionBounds.line("away", away, SessionBounds.AWAY_UNITS_MAX);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.presence(this);
        }
    }

    /**
     * What a room is about from now on.
     *
     * @param topic empty = nothing
     * @param by who said so
     */
    record Topic(RoomName room, String topic, String by, long at) implements RoomEvent {
        public Topic {
            SessionBounds.line("topic", topic, SessionBounds.TOPIC_UNITS_MAX);
            SessionBounds.name("by", by);
            SessionBounds.number("at", at, 0);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.topic(this);
        }
    }

    /**
     * Which rooms there are.
     *
     * @param next to be asked for more; 0 = these are the last
     */
    record Rooms(int ref, List<RoomSummary> rooms, long next) implements RoomEvent {
        public Rooms {
            SessionBounds.number("ref", ref, 1);
            rooms = SessionBounds.list("rooms", rooms, SessionBounds.LIST_MAX);
            SessionBounds.number("next", next, 0);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.rooms(this);
        }
    }

    /**
     * Who somebody is.
     *
     * @param idleMillis since they last said something
     * @param clients how many they have connected; 0 = they are not here
     * @param rooms where both are
     */
    record Whois(
            int ref, String name, boolean verified, String away, long idleMillis, int clients, List<RoomName> rooms)
            implements RoomEvent {
        public Whois {
            SessionBounds.number("ref", ref, 1);
            SessionBounds.name("name", name);
            SessionBounds.line("away", away, SessionBounds.AWAY_UNITS_MAX);
            SessionBounds.number("idle_ms", idleMillis, 0);
            SessionBounds.number("clients", clients, 0);
            rooms = SessionBounds.list("rooms", rooms, SessionBounds.LIST_MAX);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.whois(this);
        }
    }

    /** Somebody would like to see the user in a room. */
    record Invited(RoomName room, String by) implements RoomEvent {
        public Invited {
            SessionBounds.name("by", by);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.invited(this);
        }
    }

    /** All whom the user does not want to hear. */
    record Ignored(List<String> names) implements RoomEvent {
        public Ignored {
            names = SessionBounds.names("names", names);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.ignored(this);
        }
    }
}
