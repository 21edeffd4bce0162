package chat.hub;

import java.util.List;
import java.util.function.Consumer;

/**
 * Where what was said is kept. The hub owns this port; the store implements it, on a disk or in memory.
 *
 * <p>Every method is called on the loop thread and returns at once; the answer comes as a task on that thread. Writes
 * ({@link #append}, {@link #lookUp}, {@link #change}, {@link #markRead}, {@link #note}, {@link #retain}) are done and answered in the
 * order of their calls, so are reads ({@link #page}, {@link #rooms}, {@link #visited}, {@link #notes}), so are searches; between the three there is no order. A read
 * sees every write that was answered before the read was asked for.
 *
 * <p>A method that returns false has taken nothing and will answer nothing: as much as may wait is waiting. The caller stops
 * reading from those who ask for more when it is {@link #pressed}, so that this is rare, and refuses when it happens.
 */
public interface MessageLog extends AutoCloseable {
    /** Most writes that wait for their answer. */
    int WRITES_WAITING_MAX = 8_192;

    /** Most text in the writes that wait for their answer, in chars. */
    int WRITES_WAITING_CHARS_MAX = 16 * 1024 * 1024;

    /** Most reads, and most searches, that wait for their answer. */
    int READS_WAITING_MAX = 1_024;

    /** A name for the positions (room, seq) of this log: another one means that positions from before are void. */
    String epoch();

    /** Half of what may wait to be written is waiting. */
    boolean pressed();

    /**
     * Keeps one thing that was said. A room that is not known begins with it.
     *
     * <p>What has a number ({@link Draft#n}) is kept once however often it comes: recognised by device and number for at least 30 days,
     * whatever was restarted or removed meanwhile, and whatever the user is called by now.
     */
    boolean append(Draft draft, Consumer<Receipt> answer);

    /**
     * Asks whether that was kept, and keeps nothing: answered as {@link #append} would if its number was used before, and with {@link
     * Receipt.Unknown} if not. A write to its callers, so that what was handed over before it counts.
     */
    boolean lookUp(Draft draft, Consumer<Receipt> answer);

    /** Makes, renames or removes a room; answers what is then known of it. */
    boolean change(RoomChange change, Consumer<Answer<RoomFacts>> answer);

    /** Somebody has read so far; answers how far that user has read now. It never goes back. */
    boolean markRead(ReadMark mark, Consumer<Answer<ReadMark>> answer);

    /**
     * Removes the oldest entries beyond these bounds, in small steps between other writes; and what was noted longer ago than that, but
     * not before 30 days.
     */
    boolean retain(Retention bounds, long nowMillis, Consumer<Answer<Retention.Removed>> answer);

    /** All rooms by name. */
    boolean rooms(Consumer<Answer<List<RoomFacts>>> answer);

    /** The rooms that a user has a read mark in, be it 0, and how far was read there; by the rooms' names. */
    boolean visited(String user, Consumer<Answer<List<Visited>>> answer);

    /** Notes that; it is written along with other writes, and not at all when too much is waiting. */
    void note(Note note);

    /** What is noted about all that begins so, by what it is about. */
    boolean notes(String aboutPrefix, Consumer<Answer<List<Note>>> answer);

    /** Some entries of one room that follow each other. */
    boolean page(PageRequest request, Consumer<Answer<Page>> answer);

    /** Entries that hold certain words, the latest first. */
    boolean search(Search search, Consumer<Answer<Search.Hits>> answer);

    /** The keys and invitations that are kept along. */
    KeyBook keys();

    /** Takes nothing more, finishes all that was taken, and returns when it is kept. */
    @Override
    void close();
}
