package chat.client.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What was killed, newest first, and which of it is put back.
 *
 * @param at 0 unless the user asked for an older one
 */
record KillRing(List<String> texts, int at) {
    static final KillRing EMPTY = new KillRing(List.of(), 0);

    private static final int TEXTS_MAX = 20;

    KillRing {
        texts = List.copyOf(texts);
        if (at < 0 || at >= Math.max(1, texts.size())) {
            throw new IllegalArgumentException("text " + at + " of " + texts.size());
        }
    }

    /** The one that is put back; empty if nothing was killed. */
    String text() {
        return texts.isEmpty() ? "" : texts.get(at);
    }

    KillRing with(String piece) {
        List<String> more = new ArrayList<>(texts.size() + 1);
        more.add(piece);
        more.addAll(texts.size() < TEXTS_MAX ? texts : texts.subList(0, TEXTS_MAX - 1));
        return new KillRing(more, 0);
    }

    /** The newest one has grown: a run of kills is one text. */
    KillRing newest(String grown) {
        List<String> same = new ArrayList<>(texts);
        same.set(0, grown);
        return new KillRing(same, 0);
    }

    /** The one before; after the oldest comes the newest. */
    KillRing older() {
        return texts.isEmpty() ? this : new KillRing(texts, (at + 1) % texts.size());
    }

    KillRing fromNewest() {
        return at == 0 ? this : new KillRing(texts, 0);
    }
}
