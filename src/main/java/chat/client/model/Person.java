package chat.client.model;

import chat.protocol.Member;
import java.util.Objects;

/**
 * Somebody in a room.
 *
 * @param away why they are away; empty if they are not
 */
public record Person(String name, Member.Role role, String away) {
    public Person {
        Objects.requireNonNull(name);
        Objects.requireNonNull(role);
        Objects.requireNonNull(away);
    }

    /** Of whom only the name is known. */
    static Person named(String name) {
        return new Person(Shown.name(name), Member.Role.USER, "");
    }

    static Person of(Member member) {
        return new Person(Shown.name(member.name()), member.role(), Shown.line(member.away()));
    }

    /** The sign before the name. */
    public String sign() {
        return switch (role) {
            case USER -> " ";
            case VOICE -> "+";
            case OP -> "@";
        };
    }
}
