package chat.net;

/** Whom the kernel names at the other end of a Unix socket. */
public sealed interface Login {
    /**
     * A user of this machine.
     *
     * @param uid the number by which the kernel knows the user
     * @param name the login name that this machine has for it; never empty
     */
    record Known(long uid, String name) implements Login {}

    /**
     * Nobody who can be named.
     *
     * @param sentence why, and what to do about it
     */
    record Nameless(String sentence) implements Login {}
}
