package chat.protocol;

/** Who is where, is called what, and wants to hear whom. Each is answered, or refused, by its number. */
public sealed interface RoomRequest extends SessionRequest {
    /** The user enters a room, which is made if it is not there. */
    record Join(int ref, RoomName room) implements RoomRequest {
        public Join {
            SessionBounds.number("ref", ref, 1);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.join(this);
        }
    }

    /** The user leaves a room. */
    record Part(int ref, RoomName room) implements RoomRequest {
        public Part {
            SessionBounds.number("ref", ref, 1);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.part(this);
        }
    }

    /** What a room is about, from now on; empty = nothing. */
    record SetTopic(int ref, RoomName room, String topic) implements RoomRequest {
        public SetTopic {
            SessionBounds.number("ref", ref, 1);
            SessionBounds.line("topic", topic, SessionBounds.TOPIC_UNITS_MAX);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.setTopic(this);
        }
    }

    /**
     * Which rooms there are.
     *
     * @param next where an earlier answer said that it goes on; 0 = from the beginning
     */
    record ListRooms(int ref, long next) implements RoomRequest {
        public ListRooms {
            SessionBounds.number("ref", ref, 1);
            SessionBounds.number("next", next, 0);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.listRooms(this);
        }
    }

    /** More of a room's members than came by themselves. */
    record ListMembers(int ref, RoomName room, long next) implements RoomRequest {
        public ListMembers {
            SessionBounds.number("ref", ref, 1);
            SessionBounds.number("next", next, 0);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.listMembers(this);
        }
    }

    /** Somebody is told of a room. */
    record Invite(int ref, RoomName room, String name) implements RoomRequest {
        public Invite {
            SessionBounds.number("ref", ref, 1);
            SessionBounds.name("name", name);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.invite(this);
        }
    }

    /** The user wants another name. */
    record Nick(int ref, String name) implements RoomRequest {
        public Nick {
            SessionBounds.number("ref", ref, 1);
            SessionBounds.name("name", name);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.nick(this);
        }
    }

    /** Why the user is away; empty = is back. */
    record Away(int ref, String text) implements RoomRequest {
        public Away {
            SessionBounds.number("ref", ref, 1);
            SessionBounds.line("text", text, SessionBounds.AWAY_UNITS_MAX);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.away(this);
        }
    }

    /** Who somebody is. */
    record Who(int ref, String name) implements RoomRequest {
        public Who {
            SessionBounds.number("ref", ref, 1);
            SessionBounds.name("name", name);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.who(this);
        }
    }

    /** Somebody is not to be heard any more, or again. Kept by the server, done by the client. */
    record Ignore(int ref, String name, boolean on) implements RoomRequest {
        public Ignore {
            SessionBounds.number("ref", ref, 1);
            SessionBounds.name("name", name);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.ignore(this);
        }
    }
}
