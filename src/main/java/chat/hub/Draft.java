package chat.hub;

/**
 * What is to be kept, before it has a place.
 *
 * @param room where; whatever the hub calls it
 * @param user who, as they are called
 * @param verified whether they are known by more than their word
 * @param device the user's installation; empty if it has none
 * @param n the device's number for it, counting up whatever its user is called; 0 = none, then a resend is not recognised
 * @param atMillis when, ms since 1970
 */
public record Draft(
        String room, String user, boolean verified, String device, long n, EntryKind kind, String text, long atMillis) {
    /** Longest name of a room, a user or a device, in chars. */
    public static final int NAME_CHARS_MAX = 255;

    /** Longest text, in chars: what the longest frame may hold. */
    public static final int TEXT_CHARS_MAX = 4 * 1024 * 1024;

    /** Latest time that can be kept; some 4,000 years. */
    public static final long AT_MILLIS_MAX = 1L << 47;

    public Draft {
        checkName(room, "room");
        checkName(user, "user");
        if (device.length() > NAME_CHARS_MAX) {
            throw new IllegalArgumentException("The device has " + device.length() + " characters.");
        }
        if (n < 0) {
            throw new IllegalArgumentException("A sender counts from 1, not " + n + ".");
        }
        if (n > 0 && device.isEmpty()) {
            throw new IllegalArgumentException("The number " + n + " is no device's.");
        }
        if (text.length() > TEXT_CHARS_MAX) {
            throw new IllegalArgumentException("The text has " + text.length() + " characters.");
        }
        if (atMillis < 0 || atMillis > AT_MILLIS_MAX) {
            throw new IllegalArgumentException("The time " + atMillis + " is out of range.");
        }
    }

    /** From somebody who is known by their word alone. */
    public Draft(String room, String user, String device, long n, EntryKind kind, String text, long atMillis) {
        this(room, user, false, device, n, kind, text, atMillis);
    }

    /**
     * Whether what was kept in that room may be this, sent again. Of private talk any may: by then the partner may be away, or called
     * otherwise, or somebody else may have that name.
     */
    public boolean isFor(String keptIn) {
        return room.equals(keptIn) || (room.startsWith(Conversation.MARK) && keptIn.startsWith(Conversation.MARK));
    }

    static void checkName(String name, String of) {
        if (name.isBlank() || name.length() > NAME_CHARS_MAX) {
            throw new IllegalArgumentException(
                    "The name of the " + of + " is blank or longer than " + NAME_CHARS_MAX + " characters.");
        }
    }

    /** The entry that this becomes at that place. */
    public LogEntry at(long seq) {
        return new LogEntry(room, seq, atMillis, user, verified, device, n, kind, text);
    }
}
