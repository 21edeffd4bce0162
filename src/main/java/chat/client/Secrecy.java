package chat.client;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a TCP way is encrypted, and whose word for the server's key counts, as the command line says it. If it exists, it is valid; what
 * is wrong is thrown as an {@link IllegalArgumentException} whose message is a sentence for the person who typed it.
 *
 * @param fingerprint the server's key, 64 lower-case hexadecimal digits; empty = what is remembered, or the first that is seen
 * @param authorities PEM file of those who may vouch for it; null = those of this machine's Java
 */
public record Secrecy(
        Wish wish, String fingerprint, @Nullable Path authorities) {
    /** Plain to this machine, TLS to every other. */
    public static final Secrecy BY_PLACE = new Secrecy(Wish.BY_PLACE, "", null);

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    /** What is asked for. */
    public enum Wish {
        BY_PLACE,
        ON,
        OFF
    }

    public Secrecy {
        Objects.requireNonNull(wish);
        if (!fingerprint.isEmpty() && !HEX.matcher(fingerprint).matches()) {
            throw new IllegalArgumentException(
                    "--fingerprint takes the 64 hexadecimal digits that the server printed when it started.");
        }
        if (wish == Wish.OFF && (!fingerprint.isEmpty() || authorities != null)) {
            throw new IllegalArgumentException("--fingerprint and --ca are for TLS, and --tls is off.");
        }
        if (!fingerprint.isEmpty() && authorities != null) {
            throw new IllegalArgumentException("--fingerprint and --ca are two ways to know a server: leave one away.");
        }
    }

    /**
     * What the options say.
     *
     * @param tls on or off; null if nothing
     */
    public static Secrecy said(@Nullable String tls, @Nullable String fingerprint, @Nullable Path authorities) {
        if (tls != null && !tls.equals("on") && !tls.equals("off")) {
            throw new IllegalArgumentException("--tls is on or off, not " + tls + ".");
        }
        boolean on = tls == null ? fingerprint != null || authorities != null : tls.equals("on");
        Wish wish = on ? Wish.ON : tls == null ? Wish.BY_PLACE : Wish.OFF;
        String digits =
                fingerprint == null ? "" : fingerprint.toLowerCase(Locale.ROOT).replace(":", "");
        return new Secrecy(wish, digits, authorities);
    }
}
