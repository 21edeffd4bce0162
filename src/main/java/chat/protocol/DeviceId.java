package chat.protocol;

/**
 * The secret of one installation of a client: 128 bits as 32 hexadecimal digits. Numbers its messages, so that a message sent
 * twice is known. Never shown, logged or sent to anybody but the server: {@link #toString} hides it.
 */
public record DeviceId(String hex) {
    private static final int DIGITS = 32;

    public DeviceId {
        SessionBounds.hex("device", hex, DIGITS);
    }

    @Override
    public String toString() {
        return "DeviceId[hidden]";
    }
}
