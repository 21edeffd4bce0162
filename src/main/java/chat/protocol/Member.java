package chat.protocol;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody in a room.
 *
 * @param name what they are called
 * @param verified whether the server knows them by more than their word
 * @param role what they may do in this room
 * @param away why they are away; empty if they are not
 */
public record Member(String name, boolean verified, Role role, String away) {
    public Member {
        SessionBounds.name("name", name);
        SessionBounds.line("away", away, SessionBounds.AWAY_UNITS_MAX);
    }

    /** Rights in a room. */
    public enum Role {
        USER,
        VOICE,
        OP;

        /** The word on the wire. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Role> of(String word) {
            return Arrays.stream(values())
                    .filter(role -> role.word().equals(word))
                    .findFirst();
        }
    }
}
