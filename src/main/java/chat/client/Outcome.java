package chat.client;

/** How a run of the client ended; the command line makes an exit code of it. */
public enum Outcome {
    /** The person left, or the terminal went away. */
    LEFT,
    /** In lines, with nobody at the keyboard: there was no chat server to talk to. */
    CANNOT_CONNECT,
    /** In lines, after the end of the input: the connection was lost and did not come back in time. */
    UNSENT
}
