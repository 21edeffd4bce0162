package chat.hub;

/**
 * A user of this machine, as its kernel knows them: more than anybody's word.
 *
 * @param uid the number
 * @param login the name that the machine has for it, which need be no {@link chat.protocol.Name}
 */
public record Identity(long uid, String login) {
    public Identity {
        if (uid < 0 || login.isBlank()) {
            throw new IllegalArgumentException("no user: " + uid + " " + login);
        }
    }
}
