package chat.bench;

import java.io.Serial;

/** The measurement cannot go on: a sentence for the person, and of what kind it is. Carries no trace. */
public final class BenchFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What went wrong, for the exit code. */
    public enum Kind {
        /** No connection, a name refused, a connection closed, nothing said. */
        SERVER_UNUSABLE,
        /** A delivery was lost, doubled, out of order, changed, or went to its sender. */
        WRONG_DELIVERY,
        /** The process to be watched is not there. */
        NO_SUCH_PROCESS
    }

    BenchFailure(Kind kind, String sentence) {
        super(sentence, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
