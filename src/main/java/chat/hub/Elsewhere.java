package chat.hub;

import chat.protocol.LinkEvent;
import chat.protocol.Place;

/**
 * Where nothing can be said now: a room that is gone or not the user's, somebody who is not here. What comes for it is refused, but for
 * what was kept there when it was still possible: the history is asked.
 *
 * @param asked as the client called it
 * @param logName by what the history would know it; for private talk only that it is some
 * @param why what the client is told of anything new
 */
record Elsewhere(Place asked, String logName, LinkEvent.Refused why) implements Venue {
    @Override
    public long first() {
        return 1;
    }

    @Override
    public long last() {
        return 0;
    }

    /** The answer is all. */
    @Override
    public int hearers() {
        return 1;
    }

    @Override
    public Place seenBy(User user) {
        return asked;
    }

    @Override
    public <R> R accept(Receiver<R> to) {
        return to.elsewhere(this);
    }
}
