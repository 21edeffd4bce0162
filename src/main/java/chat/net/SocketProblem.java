package chat.net;

import java.io.IOException;
import java.io.Serial;

/** A Unix socket cannot be where it should: a whole sentence for people. */
public final class SocketProblem extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    SocketProblem(String sentence) {
        super(sentence);
    }

    /** The sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
