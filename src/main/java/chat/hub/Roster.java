package chat.hub;

import chat.protocol.Member;
import chat.protocol.ServerMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who is in a room, in the order in which they came, each with a number that only grows. */
final class Roster {
    /** What a member takes in a message besides its texts, and each UTF-16 unit of these at most. */
    private static final long MEMBER_BYTES = 64;

    static final long UNIT_BYTES_MAX = 3;

    private final TreeMap<Long, User> byNumber = new TreeMap<>();
    private final Map<User, Long> numbers = new HashMap<>();
    private long lastNumber;
    private long nameChars;

    /**
     * Some members in a row.
     *
     * @param next the number of the one behind them, 0 = these are the last
     * @param bytes what they take in a message, at most
     */
    record Slice(List<Member> members, long next, long bytes) {}

    int size() {
        return byNumber.size();
    }

    boolean has(User user) {
        return numbers.containsKey(user);
    }

    /** In the order in which they came. */
    Collection<User> members() {
        return byNumber.values();
    }

    boolean add(User user) {
        return !has(user) && put(user, ++lastNumber);
    }

    /** Puts back one who had gone, in the old place. */
    boolean put(User user, long number) {
        byNumber.put(number, user);
        numbers.put(user, number);
        nameChars += user.name().value().length();
        return true;
    }

    /** The number that the user had; 0 if there was no such member. */
    long remove(User user) {
        Long number = numbers.remove(user);
        if (number == null) {
            return 0;
        }
        byNumber.remove(number);
        nameChars -= user.name().value().length();
        return number;
    }

    /** A member is about to have another name, or has it now. */
    void nameChars(int more) {
        nameChars += more;
    }

    /** Those from that number on, at most so many, in at most so many bytes; one is always in it if there is one. */
    Slice slice(long from, int max, long bytesMax) {
        List<Member> members = new ArrayList<>(Math.min(max, byNumber.size()));
        long bytes = 0;
        for (Map.Entry<Long, User> each : byNumber.tailMap(from, true).entrySet()) {
            Member member = each.getValue().member();
            long more = bytesMax(member);
            if (members.size() == max || (!members.isEmpty() && bytes + more > bytesMax)) {
                return new Slice(members, each.getKey(), bytes);
            }
            members.add(member);
            bytes += more;
        }
        return new Slice(members, 0, bytes);
    }

    private static long bytesMax(Member member) {
        return MEMBER_BYTES
                + UNIT_BYTES_MAX * (member.name().length() + member.away().length());
    }

    ServerMessage.UserList list() {
        return new ServerMessage.UserList(User.names(byNumber.values()));
    }

    /** About the size of the list of names, bytes. */
    long nameChars() {
        return nameChars;
    }
}
