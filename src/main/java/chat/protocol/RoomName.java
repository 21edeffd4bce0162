package chat.protocol;

import java.util.Locale;
import java.util.Optional;

/**
 * What a room is called, without the {@code #} that people write before it: 1 to {@value Name#CHARS_MAX} letters, digits and
 * {@code _ . -}.
 *
 * <p>The constructor checks only what every version of Unicode agrees on, so that a room from a newer server can still be named;
 * {@link #problem} is the whole rule, for whoever makes a room.
 */
public record RoomName(String value) {
    /** Where everybody starts. */
    public static final RoomName LOBBY = new RoomName("lobby");

    private static final char MARK = '#';

    public RoomName {
        SessionBounds.name("room", value);
        if (value.codePointCount(0, value.length()) > Name.CHARS_MAX || !allMayStand(value)) {
            throw new IllegalArgumentException("A room has a name of at most " + Name.CHARS_MAX
                    + " letters, digits, '_', '.' and '-', without '#'.");
        }
    }

    /**
     * A sentence that says why no room can be called that, or nothing if {@link #of} takes it. The rules are those of
     * {@link Name}, but nothing is reserved: a room called {@code all} passes for nobody.
     */
    public static Optional<String> problem(String wanted, Name.Alphabet alphabet) {
        String tidy = tidy(wanted);
        if (tidy.isEmpty()) {
            return Optional.of("A room needs a name, such as #ops.");
        }
        return NameRules.shapeProblem(tidy, alphabet).map(sentence -> sentence.replace("A name", "A room's name"));
    }

    /**
     * The name for what was wanted: without {@code #}, in lower case, spaces inside as {@code _}, in NFC.
     *
     * @throws IllegalArgumentException with the sentence of {@link #problem} if there is one
     */
    public static RoomName of(String wanted) {
        problem(wanted, Name.Alphabet.ANY_ONE_SCRIPT).ifPresent(sentence -> {
            throw new IllegalArgumentException(sentence);
        });
        return new RoomName(tidy(wanted));
    }

    /** Rooms with the same skeleton look alike, so there is only one of them; see {@link Name#skeleton}. */
    public String skeleton() {
        return Skeleton.of(value);
    }

    private static String tidy(String wanted) {
        String bare = wanted.strip();
        bare = !bare.isEmpty() && bare.charAt(0) == MARK ? bare.substring(1) : bare;
        return NameRules.tidy(bare.toLowerCase(Locale.ROOT));
    }

    /** A loop and no stream: it is walked for each message. */
    private static boolean allMayStand(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!mayStand(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayStand(int c) {
        return c >= 0x80 ? c >= 0xA0 && !Character.isSpaceChar(c) : NameRules.allowed(c, Name.Alphabet.ASCII);
    }

    @Override
    public String toString() {
        return value;
    }
}
