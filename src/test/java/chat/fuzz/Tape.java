package chat.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A fuzzer's bytes, read from the front as decisions, and the rest as what is decided about. An empty tape decides 0 for
 * ever, so every input means something, and a shorter one something simpler.
 */
public final class Tape {
    private final byte[] bytes;
    private int at;

    public Tape(byte[] bytes) {
        this.bytes = bytes;
    }

    public boolean isEmpty() {
        return at == bytes.length;
    }

    /** A number from 0 up to (not into) {@code end}, which is at most 256. */
    public int below(int end) {
        return isEmpty() ? 0 : (bytes[at++] & 0xff) % end;
    }

    public boolean flag() {
        return below(2) == 1;
    }

    /** One of these. */
    public int pick(int... choices) {
        return choices[below(choices.length)];
    }

    /** The next bytes, at most so many. */
    public byte[] take(int count) {
        int from = at;
        at = Math.min(bytes.length, at + count);
        return Arrays.copyOfRange(bytes, from, at);
    }

    /** All that is left. */
    public byte[] rest() {
        return take(bytes.length);
    }

    /** All that is left as UTF-8, what is none of it as U+FFFD. */
    public String text() {
        return new String(rest(), StandardCharsets.UTF_8);
    }

    /** All that is left as UTF-16, lone surrogates and all, which no decoder lets through. */
    public String anyChars() {
        return new String(rest(), StandardCharsets.UTF_16BE);
    }
}
