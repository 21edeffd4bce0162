package chat.protocol;

/**
 * What follows the name in the first frame of a client that asks for the session profile.
 *
 * @param version the highest version of the profile that the client speaks
 * @param client its program and version, for people
 * @param device which installation it is
 */
public record SessionHello(int version, String client, DeviceId device) {
    public SessionHello {
        SessionBounds.number("v", version, 1);
        SessionBounds.line("client", client, SessionBounds.PROGRAM_UNITS_MAX);
    }
}
