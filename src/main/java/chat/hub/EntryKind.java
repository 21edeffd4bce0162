package chat.hub;

/** What an entry is. */
public enum EntryKind {
    /** Said. */
    TEXT(0),
    /** Done, as with {@code /me}. */
    ACTION(1),
    /** A long text that is shown folded. */
    BLOCK(2),
    /** Something that happened in the room, such as a new topic. Not found by searching. */
    EVENT(3);

    private final int code;

    EntryKind(int code) {
        this.code = code;
    }

    /** The number by which databases know it; never changes. */
    public int code() {
        return code;
    }

    /** The kind with that number. */
    public static EntryKind of(int code) {
        for (EntryKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalArgumentException("There is no kind of entry with the number " + code + ".");
    }
}
