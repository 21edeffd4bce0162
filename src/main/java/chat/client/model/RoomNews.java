package chat.client.model;

import chat.protocol.LeaveReason;
import chat.protocol.Member;
import chat.protocol.RoomName;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who is where on a server of the session profile, is called what, and is away. In the order in which the server says it. */
public sealed interface RoomNews {
    <T> T accept(Receiver<T> receiver);

    /**
     * Who is in a room, in the order in which they came.
     *
     * @param part whether these are the first, and what was known before is void, or more of them; somebody may be told twice
     */
    record Roster(RoomName room, Part part, List<Member> members) implements RoomNews {
        public Roster {
            Objects.requireNonNull(room);
            Objects.requireNonNull(part);
            members = List.copyOf(members);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.roster(this);
        }
    }

    record Joined(RoomName room, List<Member> members) implements RoomNews {
        public Joined {
            Objects.requireNonNull(room);
            members = List.copyOf(members);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.joined(this);
        }
    }

    /** Others than this user left; for the user itself it is a {@link TalkNews.Closed}. */
    record Left(RoomName room, List<String> names, LeaveReason reason) implements RoomNews {
        public Left {
            Objects.requireNonNull(room);
            Objects.requireNonNull(reason);
            names = List.copyOf(names);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.left(this);
        }
    }

    /**
     * Somebody has another name.
     *
     * @param room in whose roster; null = this user itself, if {@code was} is its name, or the partner of a private conversation, whose
     *     place is called by the new name from now on
     */
    record Renamed(@Nullable RoomName room, String was, String name) implements RoomNews {
        public Renamed {
            Objects.requireNonNull(was);
            Objects.requireNonNull(name);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.renamed(this);
        }
    }

    /**
     * Somebody is away, or back.
     *
     * @param room in whose roster; null = as for a new name
     * @param away why; empty = is back
     */
    record Presence(@Nullable RoomName room, String name, String away) implements RoomNews {
        public Presence {
            Objects.requireNonNull(name);
            Objects.requireNonNull(away);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.presence(this);
        }
    }

    record Topic(RoomName room, String topic, String by, long atMillis) implements RoomNews {
        public Topic {
            Objects.requireNonNull(room);
            Objects.requireNonNull(topic);
            Objects.requireNonNull(by);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.topic(this);
        }
    }

    /** Somebody would like to see the user in a room. */
    record Invited(RoomName room, String by) implements RoomNews {
        public Invited {
            Objects.requireNonNull(room);
            Objects.requireNonNull(by);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.invited(this);
        }
    }

    /** All whom the user does not want to hear; it is for the model not to show them. */
    record Ignored(List<String> names) implements RoomNews {
        public Ignored {
            names = List.copyOf(names);
        }

        @Override
        public <T> T accept(Receiver<T> receiver) {
            return receiver.ignored(this);
        }
    }

    enum Part {
        FIRST,
        MORE
    }

    interface Receiver<T> {
        T roster(Roster news);

        T joined(Joined news);

        T left(Left news);

        T renamed(Renamed news);

        T presence(Presence news);

        T topic(Topic news);

        T invited(Invited news);

        T ignored(Ignored news);
    }
}
