package chat.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A body that is no delivery, as text: looked at, or told to people. None of it moves the buffer's position. */
final class Shown {
    private static final int CHARS_MAX = 60;

    private Shown() {}

    static boolean begins(ByteBuffer body, byte[] with) {
        if (body.remaining() < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if (body.get(body.position() + i) != with[i]) {
                return false;
            }
        }
        return true;
    }

    static String whole(ByteBuffer body) {
        byte[] bytes = new byte[body.remaining()];
        body.get(body.position(), bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** That a byte of a text is not the one that was sent, as the rest of a sentence; {@code at} counts from 0. */
    static String changedByte(int number, String name, int at, int of, byte is, byte due) {
        return String.format(
                "got message %d of %s with changed bytes: byte %d of its %d is 0x%02x, not 0x%02x.",
                number, name, at + 1, of, is & 0xff, due & 0xff);
    }

    /** The beginning, fit to be printed. */
    static String begin(ByteBuffer body) {
        String text = whole(body).replaceAll("[^ -~]", "?");
        return "'" + (text.length() <= CHARS_MAX ? text : text.substring(0, CHARS_MAX) + "...") + "'";
    }
}
