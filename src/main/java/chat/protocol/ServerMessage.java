package chat.protocol;

import java.util.List;

/**
 * What a server tells a client. Names are plain strings and texts are as they came: an original server may send
 * anything, so whoever shows them cleans them first.
 */
public sealed interface ServerMessage {
    <R> R accept(Receiver<R> to);

    /** Somebody else's message. */
    record Said(String from, String text) implements ServerMessage {
        @Override
        public <R> R accept(Receiver<R> to) {
            return to.said(this);
        }
    }

    record Joined(String name) implements ServerMessage {
        @Override
        public <R> R accept(Receiver<R> to) {
            return to.joined(this);
        }
    }

    record Left(String name) implements ServerMessage {
        @Override
        public <R> R accept(Receiver<R> to) {
            return to.left(this);
        }
    }

    /** Everybody who is there, the receiver too, in the order in which they joined. */
    record UserList(List<String> names) implements ServerMessage {
        public UserList {
            names = List.copyOf(names);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.userList(this);
        }
    }

    /** A text for the receiver alone. */
    record Whispered(String from, String text) implements ServerMessage {
        @Override
        public <R> R accept(Receiver<R> to) {
            return to.whispered(this);
        }
    }

    /** The server itself speaks; also any line that has no known shape. */
    record Notice(String text) implements ServerMessage {
        @Override
        public <R> R accept(Receiver<R> to) {
            return to.notice(this);
        }
    }

    /** One method a member. */
    interface Receiver<R> {
        R said(Said message);

        R joined(Joined message);

        R left(Left message);

        R userList(UserList message);

        R whispered(Whispered message);

        R notice(Notice message);
    }
}
