package chat.protocol;

/** Where something is said: {@code room} on the wire, or {@code to} for a private conversation of two. */
public sealed interface Place {
    <R> R accept(Receiver<R> to);

    /** In a room. */
    record InRoom(RoomName room) implements Place {
        @Override
        public <R> R accept(Receiver<R> to) {
            return to.inRoom(this);
        }
    }

    /**
     * In the conversation with this user. In what the server publishes to both it is the one who did not speak; everywhere else the
     * one whom the receiver talks with.
     */
    record With(String name) implements Place {
        public With {
            SessionBounds.name("to", name);
        }

        @Override
        public <R> R accept(Receiver<R> to) {
            return to.with(this);
        }
    }

    /** One method a member. */
    interface Receiver<R> {
        R inRoom(InRoom place);

        R with(With place);
    }
}
