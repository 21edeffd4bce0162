package chat.store;

import org.jspecify.annotations.Nullable;

/**
 * What comes at one end and goes at the other, and can be looked at anywhere between. Grows as it needs; does not shrink.
 *
 * @param <E> what is in it
 */
final class Ring<E> {
    private static final int CAPACITY_MIN = 16;

    private @Nullable Object[] places = new Object[CAPACITY_MIN];
    private int head;
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The one with so many before it. */
    @SuppressWarnings("unchecked") // add() takes nothing else
    E get(int index) {
        Object there = index < 0 || index >= size ? null : places[place(index)];
        if (there == null) {
            throw new IndexOutOfBoundsException("asked for " + index + " of " + size);
        }
        return (E) there;
    }

    void add(E last) {
        if (size == places.length) {
            grow();
        }
        places[place(size)] = last;
        size++;
    }

    E removeFirst() {
        E first = get(0);
        places[head] = null;
        head = place(1);
        size--;
        return first;
    }

    private int place(int index) {
        return (head + index) & (places.length - 1); // the length is a power of two
    }

    private void grow() {
        @Nullable Object[] larger = new Object[2 * places.length];
        int untilEnd = places.length - head;
        System.arraycopy(places, head, larger, 0, untilEnd);
        System.arraycopy(places, 0, larger, untilEnd, head);
        places = larger;
        head = 0;
    }
}
