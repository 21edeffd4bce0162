package chat.hub;

/**
 * What the log knows of a room.
 *
 * @param createdMillis when it was made, ms since 1970
 * @param usedMillis when something was last said there, or when it was made
 * @param firstSeq the first place that may still hold an entry; {@code lastSeq + 1} if none does
 * @param lastSeq the last place taken, 0 = none yet
 */
public record RoomFacts(String room, String topic, long createdMillis, long usedMillis, long firstSeq, long lastSeq) {
    /** The same when what lies beyond that place does not count yet. */
    RoomFacts upTo(long last) {
        return new RoomFacts(room, topic, createdMillis, usedMillis, firstSeq, Math.min(lastSeq, last));
    }
}
