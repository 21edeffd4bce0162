package chat.protocol;

/**
 * One message of a conversation as everybody sees it, and as it is kept.
 *
 * @param seq its place in the conversation; the first is 1 and none is left out
 * @param at when it was taken in, milliseconds since 1970, by the server's clock
 * @param from who said it, as they were called then
 * @param verified whether the server knew them by more than their word
 * @param tag by what the sender knows its own
 * @param kind how it is meant
 * @param text what was said
 */
public record Entry(long seq, long at, String from, boolean verified, Tag tag, TextKind kind, String text) {
    private static final int ENVELOPE_BYTES = 160;

    public Entry {
        SessionBounds.number("seq", seq, 1);
        SessionBounds.number("at", at, 0);
        SessionBounds.name("from", from);
        SessionBounds.text("text", text);
    }

    /** No fewer bytes than it takes in a message, its room aside, and not many more. */
    public int bytesMax() {
        return ENVELOPE_BYTES + JsonOut.bytes(from) + JsonOut.bytes(text);
    }
}
