package chat.hub;

import chat.protocol.Name;
import chat.protocol.SignInKey;

/**
 * Somebody who is known by more than their word: a user of this machine, as its kernel knows them, or who has the key that a name was
 * bound to.
 *
 * @param id never another's: the number of a user of this machine in decimal, or {@code k} and the digest of the first key
 * @param login the name that the machine has for it, which need be no {@link chat.protocol.Name}; or the name that was bound
 */
public record Identity(String id, String login) {
    private static final String KEYED = "k";
    private static final int ID_DIGITS = 32;
    private static final long NO_UID = -1;

    public Identity {
        if (!id.matches("[0-9]{1,10}|k[0-9a-f]{32}") || login.isBlank()) {
            throw new IllegalArgumentException("no user: " + id + " " + login);
        }
    }

    /** A user of this machine. */
    public Identity(long uid, String login) {
        this(Long.toString(uid), login);
    }

    /** Somebody new, to whose key that name is bound. Further keys of theirs are the same identity. */
    static Identity ofKey(SignInKey first, Name name) {
        return new Identity(KEYED + first.digest().substring(0, ID_DIGITS), name.value());
    }

    /** Whether a key, and not the kernel, says who it is. */
    public boolean isKeyed() {
        return id.startsWith(KEYED);
    }

    /** The number of a user of this machine; -1 for others. */
    public long uid() {
        return isKeyed() ? NO_UID : Long.parseLong(id);
    }
}
