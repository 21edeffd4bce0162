package chat.client.model;

import java.time.ZoneId;
import java.util.Objects;

/** What the user chose before the client began, and what never changes while it runs. */
public record Settings(String user, String host, int port, ZoneId zone, Look look, String version) {
    public Settings {
        Objects.requireNonNull(user);
        Objects.requireNonNull(host);
        Objects.requireNonNull(zone);
        Objects.requireNonNull(look);
        Objects.requireNonNull(version);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port);
        }
    }

    /** Which characters and colours the terminal can show. */
    public record Look(Letters letters, Colours colours) {
        public static final Look FULL = new Look(Letters.UNICODE, Colours.SIXTEEN);
    }

    /**
     * With ASCII, lines are drawn with {@code |-+}, an ellipsis is three dots, and what is not ASCII shows as a
     * question mark.
     */
    public enum Letters {
        UNICODE,
        ASCII
    }

    /** NONE is what {@code NO_COLOR} asks for; bold and reverse stay. */
    public enum Colours {
        SIXTEEN,
        NONE
    }
}
