package chat.sim;

import java.nio.ByteBuffer;

/** Bytes on their way in one direction, first in first out. */
final class ByteQueue {
    private byte[] bytes = new byte[256];
    private int from;
    private int to;

    int size() {
        return to - from;
    }

    void put(ByteBuffer in, int count) {
        if (to + count > bytes.length) {
            byte[] wider = new byte[Math.max(2 * (size() + count), 256)];
            System.arraycopy(bytes, from, wider, 0, size());
            to = size();
            from = 0;
            bytes = wider;
        }
        in.get(bytes, to, count);
        to += count;
    }

    byte[] take(int count) {
        byte[] taken = java.util.Arrays.copyOfRange(bytes, from, from + count);
        drop(count);
        return taken;
    }

    void take(ByteBuffer out, int count) {
        out.put(bytes, from, count);
        drop(count);
    }

    void clear() {
        from = 0;
        to = 0;
    }

    private void drop(int count) {
        from += count;
        if (from == to) {
            clear();
        }
    }
}
