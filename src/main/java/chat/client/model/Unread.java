package chat.client.model;

import chat.client.model.LogLine.Mark;
import chat.client.model.LogLine.Message;

/** Counts what is unread in a conversation by its read position, and what of it wants the user. */
final class Unread {
    private Unread() {}

    /** The read position, or what there is, has changed. */
    static Window counted(Model model, Window window) {
        Talk talk = window.talk();
        long after = behindNotes(window.log(), window.log().idOf(Math.max(talk.read(), talk.first() - 1)));
        int count = (int) Math.min(Integer.MAX_VALUE / 2, talk.unread());
        return Reading.unread(window, new ReadPlace(after, count, count == 0 ? 0 : wanting(model, window, after)));
    }

    /** Older entries came, of which some may want the user. */
    static Window recounted(Model model, Window window) {
        ReadPlace unread = window.unread();
        int wanting = wanting(model, window, unread.afterId());
        ReadPlace place = new ReadPlace(unread.afterId(), unread.count(), Math.min(unread.count(), wanting));
        return Reading.unread(window, place);
    }

    /** Whether a line calls the user: it names them, or was said to them alone. */
    static boolean wants(Model model, Window window, Message line) {
        return !line.mark().own()
                && !model.settings().ignored().hides(line)
                && (line.mark() == Mark.MENTION || window.talk().isPrivate());
    }

    private static int wanting(Model model, Window window, long afterId) {
        ChatLog log = window.log();
        int wanting = 0;
        for (int i = log.indexAtOrAfter(afterId + 1); i < log.placed(); i++) {
            wanting += log.get(i) instanceof Message message && wants(model, window, message) ? 1 : 0;
        }
        return wanting;
    }

    /** What is no entry, such as that the connection was lost, belongs to what it follows. */
    private static long behindNotes(ChatLog log, long id) {
        long behind = id;
        for (int i = log.indexAtOrAfter(id + 1); i < log.placed(); i++) {
            LogLine line = log.get(i);
            if (line instanceof LogLine.Hole || (line instanceof Message message && message.seq() > 0)) {
                break;
            }
            behind = line.id();
        }
        return behind;
    }
}
