package chat.hub;

import chat.protocol.LinkEvent;
import chat.protocol.Place;
import org.jspecify.annotations.Nullable;

/** Where something can be said: a room, or a private conversation. And where it can no longer be. */
sealed interface Venue permits Room, Conversation, Elsewhere {
    /** By what the history knows it. */
    String logName();

    /** The oldest place that is kept, as far as is known; one behind the last if none is. */
    long first();

    /** The last place that was published, 0 = nothing ever was. */
    long last();

    /** How many clients hear what is said there. */
    int hearers();

    /** Why nothing can be said there now; null if something can. */
    LinkEvent.@Nullable Refused why();

    /** What that user's clients call it. */
    Place seenBy(User user);

    <R> R accept(Receiver<R> to);

    /** One method for each that there is. */
    interface Receiver<R> {
        R room(Room venue);

        R conversation(Conversation venue);

        R elsewhere(Elsewhere venue);
    }
}
