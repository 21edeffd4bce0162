package chat.net;

import java.util.List;

/**
 * What a loop has done from its start on.
 *
 * @param turns how often it went round
 * @param wakeups turns that began by waiting
 * @param turnsByMicros turns that had something to do, by how long they took: for each of {@link #turnBoundsMicros} those up to it and
 *     above the one before, and last those above all
 * @param workNanos how long those turns took together
 * @param bytesRead from all sockets
 * @param bytesWritten to all sockets
 * @param bytesLost owed to connections when they were cut off
 */
public record LoopFigures(
        long turns,
        long wakeups,
        List<Long> turnsByMicros,
        long workNanos,
        long bytesRead,
        long bytesWritten,
        long bytesLost) {
    public LoopFigures {
        turnsByMicros = List.copyOf(turnsByMicros);
    }

    /** From 50 microseconds to a second. */
    public static List<Long> turnBoundsMicros() {
        return Turns.boundsMicros();
    }
}
