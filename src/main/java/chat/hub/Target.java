package chat.hub;

import chat.protocol.Name;
import java.util.Locale;
import java.util.Optional;

/**
 * Whom a ban or a mute is about.
 *
 * @param by by what they are known
 * @param shown as people read it: a name, or an address
 */
record Target(By by, String shown) {
    /** By what somebody can be known. */
    enum By {
        /** Who has proven to be called so; nobody else ever is. */
        USER,
        /** Who is called so, or something that looks like it, on their word alone. */
        NAME,
        /** Who comes from there, whatever they are called. */
        ADDRESS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The same for all that means the same. */
    String key() {
        return by.word() + " " + (by == By.ADDRESS ? shown : Name.of(shown).skeleton());
    }

    /** The address in that form in which connections have it; nothing if it is none. Never asks a name service. */
    static Optional<String> address(String typed) {
        if (typed.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")) {
            String[] parts = typed.split("\\.", -1);
            StringBuilder plain = new StringBuilder();
            for (String part : parts) {
                int number = Integer.parseInt(part);
                if (number > 255) {
                    return Optional.empty();
                }
                plain.append(plain.isEmpty() ? "" : ".").append(number);
            }
            return Optional.of(plain.toString());
        }
        return typed.contains(":") ? ipv6(typed) : Optional.empty();
    }

    /** Eight groups without leading zeros, as Java prints them. */
    private static Optional<String> ipv6(String typed) {
        String[] halves = typed.toLowerCase(Locale.ROOT).split("::", -1);
        if (halves.length > 2) {
            return Optional.empty();
        }
        String[] head = halves[0].isEmpty() ? new String[0] : halves[0].split(":", -1);
        String[] tail = halves.length == 1 || halves[1].isEmpty() ? new String[0] : halves[1].split(":", -1);
        int missing = 8 - head.length - tail.length;
        if (halves.length == 1 ? missing != 0 : missing < 1) {
            return Optional.empty();
        }
        StringBuilder groups = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            String group =
                    i < head.length ? head[i] : i < head.length + missing ? "0" : tail[i - head.length - missing];
            if (!group.matches("[0-9a-f]{1,4}")) {
                return Optional.empty();
            }
            groups.append(i == 0 ? "" : ":").append(Integer.toHexString(Integer.parseInt(group, 16)));
        }
        return Optional.of(groups.toString());
    }

    /** Whether everybody of this machine comes from there. */
    static boolean isHere(String address) {
        return address.startsWith("127.") || address.equals("0:0:0:0:0:0:0:1");
    }

    @Override
    public String toString() {
        return shown;
    }
}
