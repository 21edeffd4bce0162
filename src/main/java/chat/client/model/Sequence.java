package chat.client.model;

import java.util.Arrays;

/**
 * An immutable list that is cheap to grow at the end and to shorten at the front; old versions stay valid, and share
 * what did not change.
 *
 * <p>It is an array of full chunks and a last chunk that is not full. Appending copies the last chunk only, so it
 * costs the same however long the list is, and once in {@value #CHUNK} times the array of chunks. Replacing copies
 * one chunk and that array, which for the 100,000 lines of a log are 1,600 references. A tree would do better beyond
 * a million.
 */
final class Sequence<T> {
    private static final int CHUNK = 64;
    private static final Object[][] NO_CHUNKS = {};
    private static final Object[] NOTHING = {};

    private final Object[][] full;
    private final Object[] last;

    private Sequence(Object[][] full, Object[] last) {
        this.full = full;
        this.last = last;
    }

    static <T> Sequence<T> empty() {
        return new Sequence<>(NO_CHUNKS, NOTHING);
    }

    int size() {
        return full.length * CHUNK + last.length;
    }

    @SuppressWarnings("unchecked") // only T goes in
    T get(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException(index + " of " + size());
        }
        int chunk = index / CHUNK;
        return (T) (chunk < full.length ? full[chunk] : last)[index % CHUNK];
    }

    Sequence<T> append(T value) {
        Object[] grown = Arrays.copyOf(last, last.length + 1);
        grown[last.length] = value;
        if (grown.length < CHUNK) {
            return new Sequence<>(full, grown);
        }
        Object[][] more = Arrays.copyOf(full, full.length + 1);
        more[full.length] = grown;
        return new Sequence<>(more, NOTHING);
    }

    Sequence<T> replace(int index, T value) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException(index + " of " + size());
        }
        int chunk = index / CHUNK;
        Object[] changed = (chunk < full.length ? full[chunk] : last).clone();
        changed[index % CHUNK] = value;
        if (chunk == full.length) {
            return new Sequence<>(full, changed);
        }
        Object[][] chunks = full.clone();
        chunks[chunk] = changed;
        return new Sequence<>(chunks, last);
    }

    /** How many values {@link #dropFirst} would drop; 0 if there is no full chunk. */
    int firstChunk() {
        return full.length == 0 ? 0 : CHUNK;
    }

    /** Without the oldest chunk: dropping one value at a time would move all others each time. */
    Sequence<T> dropFirst() {
        return full.length == 0 ? this : new Sequence<>(Arrays.copyOfRange(full, 1, full.length), last);
    }
}
