package chat.hub;

/**
 * A place where a user has read, or may.
 *
 * @param room what is known of it
 * @param readSeq the last place that was read there, 0 = none
 */
public record Visited(RoomFacts room, long readSeq) {}
