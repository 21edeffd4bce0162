package chat.protocol;

import java.util.Locale;

/**
 * Which part of a conversation is asked for.
 *
 * @param edge how it lies to the value
 * @param value a seq, or for {@link Edge#AT} milliseconds since 1970
 */
public record Span(Edge edge, long value) {
    public Span {
        SessionBounds.number(edge.word(), value, 0);
    }

    /** How a part of a conversation lies to a value. */
    public enum Edge {
        /** The newest of those before this seq. */
        BEFORE,
        /** The oldest of those after this seq. */
        AFTER,
        /** This seq in the middle. */
        AROUND,
        /** The oldest of those not earlier than this time. */
        AT;

        /** The field on the wire. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
