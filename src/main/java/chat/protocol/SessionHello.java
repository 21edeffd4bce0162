package chat.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What follows the name in the first frame of a client that asks for the session profile.
 *
 * @param version the highest version of the profile that the client speaks
 * @param client its program and version, for people
 * @param device which installation it is
 * @param offer the key by which it wants to be known; null if it has none to show
 * @param purpose what it comes for
 */
public record SessionHello(
        int version,
        String client,
        DeviceId device,
        @Nullable KeyOffer offer,
        Purpose purpose) {
    /** What a client comes for. */
    public enum Purpose {
        TALK,
        /** To give orders and nothing else: it is in no room, and nobody hears of it. */
        ADMIN
    }

    public SessionHello {
        SessionBounds.number("v", version, 1);
        SessionBounds.line("client", client, SessionBounds.PROGRAM_UNITS_MAX);
    }

    /** To talk, without a key. */
    public SessionHello(int version, String client, DeviceId device) {
        this(version, client, device, null);
    }

    /** To talk. */
    public SessionHello(int version, String client, DeviceId device, @Nullable KeyOffer offer) {
        this(version, client, device, offer, Purpose.TALK);
    }
}
