package chat.store;

import chat.hub.LogEntry;
import org.jspecify.annotations.Nullable;

/**
 * All entries of a {@link MemoryLog} in the order of their {@linkplain Keys keys}, whatever their room. What a room loses is marked here
 * and goes when its turn comes: nearly always that is at once, since the oldest of all is what goes.
 */
final class MemoryEntries {
    private final Keys keys = new Keys(0);
    private Ring<Kept> inOrder = new Ring<>();
    private int gone;
    private long chars;

    /** An entry under its key. */
    static final class Kept {
        final long key;
        final LogEntry entry;

        /** The length of its text; here, so that removing it need not look for it in memory that nobody has used for long. */
        final int chars;

        private boolean gone;

        Kept(long key, LogEntry entry) {
            this.key = key;
            this.entry = entry;
            this.chars = entry.text().length();
        }
    }

    /** How many there are. */
    int size() {
        return inOrder.size() - gone;
    }

    /** The length of all texts together. */
    long chars() {
        return chars;
    }

    Kept add(LogEntry entry) {
        Kept kept = new Kept(keys.next(entry.atMillis(), this::highestIn), entry);
        chars += kept.chars;
        if (inOrder.isEmpty() || inOrder.get(inOrder.size() - 1).key < kept.key) {
            inOrder.add(kept);
        } else {
            rebuild(kept);
        }
        return kept;
    }

    void remove(Kept kept) {
        kept.gone = true;
        gone++;
        chars -= kept.chars;
        while (!inOrder.isEmpty() && inOrder.get(0).gone) {
            inOrder.removeFirst();
            gone--;
        }
        if (gone > inOrder.size() / 2) {
            rebuild(null);
        }
    }

    /** The one with the lowest key; only asked while there is one. */
    LogEntry oldest() {
        return inOrder.get(0).entry;
    }

    /** The one with the highest key below that one. */
    @Nullable
    Kept below(long key) {
        for (int i = countBelow(key) - 1; i >= 0; i--) {
            if (!inOrder.get(i).gone) {
                return inOrder.get(i);
            }
        }
        return null;
    }

    private long highestIn(long key) {
        int below = countBelow(key + Keys.PER_MILLI); // gone or not, a key is given once
        return below == 0 ? -1 : inOrder.get(below - 1).key;
    }

    private int countBelow(long key) {
        int low = 0;
        int high = inOrder.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (inOrder.get(middle).key < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Without those that are gone, and with one that belongs among them. */
    private void rebuild(@Nullable Kept late) {
        Ring<Kept> rebuilt = new Ring<>();
        Kept toPlace = late;
        for (int i = 0; i < inOrder.size(); i++) {
            Kept next = inOrder.get(i);
            if (toPlace != null && toPlace.key < next.key) {
                rebuilt.add(toPlace);
                toPlace = null;
            }
            if (!next.gone) {
                rebuilt.add(next);
            }
        }
        if (toPlace != null) {
            rebuilt.add(toPlace);
        }
        inOrder = rebuilt;
        gone = 0;
    }
}
