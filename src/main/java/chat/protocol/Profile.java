package chat.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Which of the two languages a connection speaks. Each side learns it from the other's first frame alone, so that either may be
 * older than this profile. Pure.
 */
public enum Profile {
    /** What the original server and client speak. */
    LEGACY,
    /** Ours: {@link SessionCodec}. */
    SESSION;

    /** So begins what follows the second colon of a first frame; the original ignores it. */
    static final String ASKS = "{\"v\":";

    private static final List<byte[]> ANSWERS = List.of(
            "!WELCOME:{".getBytes(StandardCharsets.US_ASCII),
            "!CHALLENGE:{".getBytes(StandardCharsets.US_ASCII),
            "!FAULT:{".getBytes(StandardCharsets.US_ASCII));

    /**
     * What a client asks for in its first frame. Whoever asks for the session profile must be answered in it, with a fault if its
     * hello cannot be read; all else after the second colon belongs to an old client with a colon in its name.
     */
    public static Profile askedBy(ClientMessage.Hello first) {
        return first.rest().startsWith(ASKS) ? SESSION : LEGACY;
    }

    /** What a server that was asked for the session profile speaks, by the body of its first frame. */
    public static Profile spokenBy(ByteBuffer first) {
        return ANSWERS.stream().anyMatch(answer -> begins(first, answer)) ? SESSION : LEGACY;
    }

    private static boolean begins(ByteBuffer body, byte[] with) {
        if (body.remaining() < with.length) {
            return false;
        }
        byte[] start = new byte[with.length];
        body.get(body.position(), start);
        return Arrays.equals(start, with);
    }
}
