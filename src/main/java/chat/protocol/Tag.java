package chat.protocol;

/**
 * By what the sender knows its own message when everybody gets the same bytes: the first 16 hexadecimal digits of SHA-256 over
 * device, a dot and the number. Tells the others nothing.
 */
public record Tag(String hex) {
    /** Of what has no number, so that nobody waits for it: what legacy members say. */
    public static final Tag NOBODYS = new Tag("0".repeat(Digest.DIGITS));

    public Tag {
        SessionBounds.hex("tag", hex, Digest.DIGITS);
    }

    public static Tag of(DeviceId device, long n) {
        return new Tag(Digest.digits(device.hex() + "." + n));
    }
}
