package chat.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes one body of the session profile, or the frame around it, straight into the bytes that leave: compact, fields in the order
 * of the calls, UTF-8 as it is, and only those escapes that JSON demands, each in its shortest form.
 */
final class JsonOut {
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'};

    /** By character: 0 = as it is, 'u' = in hexadecimal, else the letter behind the backslash. */
    private static final byte[] ESCAPES = new byte[0x80];

    /** By byte: how many more it takes when it is escaped. */
    private static final byte[] MORE = new byte[0x100];

    static {
        Arrays.fill(ESCAPES, 0, ' ', (byte) 'u');
        ESCAPES['\b'] = 'b';
        ESCAPES['\t'] = 't';
        ESCAPES['\n'] = 'n';
        ESCAPES['\f'] = 'f';
        ESCAPES['\r'] = 'r';
        ESCAPES['"'] = '"';
        ESCAPES['\\'] = '\\';
        for (int c = 0; c < ESCAPES.length; c++) {
            MORE[c] = (byte) (ESCAPES[c] == 0 ? 0 : ESCAPES[c] == 'u' ? 5 : 1);
        }
    }

    private byte[] out;
    private int size;
    private boolean comma;

    /**
     * Begins a body.
     *
     * @param before bytes to be left free for a header
     * @param capacity how long the body may become without growing
     */
    JsonOut(int before, int capacity) {
        out = new byte[before + capacity];
        size = before;
    }

    /** A message whose JSON object is open until {@link #end}. */
    JsonOut message(String verb) {
        room(verb.length() + 3);
        put('!');
        ascii(verb);
        put(':');
        return open('{');
    }

    /** A message that is nothing but its verb. */
    JsonOut bare(String verb) {
        room(verb.length() + 1);
        put('!');
        ascii(verb);
        return this;
    }

    /** Where it is said. */
    JsonOut place(Place place) {
        return place instanceof Place.InRoom in
                ? text("room", in.room().value())
                : text("to", ((Place.With) place).name());
    }

    JsonOut text(String key, String value) {
        key(key);
        string(value);
        return this;
    }

    /** Left out if empty. */
    JsonOut textIfAny(String key, String value) {
        return value.isEmpty() ? this : text(key, value);
    }

    JsonOut number(String key, long value) {
        key(key);
        digits(value);
        return this;
    }

    /** Left out if 0. */
    JsonOut numberIfAny(String key, long value) {
        return value == 0 ? this : number(key, value);
    }

    /** Left out if false. */
    JsonOut flagIfSet(String key, boolean value) {
        if (value) {
            key(key);
            room(4);
            ascii("true");
        }
        return this;
    }

    JsonOut list(String key) {
        key(key);
        return open('[');
    }

    /** One text of the open list. */
    JsonOut item(String value) {
        comma();
        string(value);
        return this;
    }

    /** An object that is the value of this field. */
    JsonOut object(String key) {
        key(key);
        return open('{');
    }

    /** An object in the open list, or a body that is nothing but an object. */
    JsonOut object() {
        comma();
        return open('{');
    }

    JsonOut endList() {
        return close(']');
    }

    JsonOut end() {
        return close('}');
    }

    byte[] toBytes() {
        return size == out.length ? out : Arrays.copyOf(out, size);
    }

    /** The same with the header in the bytes that were left free. */
    byte[] toFrame(FrameHeader header) {
        header.put(ByteBuffer.wrap(out), size - header.bytes());
        return toBytes();
    }

    /** How many bytes this takes between its quotes. */
    static int bytes(String value) {
        int bytes = value.length();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
            } else {
                bytes += MORE[c];
            }
        }
        return bytes;
    }

    private void key(String key) {
        comma();
        room(key.length() + 3);
        put('"');
        ascii(key);
        put('"');
        put(':');
        comma = true;
    }

    private void comma() {
        room(1);
        if (comma) {
            put(',');
        }
        comma = true;
    }

    private JsonOut open(char bracket) {
        room(1);
        put(bracket);
        comma = false;
        return this;
    }

    private JsonOut close(char bracket) {
        room(1);
        put(bracket);
        comma = true;
        return this;
    }

    /** By way of the platform's own conversion, which is several times as fast as a loop over characters. */
    private void string(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        int more = 0;
        for (byte b : utf8) {
            more += MORE[b & 0xFF];
        }
        room(utf8.length + more + 2);
        put('"');
        if (more == 0) {
            System.arraycopy(utf8, 0, out, size, utf8.length);
            size += utf8.length;
        } else {
            for (byte b : utf8) {
                escape(b);
            }
        }
        put('"');
    }

    private void escape(byte b) {
        if (MORE[b & 0xFF] == 0) {
            put(b);
            return;
        }
        put('\\');
        put(ESCAPES[b]);
        if (ESCAPES[b] == 'u') {
            put('0');
            put('0');
            put(HEX[b >> 4]);
            put(HEX[b & 0xF]);
        }
    }

    private void digits(long value) {
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        room(digits);
        long rest = value;
        for (int i = size + digits - 1; i >= size; i--) {
            out[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
    }

    private void ascii(String plain) {
        byte[] to = out;
        int at = size;
        for (int i = 0; i < plain.length(); i++) {
            to[at + i] = (byte) plain.charAt(i);
        }
        size = at + plain.length();
    }

    private void put(int oneByte) {
        out[size++] = (byte) oneByte;
    }

    private void room(int bytes) {
        if (out.length - size < bytes) {
            out = Arrays.copyOf(out, Math.max(out.length * 2, size + bytes));
        }
    }
}
