package chat.client.model;

import chat.client.text.Clusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The draft: one or more lines, a cursor between grapheme clusters, what was last killed, and what can be undone.
 * Each method is one key's worth; the same object back means that there was nothing to do. Insertions are checked
 * against the limits by {@link DraftLimits} before.
 *
 * @param cursor index into the text, always at the edge of a cluster
 * @param killed what Ctrl+Y puts back
 * @param last what the last edit was: a run of typed letters is undone at once, a run of kills is one text
 * @param undo earlier states, oldest first
 */
public record InputLine(String text, int cursor, KillRing killed, Edit last, List<Saved> undo) {
    enum Edit {
        OTHER,
        TYPED,
        KILLED,
        YANKED
    }

    record Saved(String text, int cursor) {}

    static final InputLine EMPTY = new InputLine("", 0, KillRing.EMPTY, Edit.OTHER, List.of());

    private static final int UNDO_MAX = 100;

    public InputLine {
        Objects.requireNonNull(killed);
        Objects.requireNonNull(last);
        if (cursor < 0 || cursor > text.length()) {
            throw new IllegalArgumentException("cursor " + cursor + " of " + text.length());
        }
        undo = List.copyOf(undo);
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    boolean isBlank() {
        return text.isBlank();
    }

    /** The word before the cursor, for completion: from the last blank on. */
    int wordStart() {
        int at = cursor;
        while (at > 0 && !Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    InputLine insert(String piece) {
        if (piece.isEmpty()) {
            return this;
        }
        String after = text.substring(0, cursor) + piece + text.substring(cursor);
        boolean goesOn = last == Edit.TYPED && piece.length() <= 2 && !piece.isBlank();
        return new InputLine(
                after, atEdge(after, cursor + piece.length()), killed, Edit.TYPED, goesOn ? undo : remembered());
    }

    /** Another draft in place of this one; undo leads back to it. */
    InputLine replacedBy(String draft) {
        return draft.equals(text)
                ? moved(text.length())
                : new InputLine(draft, draft.length(), killed, Edit.OTHER, remembered());
    }

    /** The word that completion offers, in place of what stands from {@code from} to the cursor. */
    InputLine completed(int from, String word) {
        String after = text.substring(0, from) + word + text.substring(cursor);
        return new InputLine(after, atEdge(after, from + word.length()), killed, Edit.OTHER, remembered());
    }

    /** Empty again, as after sending; what was killed can still be put back, and undo starts anew. */
    InputLine cleared() {
        return new InputLine("", 0, killed, Edit.OTHER, List.of());
    }

    /** What can be put back, wherever it was killed. */
    InputLine killed(KillRing ring) {
        return ring.equals(killed) ? this : new InputLine(text, cursor, ring, Edit.OTHER, undo);
    }

    /** With what was killed last at the cursor. */
    InputLine yanked() {
        InputLine newest = killed(killed.fromNewest());
        if (newest.killed.text().isEmpty()) {
            return this;
        }
        InputLine with = newest.insert(newest.killed.text());
        return new InputLine(with.text, with.cursor, with.killed, Edit.YANKED, newest.remembered());
    }

    /** Right after {@link #yanked}: what was killed before, in its place. */
    InputLine yankedOlder() {
        int from = cursor - killed.text().length();
        if (last != Edit.YANKED || from < 0 || !text.startsWith(killed.text(), from)) {
            return this;
        }
        KillRing older = killed.older();
        String after = text.substring(0, from) + older.text() + text.substring(cursor);
        return new InputLine(after, atEdge(after, from + older.text().length()), older, Edit.YANKED, undo);
    }

    InputLine left() {
        return cursor == 0 ? this : moved(Clusters.previous(text, cursor));
    }

    InputLine right() {
        return cursor == text.length() ? this : moved(Clusters.next(text, cursor));
    }

    InputLine wordLeft() {
        return moved(WordEdges.leftOf(text, cursor));
    }

    InputLine wordRight() {
        return moved(WordEdges.rightOf(text, cursor));
    }

    /** To the start of the line, or of the whole draft if it is there already. */
    InputLine home() {
        int start = lineStart(cursor);
        return moved(start == cursor ? 0 : start);
    }

    InputLine end() {
        int end = lineEnd(cursor);
        return moved(end == cursor ? text.length() : end);
    }

    boolean onFirstLine() {
        return lineStart(cursor) == 0;
    }

    boolean onLastLine() {
        return lineEnd(cursor) == text.length();
    }

    /** To the line above, as many clusters from its start; nothing on the first line. */
    InputLine up() {
        return onFirstLine() ? this : moved(along(lineStart(lineStart(cursor) - 1)));
    }

    InputLine down() {
        return onLastLine() ? this : moved(along(lineEnd(cursor) + 1));
    }

    InputLine backspace() {
        return without(cursor == 0 ? 0 : Clusters.previous(text, cursor), cursor);
    }

    InputLine delete() {
        return without(cursor, cursor == text.length() ? cursor : Clusters.next(text, cursor));
    }

    /** From the last blank to the cursor. */
    InputLine killWordBefore() {
        int at = cursor;
        while (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        while (at > 0 && !Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return killedBefore(at);
    }

    InputLine killLettersBefore() {
        return killedBefore(WordEdges.leftOf(text, cursor));
    }

    InputLine killLettersAfter() {
        return killedAfter(WordEdges.rightOf(text, cursor));
    }

    /** To the start of the line; at its start, the line end before it. */
    InputLine killToStart() {
        int start = lineStart(cursor);
        return killedBefore(start == cursor && cursor > 0 ? cursor - 1 : start);
    }

    InputLine killToEnd() {
        int end = lineEnd(cursor);
        return killedAfter(end == cursor && end < text.length() ? end + 1 : end);
    }

    /** The cluster before the cursor and the one at it change places; at the end, the last two. */
    InputLine swap() {
        int middle = cursor == text.length() && cursor > 0 ? Clusters.previous(text, cursor) : cursor;
        if (middle == 0 || middle == text.length()) {
            return this;
        }
        int from = Clusters.previous(text, middle);
        int to = Clusters.next(text, middle);
        if (text.substring(from, to).indexOf('\n') >= 0) {
            return this;
        }
        String after = text.substring(0, from)
                + text.substring(middle, to)
                + text.substring(from, middle)
                + text.substring(to);
        return new InputLine(after, atEdge(after, to), killed, Edit.OTHER, remembered());
    }

    InputLine undone() {
        if (undo.isEmpty()) {
            return this;
        }
        Saved before = undo.get(undo.size() - 1);
        return new InputLine(before.text(), before.cursor(), killed, Edit.OTHER, undo.subList(0, undo.size() - 1));
    }

    private InputLine moved(int to) {
        int edge = atEdge(text, to);
        return edge == cursor && last == Edit.OTHER ? this : new InputLine(text, edge, killed, Edit.OTHER, undo);
    }

    private InputLine without(int from, int to) {
        if (from == to) {
            return this;
        }
        String after = text.substring(0, from) + text.substring(to);
        return new InputLine(after, atEdge(after, from), killed, Edit.OTHER, remembered());
    }

    private InputLine killedBefore(int from) {
        String piece = text.substring(from, cursor);
        if (piece.isEmpty()) {
            return this;
        }
        KillRing ring =
                last == Edit.KILLED ? killed.newest(piece + killed.fromNewest().text()) : killed.with(piece);
        return killed(without(from, cursor), ring);
    }

    private InputLine killedAfter(int to) {
        String piece = text.substring(cursor, to);
        if (piece.isEmpty()) {
            return this;
        }
        KillRing ring = last == Edit.KILLED ? killed.newest(killed.fromNewest().text() + piece) : killed.with(piece);
        return killed(without(cursor, to), ring);
    }

    private static InputLine killed(InputLine after, KillRing ring) {
        return new InputLine(after.text, after.cursor, ring, Edit.KILLED, after.undo);
    }

    private List<Saved> remembered() {
        List<Saved> more = new ArrayList<>(undo.size() >= UNDO_MAX ? undo.subList(1, undo.size()) : undo);
        more.add(new Saved(text, cursor));
        return more;
    }

    /** As far into the line that starts at {@code start} as the cursor is into its own, in clusters. */
    private int along(int start) {
        int at = start;
        int end = lineEnd(start);
        for (int i = lineStart(cursor); i < cursor && at < end; i = Clusters.next(text, i)) {
            at = Clusters.next(text, at);
        }
        return Math.min(at, end);
    }

    private int lineStart(int at) {
        return at == 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
    }

    private int lineEnd(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    /** The edge at or after {@code at}: an edit can join what stands left and right of it into one cluster. */
    private static int atEdge(String text, int at) {
        return at == 0 || at == text.length() ? at : Clusters.next(text, Clusters.previous(text, at));
    }
}
