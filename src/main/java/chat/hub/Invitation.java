package chat.hub;

/**
 * What will admit one key, once. The code itself is nowhere: it was shown when it was made.
 *
 * @param hash of the code; see {@link chat.protocol.InviteCode#hash}
 * @param name whom it is for; empty = whoever has the code chooses a name that is nobody's
 * @param atMillis when it was made, ms since 1970
 * @param untilMillis it counts before that time
 * @param by what the one was called who made it; {@link #AT_START} for the one that a server makes for its first users
 */
public record Invitation(String hash, String name, long atMillis, long untilMillis, String by) {
    /** No name can be this. */
    public static final String AT_START = "(start)";

    private static final int HANDLE_DIGITS = 8;

    public Invitation {
        if (!hash.matches("[0-9a-f]{64}") || by.isBlank()) {
            throw new IllegalArgumentException("no invitation");
        }
    }

    /** By what people name it in lists; of no use to come in. */
    public String handle() {
        return hash.substring(0, HANDLE_DIGITS);
    }
}
