package chat.client.model;

/** How far the user has read: all lines to {@code afterId}, and {@code count} more came while nobody looked. */
public record ReadPlace(long afterId, int count) {
    static final ReadPlace NONE = new ReadPlace(0, 0);

    ReadPlace oneMore() {
        return new ReadPlace(afterId, count + 1);
    }
}
