package chat.net;

import chat.protocol.FrameReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a connection tells its owner, on the loop thread. A throw from any of these closes that connection, never the loop.
 *
 * <p>Whole bodies and faults come as {@link FrameReader.Receiver} says; a {@code false} from {@code body} pauses reading until
 * {@link Connection#resumeReading()}.
 */
public interface ConnectionHandler extends FrameReader.Receiver {
    /** The connection stands and may be sent to. Never before the constructor of the connection returned. */
    void opened();

    /** Bytes came, maybe not a whole frame. Told before the bodies that they complete. */
    default void heard() {}

    /** All that was sent has reached the kernel; told at the end of a turn in which something was owed. */
    default void flushed() {}

    /**
     * The connection is gone. Told once and last, at the end of a turn.
     *
     * @param reason one word for the log, such as {@code eof} or {@code slow_reader}
     * @param cause what the system said, where it said something
     */
    void closed(String reason, @Nullable IOException cause);
}
