package chat.client;

import chat.client.ClientSettings.Speak;
import chat.protocol.ClientMessage;
import chat.protocol.DeviceId;
import chat.protocol.KeyOffer;
import chat.protocol.LegacyCodec;
import chat.protocol.Profile;
import chat.protocol.ProtocolException;
import chat.protocol.SessionBounds;
import chat.protocol.SessionCodec;
import chat.protocol.SessionHello;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How a client asks for a profile in its first frame, and what it makes of the server's first one. Pure. */
final class Negotiation {
    private static final byte[] NOTICE = "[Server] ".getBytes(StandardCharsets.US_ASCII);

    private final Speak wish;
    private final String program;
    private final DeviceId device;

    /** @param program name and version, for people */
    Negotiation(Speak wish, DeviceId device, String program) {
        this.wish = wish;
        this.program = program.substring(0, Math.min(program.length(), SessionBounds.PROGRAM_UNITS_MAX));
        this.device = device;
    }

    enum Verdict {
        SESSION,
        LEGACY,
        /** The server's own words, perhaps on its way to close: what it speaks is not known yet. */
        NOT_KNOWN_YET,
        /** The server speaks the legacy profile alone, and that is not wanted. */
        TOO_OLD
    }

    /**
     * The body of the first frame.
     *
     * @param offer the key by which we want to be known; null if none
     */
    byte[] firstBody(String name, @Nullable KeyOffer offer) {
        return wish == Speak.LEGACY
                ? LegacyCodec.encode(new ClientMessage.Hello(name, ""))
                : SessionCodec.encodeHello(name, new SessionHello(SessionBounds.VERSION, program, device, offer));
    }

    /** The name as a server finds it there. */
    static String nameIn(byte[] firstBody) {
        try {
            return LegacyCodec.decodeHello(ByteBuffer.wrap(firstBody)).name();
        } catch (ProtocolException e) {
            throw new IllegalStateException("our own hello cannot be read", e);
        }
    }

    /** The last body, should it be sent before anything is known. */
    byte[] farewell() {
        return LegacyCodec.encode(new ClientMessage.Disconnect()); // the same in both profiles
    }

    /** What the server's first body says of it; asked again with the next one while it is not known. */
    Verdict judge(ByteBuffer body) {
        if (wish != Speak.LEGACY && Profile.spokenBy(body) == Profile.SESSION) {
            return Verdict.SESSION;
        }
        if (isNotice(body)) {
            return Verdict.NOT_KNOWN_YET;
        }
        return wish == Speak.SESSION ? Verdict.TOO_OLD : Verdict.LEGACY;
    }

    private static boolean isNotice(ByteBuffer body) {
        ByteBuffer start = body.duplicate();
        start.limit(Math.min(start.limit(), start.position() + NOTICE.length));
        return start.equals(ByteBuffer.wrap(NOTICE));
    }
}
