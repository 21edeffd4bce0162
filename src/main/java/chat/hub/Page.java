package chat.hub;

import java.util.List;

/**
 * Entries of one room that follow each other, by seq.
 *
 * @param older whether the room has entries before them
 * @param newer whether the room has entries after them
 */
public record Page(List<LogEntry> entries, boolean older, boolean newer) {
    /** Nothing here, nothing elsewhere. */
    public static final Page EMPTY = new Page(List.of(), false, false);

    public Page {
        entries = List.copyOf(entries);
    }
}
