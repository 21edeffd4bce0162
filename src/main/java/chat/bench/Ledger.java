package chat.bench;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What was said in the room, by seq: which message of whom, for the whole run, and its bytes for as long as they are among the last.
 * Whoever hears an entry first has it judged and kept here; for all others it is right if it has the same bytes, which is what the
 * protocol promises and takes one comparison. Loop thread only.
 */
final class Ledger {
    private static final int RING_BYTES_MAX = 16 * 1024 * 1024;
    private static final int SLOTS_MAX = 8192;
    private static final int SLOTS_MIN = 16;

    /** Above all that stands around a text. */
    private static final int AROUND_BYTES = 320;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** Somebody said it who is not of this run. */
    private static final long STRANGERS = -1;

    private static final long UNHEARD = 0;

    private final ByteBuffer ring;
    private final int slotBytes;
    private final ByteBuffer[] bodies;
    private final long[] seqs;

    /** By seq, counted from the first: sender + 1 and number. */
    private long[] said = new long[1024];

    private long first;
    private long end;

    Ledger(int textBytes) {
        slotBytes = textBytes + AROUND_BYTES;
        int slots = Integer.highestOneBit(Math.max(SLOTS_MIN, Math.min(SLOTS_MAX, RING_BYTES_MAX / slotBytes)));
        ring = ByteBuffer.allocateDirect(Math.multiplyExact(slots, slotBytes));
        bodies = new ByteBuffer[slots];
        Arrays.fill(bodies, NOTHING);
        seqs = new long[slots];
    }

    /** A member hears all after that seq; before the first entry came, another may still hear earlier ones. */
    void opened(long last) {
        if (end == first) {
            first = first == 0 ? last + 1 : Math.min(first, last + 1);
            end = first;
        }
    }

    /** Whether the entry of that seq is still here and has just these bytes. The way of nearly every frame. */
    boolean same(long seq, ByteBuffer body) {
        int slot = slot(seq);
        return seqs[slot] == seq && bodies[slot].mismatch(body) < 0;
    }

    /** Whether the bytes of that entry are still here to be compared. */
    boolean holds(long seq) {
        return seqs[slot(seq)] == seq;
    }

    /** Whether anybody has heard it. */
    boolean known(long seq) {
        return seq >= first && seq < end && said[(int) (seq - first)] != UNHEARD;
    }

    /** The first seq that nobody has heard. */
    long end() {
        return end;
    }

    /** Who said it, which is {@link #known}; -1 for somebody who is not of this run. */
    int sender(long seq) {
        long what = said[(int) (seq - first)];
        return what == STRANGERS ? -1 : (int) (what >>> 32) - 1;
    }

    /** Which of its messages. */
    int number(long seq) {
        return (int) said[(int) (seq - first)];
    }

    /**
     * Keeps an entry that nobody has heard yet.
     *
     * @param sender below 0 = not of this run
     * @return false if it lies before all that is kept
     */
    boolean add(long seq, int sender, int number, ByteBuffer body) {
        if (seq < first) {
            return false;
        }
        int index = (int) (seq - first);
        if (index >= said.length) {
            said = Arrays.copyOf(said, 2 * index);
        }
        said[index] = sender < 0 ? STRANGERS : (sender + 1L) << 32 | number;
        int slot = slot(seq);
        if (body.remaining() <= slotBytes) {
            seqs[slot] = seq;
            bodies[slot] = ring.slice(slot * slotBytes, body.remaining())
                    .put(body.duplicate())
                    .flip();
        }
        end = Math.max(end, seq + 1);
        return true;
    }

    private int slot(long seq) {
        return (int) seq & (seqs.length - 1);
    }
}
