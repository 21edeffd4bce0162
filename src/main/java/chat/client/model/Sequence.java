package chat.client.model;

import java.util.Arrays;
import java.util.List;

/**
 * An immutable list that is cheap to grow at the end, to shorten at the front and to fill in the middle; old versions
 * stay valid, and share what did not change.
 *
 * <p>It is an array of chunks of at most {@value #CHUNK} values, where each begins, and a last chunk that is not full.
 * Appending copies the last chunk only, so it costs the same however long the list is, and once in {@value #CHUNK}
 * times the two arrays. Replacing copies one chunk and an array, splicing the chunks it touches and both arrays, which
 * for the 100,000 lines of a log are 1,600 references and numbers. A tree would do better beyond a million.
 */
final class Sequence<T> {
    private static final int CHUNK = 64;
    private static final Object[][] NO_CHUNKS = {};
    private static final Object[] NOTHING = {};
    private static final int[] NO_STARTS = {};

    private final Object[][] chunks;
    /** The index of each chunk's first value. */
    private final int[] starts;
    /** How many values stand before the last chunk. */
    private final int before;

    private final Object[] last;

    private Sequence(Object[][] chunks, int[] starts, int before, Object[] last) {
        this.chunks = chunks;
        this.starts = starts;
        this.before = before;
        this.last = last;
    }

    static <T> Sequence<T> empty() {
        return new Sequence<>(NO_CHUNKS, NO_STARTS, 0, NOTHING);
    }

    int size() {
        return before + last.length;
    }

    @SuppressWarnings("unchecked") // only T goes in
    T get(int index) {
        checkIndex(index);
        if (index >= before) {
            return (T) last[index - before];
        }
        int chunk = chunkOf(index);
        return (T) chunks[chunk][index - starts[chunk]];
    }

    Sequence<T> append(T value) {
        Object[] grown = Arrays.copyOf(last, last.length + 1);
        grown[last.length] = value;
        if (grown.length < CHUNK) {
            return new Sequence<>(chunks, starts, before, grown);
        }
        Object[][] more = Arrays.copyOf(chunks, chunks.length + 1);
        more[chunks.length] = grown;
        int[] moreStarts = Arrays.copyOf(starts, starts.length + 1);
        moreStarts[starts.length] = before;
        return new Sequence<>(more, moreStarts, before + grown.length, NOTHING);
    }

    Sequence<T> replace(int index, T value) {
        checkIndex(index);
        if (index >= before) {
            Object[] changed = last.clone();
            changed[index - before] = value;
            return new Sequence<>(chunks, starts, before, changed);
        }
        int chunk = chunkOf(index);
        Object[] changed = chunks[chunk].clone();
        changed[index - starts[chunk]] = value;
        Object[][] more = chunks.clone();
        more[chunk] = changed;
        return new Sequence<>(more, starts, before, last);
    }

    /** What stands from {@code from} up to (not into) {@code to} gives place to other values. */
    Sequence<T> splice(int from, int to, List<? extends T> values) {
        if (from < 0 || to < from || to > size()) {
            throw new IndexOutOfBoundsException(from + " to " + to + " of " + size());
        }
        int first = from >= before ? chunks.length : chunkOf(from);
        int end = to >= before ? chunks.length : chunkOf(to);
        int start = first == chunks.length ? before : starts[first];
        int stop = end == chunks.length ? size() : starts[end] + chunks[end].length;
        Object[] run = new Object[from - start + values.size() + stop - to];
        int at = 0;
        for (int i = start; i < from; i++) {
            run[at++] = get(i);
        }
        for (T value : values) {
            run[at++] = value;
        }
        for (int i = to; i < stop; i++) {
            run[at++] = get(i);
        }
        return rechunked(first, run, end);
    }

    /** How many values {@link #dropFirst} would drop; 0 if there is no chunk but the last. */
    int firstChunk() {
        return chunks.length == 0 ? 0 : chunks[0].length;
    }

    /** Without the oldest chunk: dropping one value at a time would move all others each time. */
    Sequence<T> dropFirst() {
        return chunks.length == 0 ? this : rechunked(0, NOTHING, 0);
    }

    /**
     * These values in place of the chunks from {@code first} to {@code end}, the last chunk having the number
     * {@code chunks.length}. In pieces of nearly the same size, so that there are few small chunks.
     */
    private Sequence<T> rechunked(int first, Object[] run, int end) {
        boolean toTheEnd = end == chunks.length;
        int pieces = (run.length + CHUNK - 1) / CHUNK;
        int behind = toTheEnd ? 0 : chunks.length - end - 1;
        Object[][] more = new Object[first + pieces + behind][];
        System.arraycopy(chunks, 0, more, 0, first);
        for (int i = 0; i < pieces; i++) {
            int from = (int) ((long) run.length * i / pieces);
            int to = (int) ((long) run.length * (i + 1) / pieces);
            more[first + i] = Arrays.copyOfRange(run, from, to);
        }
        System.arraycopy(chunks, chunks.length - behind, more, first + pieces, behind);
        int[] moreStarts = new int[more.length];
        int count = 0;
        for (int i = 0; i < more.length; i++) {
            moreStarts[i] = count;
            count += more[i].length;
        }
        return new Sequence<>(more, moreStarts, count, toTheEnd ? NOTHING : last);
    }

    private int chunkOf(int index) {
        int found = Arrays.binarySearch(starts, index);
        return found >= 0 ? found : -found - 2;
    }

    private void checkIndex(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException(index + " of " + size());
        }
    }
}
