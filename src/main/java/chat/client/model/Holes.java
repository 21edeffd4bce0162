package chat.client.model;

import chat.client.model.LogLine.Hole;
import chat.client.model.LogLine.Message;
import chat.client.model.Talk.Asking;
import chat.client.model.TalkNews.Filling;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps a log in the order of the conversation though its entries come out of order: a hole stands for those that are
 * not here, and pages fill it. All that changes is what stood in the hole, so nothing else moves. A page costs as much as
 * it is long, however long the log is.
 */
final class Holes {
    private Holes() {}

    /** Entries from {@code first} to {@code last}, all newer than those known, are not here. */
    static Window behind(Window window, long first, long last, Filling filling) {
        Hole hole = new Hole(window.log().idOf(last), first, last, filling);
        return window.log(window.log().append(hole)).talk(window.talk().last(last));
    }

    /**
     * These entries, in order, are all that the server has from {@code first} to {@code last}; those that no hole waits for
     * are here already. Their ids are those of their seqs.
     */
    static Window filled(Window window, long first, long last, List<Message> entries) {
        return eachHole(window, first, last, (hole, from, to) -> {
            List<LogLine> pieces = new ArrayList<>();
            // What is older than the oldest that is here comes only if somebody wants to see it.
            boolean oldest = hole.first() == window.talk().first();
            addRest(pieces, window.log(), oldest ? onRequest(hole) : hole, hole.first(), from - 1);
            long next = from;
            for (Message entry : entries) {
                if (entry.seq() >= from && entry.seq() <= to) {
                    addGone(pieces, window.log(), next, entry.seq() - 1);
                    pieces.add(entry);
                    next = entry.seq() + 1;
                }
            }
            addGone(pieces, window.log(), next, to);
            addRest(pieces, window.log(), hole, to + 1, hole.last());
            return pieces;
        });
    }

    /** What becomes of the holes from {@code first} to {@code last} is known. */
    static Window told(Window window, long first, long last, Filling filling) {
        return eachHole(window, first, last, (hole, from, to) -> {
            List<LogLine> pieces = new ArrayList<>();
            addRest(pieces, window.log(), hole, hole.first(), from - 1);
            pieces.add(new Hole(window.log().idOf(to), from, to, filling));
            addRest(pieces, window.log(), hole, to + 1, hole.last());
            return pieces;
        });
    }

    /** The connection is lost: what was to come does not, but can be asked for. */
    static Window nothingComes(Window window) {
        Window quiet = window.talk(window.talk().asking(Asking.NOTHING));
        ChatLog log = quiet.log();
        // Only the newest stretches are being filled, so this need not look at a long log as a whole.
        for (int i = 0; i < log.placed(); i++) {
            if (log.get(i) instanceof Hole hole && hole.filling() == Filling.COMING) {
                log = log.replace(i, onRequest(hole));
            }
        }
        return quiet.log(log);
    }

    /** Where the log's limit has dropped entries from the front, they can be asked for again. */
    static Window front(Window window, ChatLog before) {
        ChatLog log = window.log();
        boolean same = before.placed() == 0
                || log.placed() == 0
                || before.get(0).id() == log.get(0).id();
        if (same || window.talk().untold()) {
            return window;
        }
        long oldest = firstSeq(log);
        long first = window.talk().first();
        boolean possible = oldest > first && log.get(0).id() > log.idOf(oldest - 1);
        return possible
                ? window.log(log.splice(
                        0, 0, List.of(new Hole(log.idOf(oldest - 1), first, oldest - 1, Filling.ON_REQUEST))))
                : window;
    }

    /** The first seq that the log knows of; 0 if none. */
    private static long firstSeq(ChatLog log) {
        for (int i = 0; i < log.placed(); i++) {
            LogLine line = log.get(i);
            if (line instanceof Message message && message.seq() > 0) {
                return message.seq();
            }
            if (line instanceof Hole hole) {
                return hole.first();
            }
        }
        return 0;
    }

    /** What stands in place of a hole, of which the part from {@code from} to {@code to} is meant. */
    private interface Change {
        List<LogLine> pieces(Hole hole, long from, long to);
    }

    private static Window eachHole(Window window, long first, long last, Change change) {
        Window changed = window;
        int at = window.log().indexAtOrAfter(window.log().idOf(first));
        while (at < changed.log().placed()) {
            LogLine line = changed.log().get(at);
            if (line instanceof Message message && message.seq() > last) {
                break;
            }
            if (line instanceof Hole hole) {
                if (hole.first() > last) {
                    break;
                }
                List<LogLine> pieces = change.pieces(hole, Math.max(first, hole.first()), Math.min(last, hole.last()));
                ChatLog log = changed.log().splice(at, at + 1, pieces);
                // Whoever looks at the hole from below goes on to see the last row of what stands there now.
                boolean atTop = changed.scroll().id() == hole.id();
                changed = front(changed.log(log), changed.log());
                changed = atTop ? changed.scroll(new Scroll(hole.id(), Integer.MAX_VALUE)) : changed;
                at = changed.log().indexAtOrAfter(pieces.get(pieces.size() - 1).id());
            }
            at++;
        }
        return changed;
    }

    private static Hole onRequest(Hole hole) {
        return hole.filling() == Filling.COMING
                ? new Hole(hole.id(), hole.first(), hole.last(), Filling.ON_REQUEST)
                : hole;
    }

    private static void addRest(List<LogLine> pieces, ChatLog log, Hole hole, long first, long last) {
        if (first <= last) {
            pieces.add(new Hole(log.idOf(last), first, last, hole.filling()));
        }
    }

    private static void addGone(List<LogLine> pieces, ChatLog log, long first, long last) {
        if (first <= last) {
            pieces.add(new Hole(log.idOf(last), first, last, Filling.NEVER));
        }
    }
}
