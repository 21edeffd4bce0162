package chat.bench;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What one member makes of what the server says to it: sorts it, and checks each delivery against what was sent. Loop thread only. */
interface Ear {
    /** A whole body; it tells the member what it was. */
    void body(ByteBuffer body);

    /** The whole crowd is in, as far as this member can tell. */
    boolean everybodyListed();

    /** So many messages more the member may send before it has heard of those that are under way. */
    int mayStillSend();

    /** What it lacks of what was sent, as a sentence; null if nothing. */
    @Nullable
    String missing();
}
