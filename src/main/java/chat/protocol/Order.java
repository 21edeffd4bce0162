package chat.protocol;

/**
 * Something that not everybody may do. Which orders there are, who may give them, and which fields each takes is in docs/protocol.md; a server
 * refuses those that it does not know.
 *
 * @param ref comes back in the answer
 * @param order which one, a word
 * @param target whom or what it is about; may be empty
 * @param seconds for how long; 0 = until it is taken back
 * @param text a reason, or what is to be said; may have lines
 * @param next where an earlier answer said that it goes on; 0 = from the beginning
 */
public record Order(int ref, String order, String target, long seconds, String text, long next)
        implements SessionRequest {
    private static final int ORDER_UNITS_MAX = 32;

    public Order {
        SessionBounds.number("ref", ref, 1);
        SessionBounds.word("order", order, ORDER_UNITS_MAX);
        SessionBounds.line("target", target, SessionBounds.TOPIC_UNITS_MAX);
        SessionBounds.number("seconds", seconds, 0);
        SessionBounds.text("text", text, SessionBounds.NOTICE_UNITS_MAX);
        SessionBounds.number("next", next, 0);
    }

    /** With a target and a text. */
    public Order(int ref, String order, String target, String text) {
        this(ref, order, target, 0, text, 0);
    }

    /** The same order, where its last answer ended. */
    public Order from(long where) {
        return new Order(ref, order, target, seconds, text, where);
    }

    @Override
    public <R> R accept(Receiver<R> to) {
        return to.order(this);
    }
}
