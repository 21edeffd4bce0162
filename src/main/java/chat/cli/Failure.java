package chat.cli;

import java.io.Serial;

/** The program cannot do what it was asked to: a sentence for the person and a code for the shell. Carries no trace. */
public final class Failure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    public Failure(int exitCode, String sentence) {
        super(sentence, null, false, false);
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }

    /** Says it on stderr. */
    int report() {
        System.err.println("chat: " + getMessage());
        return exitCode;
    }
}
