package chat.protocol;

/**
 * Which message of a client an answer is about.
 *
 * @param n the number of a {@code !SAY:}; 0 if it is about none
 * @param ref the number that the client gave a request; 0 if it is about none
 */
public record Regarding(long n, int ref) {
    public static final Regarding NOTHING = new Regarding(0, 0);

    public Regarding {
        SessionBounds.number("n", n, 0);
        SessionBounds.number("ref", ref, 0);
        if (n > 0 && ref > 0) {
            throw new IllegalArgumentException("An answer is about a message or about a request, not both.");
        }
    }
}
