package chat.client.model;

import chat.protocol.Member;
import java.util.Objects;

/**
 * Somebody in a room.
 *
 * @param away why they are away; empty if they are not
 */
public record Person(String name, Claim claim, Member.Role role, String away) {
    public Person {
        Objects.requireNonNull(name);
        Objects.requireNonNull(claim);
        Objects.requireNonNull(role);
        Objects.requireNonNull(away);
    }

    /** Of whom only the name is known. */
    static Person named(String name) {
        return new Person(Shown.name(name), Claim.KNOWN, Member.Role.USER, "");
    }

    static Person of(Model model, Member member) {
        Claim claim = Claim.of(model, member.verified());
        return new Person(Shown.name(member.name()), claim, member.role(), Shown.line(member.away()));
    }

    Person renamed(String other) {
        return new Person(other, claim, role, away);
    }

    Person away(String why) {
        return new Person(name, claim, role, why);
    }

    /** The name as it is shown, without the sign of the role. */
    public String shown() {
        return claim.sign() + name;
    }

    /** The sign of the role, before the name. */
    public String sign() {
        return switch (role) {
            case USER -> " ";
            case VOICE -> "+";
            case OP -> "@";
        };
    }
}
