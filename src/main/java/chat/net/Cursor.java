package chat.net;

import org.jspecify.annotations.Nullable;

/**
 * One member's place in a feed: all before {@code position} has been written to the member or claimed for it.
 *
 * <p>Loop thread only. Lives as long as the member is in the feed; a connection in several feeds has several.
 */
public final class Cursor {
    private final Feed feed;
    private final Connection connection;
    private final Sending sending;
    private final @Nullable Runnable skipped;
    private long position;
    /** Where this cursor stands among the feed's members; kept by the feed. */
    int index;

    /**
     * @param skipped told when the feed has left this cursor behind and moved it to the end; null = then the connection is closed
     */
    Cursor(Feed feed, Connection connection, long position, @Nullable Runnable skipped) {
        this.feed = feed;
        this.connection = connection;
        this.sending = connection.sending();
        this.position = position;
        this.skipped = skipped;
    }

    @Nullable
    Runnable skipped() {
        return skipped;
    }

    /** Nothing more of the feed is for this member. */
    boolean stopped() {
        return position == Long.MAX_VALUE;
    }

    Feed feed() {
        return feed;
    }

    Connection connection() {
        return connection;
    }

    /** Where what the member lacks is written; kept here since each flush asks each member for it. */
    Sending sending() {
        return sending;
    }

    /** Absolute byte position in the feed. */
    public long position() {
        return position;
    }

    void advance(long to) {
        position = to;
    }

    boolean behind() {
        return position < feed.end();
    }
}
