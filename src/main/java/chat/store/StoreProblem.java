package chat.store;

import java.io.Serial;

/** The history cannot be used: a sentence for the operator. Carries no trace. */
public final class StoreProblem extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What is in the way. */
    public enum Kind {
        /** There is no history there. */
        MISSING,
        /** The folder, or the file, cannot be used as it is: others may write there, no access. */
        UNUSABLE,
        /** Another server has it. */
        IN_USE,
        /** A newer version of the program wrote it. */
        NEWER,
        /** It is no database, or a broken one. */
        DAMAGED,
        /** Another program holds it for longer than we wait. */
        BUSY,
        /** The disk is full. */
        FULL,
        /** The disk did not keep what it was given. */
        LOST
    }

    StoreProblem(Kind kind, String sentence) {
        super(sentence, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** The sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
