package chat.store;

import java.util.List;

/**
 * What a history holds.
 *
 * @param rooms by name, removed ones not among them
 * @param users how many have said something, ever
 * @param bytesUsed room that entries and indexes take
 * @param bytesOnDisk room that the files take
 */
public record HistoryStats(List<RoomStats> rooms, long users, long bytesUsed, long bytesOnDisk) {
    /**
     * One room.
     *
     * @param firstMillis when its first kept entry was said, ms since 1970; 0 = there is none
     * @param lastMillis when its last one was
     */
    public record RoomStats(String room, long entries, long firstMillis, long lastMillis) {}

    public HistoryStats {
        rooms = List.copyOf(rooms);
    }

    /** Of all rooms. */
    public long entries() {
        return rooms.stream().mapToLong(RoomStats::entries).sum();
    }
}
