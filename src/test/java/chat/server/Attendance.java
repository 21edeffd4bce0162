package chat.server;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who is in the lobby, as far as one who hears all of it can tell: by the lines of those who come and go, and by the lists for those
 * who were there before the server was, since they stay without a word. A name has one holder.
 */
final class Attendance {
    final Transcript heard;
    private final Set<String> present = new LinkedHashSet<>();
    /** Who may be there without a word. */
    private final Set<String> silent;

    private int lines;
    private int lists;

    Attendance(Transcript heard, Set<String> silent) {
        this.heard = heard;
        this.silent = new LinkedHashSet<>(silent);
        present.add(heard.name);
    }

    /** Everybody who is there by all that was heard until now, in the order in which they came. */
    Set<String> present() {
        while (lines < heard.lines.size() || lists < heard.lists.size()) {
            if (lists < heard.lists.size() && heard.lists.get(lists).afterLines() <= lines) {
                learn(heard.lists.get(lists++).names());
            } else {
                hear(heard.lines.get(lines++));
            }
        }
        return present;
    }

    private void learn(List<String> names) {
        for (String name : names) {
            if (silent.remove(name)) {
                present.add(name);
            }
        }
    }

    private void hear(Transcript.Line heard) {
        String line = heard.text();
        String who = heard.speaker() >= 0 ? "" : line.substring(1, line.indexOf(']'));
        if (line.equals("[" + who + "] User " + who + " joined the chat.")) {
            silent.remove(who);
            if (!present.add(who)) {
                throw new AssertionError("two are called " + who);
            }
        } else if (line.equals("[" + who + "] User " + who + " left the chat.")
                && !present.remove(who)
                && !silent.remove(who)) {
            throw new AssertionError(who + " left without being there");
        }
    }
}
