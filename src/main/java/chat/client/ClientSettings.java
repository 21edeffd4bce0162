package chat.client;

import chat.protocol.InviteCode;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the client program is told when it starts. If it exists, it is valid; what is wrong is thrown as an {@link
 * IllegalArgumentException} whose message is a sentence for the person who typed it.
 *
 * @param server where it is
 * @param user the name asked for; the server may give another
 * @param headerBytes the size of a frame header, the same as the server's
 * @param look full screen where the terminal can, or lines
 * @param glyphs which characters may be drawn
 * @param speak which profile of the protocol
 * @param invite what admits this client's key to a server elsewhere; null if nothing
 * @param log where the client writes what happens to its connection; null: nowhere, and faults go to a file of their own
 * @param verbose whether an unexpected fault is shown with its trace
 */
public record ClientSettings(
        ServerPlace server,
        String user,
        int headerBytes,
        Look look,
        Glyphs glyphs,
        Speak speak,
        @Nullable InviteCode invite,
        @Nullable Path log,
        boolean verbose) {
    public static final String HOST_DEFAULT = "localhost";
    public static final int PORT_DEFAULT = 5050;
    public static final int HEADER_BYTES_DEFAULT = 64;
    /** Room for any name a server may accept, and far below what fits into a first frame. */
    public static final int USER_CHARS_MAX = 64;

    public static final Speak SPEAK_DEFAULT = Speak.AUTO;

    /** How the client shows itself. */
    public enum Look {
        /** Full screen if stdin and stdout are a terminal that can do it, else lines. */
        SCREEN_IF_POSSIBLE,
        /** Lines only. */
        PLAIN
    }

    /** Which characters the terminal is trusted with. */
    public enum Glyphs {
        /** What LC_ALL, LC_CTYPE or LANG say. */
        FROM_LOCALE,
        ASCII,
        UTF8
    }

    /** Which profile of the protocol is spoken; see docs/protocol.md. */
    public enum Speak {
        /** The session profile if the server answers in it, else the legacy one. */
        AUTO,
        /** What the original server and client speak, and not a word more. */
        LEGACY,
        /** The session profile or nothing. */
        SESSION
    }

    public ClientSettings {
        Objects.requireNonNull(server);
        // FrameHeader's own bounds; asked again here so that the sentence names the option.
        if (headerBytes < 7 || headerBytes > 1024) {
            throw new IllegalArgumentException("--header must be between 7 and 1024 bytes, not " + headerBytes + ".");
        }
        checkUser(user);
    }

    /** All defaults but host, port and user. */
    public static ClientSettings of(String host, int port, String user) {
        return of(new ServerPlace.Tcp(host, port), user);
    }

    /** All defaults but the server and the user. */
    public static ClientSettings of(ServerPlace server, String user) {
        return new ClientSettings(
                server,
                user,
                HEADER_BYTES_DEFAULT,
                Look.SCREEN_IF_POSSIBLE,
                Glyphs.FROM_LOCALE,
                SPEAK_DEFAULT,
                null,
                null,
                false);
    }

    /** The same, in that profile. */
    public ClientSettings speaking(Speak other) {
        return new ClientSettings(server, user, headerBytes, look, glyphs, other, invite, log, verbose);
    }

    /** The same, in lines: what a terminal without a screen comes to. */
    ClientSettings inLines() {
        return new ClientSettings(server, user, headerBytes, Look.PLAIN, glyphs, speak, invite, log, verbose);
    }

    /** The login name, or {@code guest} where the system has none to give. */
    public static String loginName() {
        String name = System.getProperty("user.name", "").strip();
        boolean usable = !name.isEmpty() && !name.equals("?") && name.length() <= USER_CHARS_MAX && !hasBadChar(name);
        return usable ? name : "guest";
    }

    private static void checkUser(String user) {
        if (user.isBlank()) {
            throw new IllegalArgumentException("--user needs a name.");
        }
        if (user.length() > USER_CHARS_MAX) {
            throw new IllegalArgumentException("--user is longer than " + USER_CHARS_MAX + " characters.");
        }
        if (hasBadChar(user)) {
            throw new IllegalArgumentException("--user must not hold a colon or control characters.");
        }
    }

    /** A colon ends the name in the first frame; control characters would reach other people's terminals. */
    private static boolean hasBadChar(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == ':' || Character.isISOControl(name.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
