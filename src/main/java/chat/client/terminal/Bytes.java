package chat.client.terminal;

import java.util.Arrays;

/** A growing row of bytes for a terminal to read: UTF-8, decimal numbers, control sequences. */
final class Bytes {
    private byte[] bytes = new byte[4096];
    private int length;

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }

    void ascii(String s) {
        for (int i = 0; i < s.length(); i++) {
            write(s.charAt(i));
        }
    }

    void bytes(byte[] more) {
        while (bytes.length - length < more.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    void csi(int parameter, char last) {
        ascii("\u001b[");
        number(parameter);
        write(last);
    }

    void csi(int first, int second, char last) {
        ascii("\u001b[");
        number(first);
        write(';');
        number(second);
        write(last);
    }

    static int digits(int n) {
        return n < 10 ? 1 : n < 100 ? 2 : n < 1_000 ? 3 : n < 10_000 ? 4 : 5;
    }

    void number(int n) {
        if (n >= 10) {
            number(n / 10);
        }
        write('0' + n % 10);
    }

    void utf8(int c) {
        if (c < 0x80) {
            write(c);
        } else if (c < 0x800) {
            write(0xc0 | (c >> 6));
            write(0x80 | (c & 0x3f));
        } else if (c < 0x10000) {
            write(0xe0 | (c >> 12));
            write(0x80 | ((c >> 6) & 0x3f));
            write(0x80 | (c & 0x3f));
        } else {
            write(0xf0 | (c >> 18));
            write(0x80 | ((c >> 12) & 0x3f));
            write(0x80 | ((c >> 6) & 0x3f));
            write(0x80 | (c & 0x3f));
        }
    }

    void write(int b) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte) b;
    }
}
