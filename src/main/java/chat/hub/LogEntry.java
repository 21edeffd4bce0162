package chat.hub;

/**
 * What was kept, at its place.
 *
 * @param seq its place in the room, counting from 1 without gap
 * @param atMillis when, ms since 1970
 * @param user who, as they were called then
 * @param verified whether they were known by more than their word
 * @param device the sender's installation, a secret between sender and server; empty if it had none
 * @param n the sender's number for it, 0 = none
 */
public record LogEntry(
        String room,
        long seq,
        long atMillis,
        String user,
        boolean verified,
        String device,
        long n,
        EntryKind kind,
        String text) {
    public LogEntry {
        if (seq < 1) {
            throw new IllegalArgumentException("Places in a room count from 1, not " + seq + ".");
        }
    }

    /** Whether that draft is this entry, sent again, whatever its sender is called by now. */
    public boolean isOf(Draft draft) {
        return device.equals(draft.device())
                && n == draft.n()
                && draft.isFor(room)
                && kind == draft.kind()
                && text.equals(draft.text());
    }
}
