package chat.client.model;

import java.time.ZoneId;
import java.util.Objects;

/**
 * What the user has chosen: on the command line, which never changes while the client runs, and what {@code /set} changes.
 *
 * @param server where it is, as people say it: the way that was taken last, before that the one that was asked for
 * @param ignored as the server has told, or the user where the server keeps no such list
 * @param systemZone the time zone that counts where no other one is chosen
 * @param zone the one that counts
 */
public record Settings(
        String user,
        String server,
        ZoneId systemZone,
        Look look,
        String version,
        Options options,
        Bindings keys,
        Ignored ignored,
        ZoneId zone) {
    /** With nothing chosen but this. */
    public Settings(String user, String server, ZoneId systemZone, Look look, String version) {
        this(user, server, systemZone, look, version, Options.STANDARD, Bindings.STANDARD, Ignored.NOBODY, systemZone);
    }

    public Settings {
        Objects.requireNonNull(systemZone);
        Objects.requireNonNull(options);
        Objects.requireNonNull(keys);
        Objects.requireNonNull(ignored);
        Objects.requireNonNull(user);
        Objects.requireNonNull(server);
        Objects.requireNonNull(zone);
        Objects.requireNonNull(look);
        Objects.requireNonNull(version);
    }

    public Settings options(Options chosen) {
        String name = chosen.value(Option.ZONE);
        ZoneId other = name.equals(OptionKind.Zone.SYSTEM) ? systemZone : ZoneId.of(name);
        return new Settings(user, server, systemZone, look, version, chosen, keys, ignored, other);
    }

    Settings server(String way) {
        return new Settings(user, way, systemZone, look, version, options, keys, ignored, zone);
    }

    public Settings keys(Bindings keys) {
        return new Settings(user, server, systemZone, look, version, options, keys, ignored, zone);
    }

    Settings ignored(Ignored ignored) {
        return new Settings(user, server, systemZone, look, version, options, keys, ignored, zone);
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
