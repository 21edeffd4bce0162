package chat.client.terminal;

/** UTF-8 as it comes from a keyboard: never wrong as a whole, only here and there, and perhaps not all there yet. */
final class Utf8 {
    static final int REPLACEMENT = 0xfffd;

    private static final int USED_BITS = 3;

    private Utf8() {}

    /**
     * The code point at {@code at} and how many bytes it took, for {@link #codePoint} and {@link #used}; 0 if the bytes up
     * to {@code end} begin one that is not whole. Bytes that can begin nothing count as U+FFFD.
     */
    static int next(byte[] bytes, int at, int end) {
        int first = bytes[at] & 0xff;
        if (first < 0x80) {
            return packed(first, 1);
        }
        int more = first >= 0xc2 && first < 0xe0
                ? 1
                : first >= 0xe0 && first < 0xf0 ? 2 : first >= 0xf0 && first < 0xf5 ? 3 : 0;
        if (more == 0) {
            return packed(REPLACEMENT, 1);
        }
        // No overlong forms, no surrogates, nothing past U+10FFFF: the second byte tells.
        int low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
        int high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        int c = first & (0x3f >> more);
        for (int i = 1; i <= more; i++) {
            if (at + i == end) {
                return 0;
            }
            int next = bytes[at + i] & 0xff;
            if (next < low || next > high) {
                return packed(REPLACEMENT, i);
            }
            c = c << 6 | (next & 0x3f);
            low = 0x80;
            high = 0xbf;
        }
        return packed(c, more + 1);
    }

    private static int packed(int c, int used) {
        return c << USED_BITS | used;
    }

    static int codePoint(int packed) {
        return packed >>> USED_BITS;
    }

    static int used(int packed) {
        return packed & ((1 << USED_BITS) - 1);
    }

    static boolean isControl(int c) {
        return c < 0x20 || (c >= 0x7f && c < 0xa0);
    }
}
