package chat.hub;

/** Where something can be said: a room, or a private conversation. */
sealed interface Venue permits Room, Conversation {
    /** By what the history knows it. */
    String logName();

    /** The oldest place that is kept, as far as is known; one behind the last if none is. */
    long first();

    /** The last place that was published, 0 = nothing ever was. */
    long last();

    /** How many clients hear what is said there. */
    int hearers();

    <R> R accept(Receiver<R> to);

    /** One method for each that there is. */
    interface Receiver<R> {
        R room(Room venue);

        R conversation(Conversation venue);
    }
}
