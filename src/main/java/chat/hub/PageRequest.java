package chat.hub;

/**
 * Which entries of a room.
 *
 * @param limit how many at most
 */
public record PageRequest(String room, Span span, int limit) {
    /** Most entries of a page. */
    public static final int LIMIT_MAX = 200;

    public PageRequest {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException("A page has 1 to " + LIMIT_MAX + " entries, not " + limit + ".");
        }
    }

    /** Where in the room. */
    public sealed interface Span {
        <R> R accept(Receiver<R> receiver);

        /** One method for each that there is. */
        interface Receiver<R> {
            R latest(Latest span);

            R before(Before span);

            R after(After span);

            R around(Around span);

            R from(From span);
        }
    }

    /** The last ones. */
    public record Latest() implements Span {
        @Override
        public <R> R accept(Receiver<R> receiver) {
            return receiver.latest(this);
        }
    }

    /** The last ones before that place. */
    public record Before(long seq) implements Span {
        @Override
        public <R> R accept(Receiver<R> receiver) {
            return receiver.before(this);
        }
    }

    /** The first ones after that place. */
    public record After(long seq) implements Span {
        @Override
        public <R> R accept(Receiver<R> receiver) {
            return receiver.after(this);
        }
    }

    /** Half of them before that place, the rest from it on. */
    public record Around(long seq) implements Span {
        @Override
        public <R> R accept(Receiver<R> receiver) {
            return receiver.around(this);
        }
    }

    /** The first ones at or after that time, ms since 1970. */
    public record From(long atMillis) implements Span {
        @Override
        public <R> R accept(Receiver<R> receiver) {
            return receiver.from(this);
        }
    }
}
