package chat.client;

import chat.net.Timer;
import chat.protocol.Place;
import chat.protocol.SessionCodec;
import chat.protocol.TalkRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far the user has read, told to the server: at once if nothing was told just before, else what has come of it a moment later, so
 * that a fast room does not cost a message for each message. Outlives connections: what one lost is told on the next. Loop thread only.
 */
final class ReadMarks {
    static final long PAUSE_MILLIS = 1_000;

    private final Map<Place, Long> read = new HashMap<>();
    private final Map<Place, Long> untold = new LinkedHashMap<>();
    private @Nullable Wire wire;
    private @Nullable Timer pause;

    /** The server may be told again. */
    void begin(Wire connection) {
        wire = connection;
        tell();
    }

    /** It may not. */
    void stop() {
        wire = null;
        if (pause != null) {
            pause.cancel();
            pause = null;
        }
    }

    /** The positions of before mean nothing. */
    void voided() {
        read.clear();
        untold.clear();
    }

    void read(Place place, long seq) {
        if (seq > read.getOrDefault(place, 0L)) {
            read.put(place, seq);
            untold.put(place, seq);
            if (pause == null) {
                tell();
            }
        }
    }

    /** The server knows so much, or did when it said so. */
    void known(Place place, long seq) {
        long ours = read.getOrDefault(place, 0L);
        if (ours > seq) {
            untold.put(place, ours);
        } else {
            read.put(place, seq);
            untold.remove(place);
        }
    }

    private void tell() {
        pause = null;
        Wire connection = wire;
        if (connection != null && !untold.isEmpty()) {
            untold.forEach((place, seq) -> connection.send(SessionCodec.encode(new TalkRequest.Read(place, seq))));
            untold.clear();
            pause = connection.after(PAUSE_MILLIS, this::tell);
        }
    }
}
