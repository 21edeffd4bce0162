package chat.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one client of the simulation heard, and the rules that hold between what two clients heard. Knows nothing of the server: it
 * judges bodies only, so that its own checks can be tried on transcripts with a planted fault.
 */
final class Transcript {
    private static final Pattern NAMED = Pattern.compile("You are called (\\S+) here\\.");
    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-f]{4})");
    private static final Pattern ID = Pattern.compile("#(\\d+)-(\\d+)#");

    /** Clients of the session profile have numbers from here on; theirs may be sent again later than they were said first. */
    static final int SESSIONS_FROM = 1000;

    final int client;
    /** What it was called; null until it knows. */
    String name;
    /** Room lines in the order in which they came: said, joined, left. */
    final List<Line> lines = new ArrayList<>();

    final List<String> whispers = new ArrayList<>();
    final List<String> notices = new ArrayList<>();
    final List<Listed> lists = new ArrayList<>();
    String lastList = "";
    /** For a planted bug that keeps a line back, or has dropped one. */
    String heldBack = "";

    boolean lost;
    private final Map<Integer, Integer> saidBeforeWhisper = new HashMap<>();

    Transcript(int client, String wanted) {
        this.client = client;
        this.name = wanted;
    }

    void hear(String body) {
        if (body.startsWith("!USERLIST:")) {
            lastList = ESCAPED.matcher(body.substring("!USERLIST:".length()))
                    .replaceAll(escape -> Character.toString(Integer.parseInt(escape.group(1), 16)));
            lists.add(new Listed(lines.size(), names(lastList)));
        } else if (body.startsWith("[Server] ")) {
            notices.add(body);
            Matcher named = NAMED.matcher(body);
            if (named.find()) {
                name = named.group(1);
            }
        } else if (body.contains("] (whisper) ")) {
            whispers.add(body);
            Matcher after = ID.matcher(body);
            if (after.find() && Integer.parseInt(after.group(1)) < SESSIONS_FROM) {
                saidBeforeWhisper.put(Integer.parseInt(after.group(1)), Integer.parseInt(after.group(2)));
            }
        } else {
            Line line = Line.of(body);
            lines.add(line);
            checkNotOvertaken(line);
        }
    }

    /** A whisper that was sent after a line comes after it. */
    private void checkNotOvertaken(Line line) {
        if (line.speaker >= 0 && line.number < saidBeforeWhisper.getOrDefault(line.speaker, 0)) {
            throw new AssertionError(
                    "client " + client + " heard " + line.text + " after a whisper that was sent later");
        }
    }

    static String id(int client, int number) {
        return "#" + client + "-" + number + "#";
    }

    /** A user list, and how many lines came before it. */
    record Listed(int afterLines, List<String> names) {}

    private static List<String> names(String list) {
        return List.of(list.substring(1, list.length() - 1).replace("\"", "").split(", ", -1));
    }

    /** A line of the room, with whose message it is and the number in it; -1 for a join or leave line. */
    record Line(String text, int speaker, int number) {
        static Line of(String text) {
            Matcher id = ID.matcher(text);
            return id.find()
                    ? new Line(text, Integer.parseInt(id.group(1)), Integer.parseInt(id.group(2)))
                    : new Line(text, -1, -1);
        }

        /** By what the line is known, whatever stands around it. */
        String id() {
            return Transcript.id(speaker, number);
        }
    }

    /** The one sentence about sending too fast comes once. */
    void checkToldOnce() {
        long told = notices.stream()
                .filter(notice -> notice.contains("sending faster"))
                .count();
        if (told > 1) {
            throw new AssertionError("client " + client + " was told of its pace " + told + " times");
        }
    }

    /** Nobody gets back what they said, and a whisper reaches the one it was for. */
    void checkOnlyMine() {
        checkToldOnce();
        for (Line line : lines) {
            if (line.speaker == client) {
                throw new AssertionError("client " + client + " heard itself: " + line.text);
            }
        }
        for (String whisper : whispers) {
            if (!whisper.contains(" for " + name + " ")) {
                throw new AssertionError("client " + client + ", called " + name + ", heard " + whisper);
            }
        }
    }

    /** To what end a client has heard. */
    enum Until {
        /** It is there and has read everything: nothing may be missing at the end either. */
        NOW,
        /** It left, or was sent off. */
        IT_LEFT,
        /** All were cut off at once: it may have got a little more than others. */
        THE_CRASH
    }

    /**
     * All members hear the same in the same order, without gap, from their join on.
     *
     * @param all what one heard who was there from first to last, read always and never spoke
     */
    void checkAgainst(Transcript all, Until until) {
        if (lines.isEmpty() && until != Until.NOW) {
            return;
        }
        String joined = "[" + name + "] User " + name + " joined the chat.";
        for (int i = 0; i < all.lines.size(); i++) {
            if (all.lines.get(i).text.equals(joined) && matches(all, i + 1, until)) {
                return;
            }
        }
        if (until == Until.THE_CRASH && all.lines.stream().noneMatch(line -> line.text.equals(joined))) {
            return; // not even its joining had reached the other one
        }
        throw new AssertionError("client " + client + ", called " + name + ", heard\n  " + text(lines)
                + "\nwhere there was\n  " + text(all.lines));
    }

    /** Whether this client heard what there was from that index on, but for its own. */
    private boolean matches(Transcript all, int from, Until until) {
        int heard = 0;
        for (int i = from; i < all.lines.size(); i++) {
            Line line = all.lines.get(i);
            if (line.speaker == client) {
                continue;
            }
            if (heard == lines.size()) {
                return until != Until.NOW;
            }
            if (!lines.get(heard++).equals(line)) {
                return false;
            }
        }
        return heard == lines.size() || until == Until.THE_CRASH;
    }

    private static String text(List<Line> lines) {
        return lines.stream().map(Line::text).collect(java.util.stream.Collectors.joining("\n  "));
    }

    /** Whether the server said why this one must go. */
    boolean sentOff() {
        return notices.stream()
                .anyMatch(
                        notice -> notice.contains("had not said who you are") || notice.contains("This chat is full"));
    }

    /** The last user list is right. */
    void checkList(Set<String> present) {
        List<String> last =
                lists.isEmpty() ? List.of() : lists.get(lists.size() - 1).names();
        if (last.size() != present.size() || !present.containsAll(last)) {
            throw new AssertionError("client " + client + " has the list " + last + " where it is " + present);
        }
    }

    /** The last user list is right, and in the order in which they came. */
    void checkListInOrder(Set<String> present) {
        checkList(present);
        List<String> last = lists.get(lists.size() - 1).names();
        if (!last.equals(List.copyOf(present))) {
            throw new AssertionError(
                    "client " + client + " has the list " + last + " in another order than " + present);
        }
    }

    /** What was said by that client, by number, in order and each once. */
    List<Integer> numbersOf(int speaker) {
        List<Integer> numbers = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (Line line : lines) {
            if (line.speaker == speaker) {
                if (!seen.add(line.number)) {
                    throw new AssertionError("heard twice: " + line.text);
                }
                numbers.add(line.number);
            }
        }
        return numbers;
    }

    /** What was heard of that client was said by it, in order and each once; some of it may have been refused, or lost. */
    void checkHeardInOrder(int speaker, int saidCount) {
        int before = -1;
        for (int number : numbersOf(speaker)) {
            if (number <= before || number >= saidCount) {
                throw new AssertionError("client " + speaker + " said 0.." + (saidCount - 1) + " but " + number
                        + " was heard after " + before);
            }
            before = number;
        }
    }

    /** Nothing of what that client said is lost, doubled or out of order. */
    void checkHeardAll(int speaker, int saidCount) {
        List<Integer> heard = numbersOf(speaker);
        List<Integer> said =
                java.util.stream.IntStream.range(0, saidCount).boxed().toList();
        if (!heard.equals(said)) {
            throw new AssertionError(
                    "client " + speaker + " said 0.." + (saidCount - 1) + " but these were heard: " + heard);
        }
    }
}
