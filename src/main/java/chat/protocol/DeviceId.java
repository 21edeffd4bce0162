package chat.protocol;

/**
 * The secret of one client of an installation: 128 bits as 32 hexadecimal digits. The first 24 are the installation's, the last 8 tell
 * its clients apart that run at once. Numbers its messages, so that a message sent twice is known. Never shown, logged or sent to
 * anybody but the server: {@link #toString} hides it.
 */
public record DeviceId(String hex) {
    private static final int DIGITS = 32;

    /** So many of them are the same for all clients of an installation. */
    public static final int INSTALLATION_DIGITS = 24;

    public DeviceId {
        SessionBounds.hex("device", hex, DIGITS);
    }

    /**
     * Which installation it is, as 16 hexadecimal digits: the same for all its clients, and of no use to whoever wants to know the
     * secret.
     */
    public String installation() {
        return Digest.digits("installation." + hex.substring(0, INSTALLATION_DIGITS));
    }

    @Override
    public String toString() {
        return "DeviceId[hidden]";
    }
}
