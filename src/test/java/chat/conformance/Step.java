package chat.conformance;

import java.util.List;

/**
 * One line of a conversation. Bytes are kept as written in the script until it runs, since they may name a port that only
 * then is known.
 */
sealed interface Step {
    /** What the line says, for failures. */
    String line();

    /** A client sends; framed means that the runner puts the header before it. */
    record Send(String line, String client, String bytes, Framing framing) implements Step {}

    /** A client must be sent exactly this frame next; an optional one may also be missing. */
    record Expect(String line, String client, String bytes, Necessity necessity) implements Step {}

    /** A client is sent any number of frames that begin so. */
    record Skip(String line, String client, String beginning) implements Step {}

    /** A client of the session profile says so many lines of so many bytes, one after the other, and hears each of them. */
    record Many(String line, String client, int lines, int bytes) implements Step {}

    /** These sign in in the session profile, one after the other, and all who are there in it hear it. */
    record Session(String line, List<String> clients) implements Step {}

    /** The connection does something. */
    record Act(String line, String client, Action action) implements Step {}

    /** These sign in one after the other, each under its own name, and everybody there hears it. */
    record Join(String line, List<String> clients) implements Step {}

    /** The server is told to stop. */
    record Stop(String line) implements Step {}

    enum Framing {
        FRAMED,
        RAW
    }

    enum Necessity {
        REQUIRED,
        OPTIONAL
    }

    /** What a connection does, in the words of the script. */
    enum Action {
        CONNECTS,
        /** Closes its socket in good order. */
        CLOSES,
        /** Vanishes with a reset. */
        RESETS,
        /** Says that it will send no more, and goes on listening. */
        HALF_CLOSES,
        /** Is closed by the server, after all that it was sent. */
        CLOSED
    }
}
