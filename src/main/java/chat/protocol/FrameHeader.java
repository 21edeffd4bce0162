package chat.protocol;

import java.io.Serial;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The fixed-size header before every body: the body's length in bytes as ASCII decimal digits, filled up with spaces.
 * Writers emit digits, then spaces. Readers take spaces, 1 to 7 digits, spaces, and nothing else; the original reads
 * with Python's {@code int()}, which also takes signs, underscores and the digits of other scripts, but no known
 * program writes those.
 *
 * @param bytes the size of the header, the same on both sides; the original's is 64
 */
public record FrameHeader(int bytes) {
    /** The original's header. */
    public static final FrameHeader DEFAULT = new FrameHeader(64);

    /** The longest length has so many digits, and the narrowest header so many bytes. */
    public static final int DIGITS_MAX = 7;

    /** The widest header; wider is surely a slip of the finger. */
    public static final int BYTES_MAX = 1024;

    /** The longest body that a header can announce. */
    public static final int BODY_BYTES_MAX = 9_999_999;

    private static final byte[] SPACES = " ".repeat(BYTES_MAX).getBytes(StandardCharsets.US_ASCII);

    private static final long EIGHT_SPACES = 0x2020_2020_2020_2020L;

    public FrameHeader {
        if (bytes < DIGITS_MAX || bytes > BYTES_MAX) {
            throw new IllegalArgumentException(
                    "A header has " + DIGITS_MAX + " to " + BYTES_MAX + " bytes, not " + bytes + ".");
        }
    }

    /** Writes the header for a body of that length at the buffer's position. */
    public void put(ByteBuffer out, int bodyBytes) {
        checkBody(bodyBytes);
        int digits = digits(bodyBytes);
        for (int power = powerOfTen(digits - 1); power > 0; power /= 10) {
            out.put((byte) ('0' + bodyBytes / power % 10));
        }
        for (int i = digits; i < bytes; i++) {
            out.put((byte) ' ');
        }
    }

    /** Header and body in one array, so that both leave in one write: the original reads each with one recv. */
    public byte[] frame(byte[] body) {
        checkBody(body.length);
        byte[] frame = new byte[bytes + body.length];
        int rest = body.length;
        int digits = digits(rest);
        for (int i = digits - 1; i >= 0; i--) {
            frame[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        System.arraycopy(SPACES, 0, frame, digits, bytes - digits);
        System.arraycopy(body, 0, frame, bytes, body.length);
        return frame;
    }

    /**
     * Reads the header that begins at that index; all its bytes must be there. The buffer's position does not move.
     *
     * @return the length of the body that follows
     * @throws Malformed if these bytes are no header
     */
    public int parse(ByteBuffer in, int at) throws Malformed {
        int end = at + bytes;
        int digitsFrom = in.get(at) == ' ' ? afterSpaces(in, at, end) : at; // no known writer begins with spaces
        int digitsTo = digitsFrom;
        int length = 0;
        while (digitsTo < end && isDigit(in.get(digitsTo)) && digitsTo - digitsFrom < DIGITS_MAX) {
            length = length * 10 + in.get(digitsTo) - '0';
            digitsTo++;
        }
        int stop = afterSpaces(in, digitsTo, end);
        if (stop < end || digitsTo == digitsFrom) {
            throw malformed(in, at, end);
        }
        return length;
    }

    /**
     * Looks at the first bytes of a header whose rest has not come. Tells at once what can become no header, which a side
     * that waits for an answer would otherwise learn from nothing but silence.
     *
     * @throws Malformed as {@link #parse} will, whatever follows
     */
    void checkBegun(ByteBuffer in, int at, int end) throws Malformed {
        int digitsFrom = afterSpaces(in, at, end);
        int digitsTo = digitsFrom;
        while (digitsTo < end && isDigit(in.get(digitsTo)) && digitsTo - digitsFrom < DIGITS_MAX) {
            digitsTo++;
        }
        boolean onlySpacesSoFar = digitsFrom == end;
        if (!onlySpacesSoFar && (digitsTo == digitsFrom || afterSpaces(in, digitsTo, end) < end)) {
            throw malformed(in, at, end);
        }
    }

    private static int afterSpaces(ByteBuffer in, int from, int end) {
        int i = from;
        while (i + Long.BYTES <= end && in.getLong(i) == EIGHT_SPACES) { // the same in either byte order
            i += Long.BYTES;
        }
        if (i < end && i > from && in.getLong(end - Long.BYTES) == EIGHT_SPACES) {
            return end; // the last few lie within eight that end with them
        }
        while (i < end && in.get(i) == ' ') {
            i++;
        }
        return i;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** The sentence depends on the bytes up to the first bad one alone, so however they are cut it is the same. */
    private Malformed malformed(ByteBuffer in, int at, int end) {
        int digitsFrom = afterSpaces(in, at, end);
        if (digitsFrom == end) {
            return new Malformed(Fault.Kind.HEADER_BLANK, "A frame header was blank." + " " + sizeQuestion());
        }
        int digitsTo = digitsFrom;
        while (digitsTo < end && isDigit(in.get(digitsTo))) {
            digitsTo++;
        }
        if (digitsTo - digitsFrom > DIGITS_MAX) {
            return new Malformed(
                    Fault.Kind.HEADER_MALFORMED,
                    "A frame header held a number of more than " + DIGITS_MAX + " digits.");
        }
        int bad = afterSpaces(in, digitsTo, end);
        String where = String.format(
                "A frame header was not a number filled up with spaces (byte 0x%02x at position %d of %d).",
                in.get(bad) & 0xff, bad - at + 1, bytes);
        // A narrower header on the other side shows as "5      hello": text where the filling should be. From a
        // wider one this side first takes the filling for a body, so the next header begins with spaces.
        boolean spacesBefore = bad > digitsTo || digitsFrom > at;
        return new Malformed(
                Fault.Kind.HEADER_MALFORMED,
                where
                        + (spacesBefore
                                ? " " + sizeQuestion()
                                : " Is the other side a chat program with this protocol and --header " + bytes + "?"));
    }

    /** The question for a side whose bytes look as if it used another header. */
    public String sizeQuestion() {
        return "Does the other side use another --header size? Here it is " + bytes + ".";
    }

    private static void checkBody(int bodyBytes) {
        if (bodyBytes < 0 || bodyBytes > BODY_BYTES_MAX) {
            throw new IllegalArgumentException("A body has 0 to " + BODY_BYTES_MAX + " bytes, not " + bodyBytes + ".");
        }
    }

    private static int digits(int n) {
        int digits = 1;
        for (int rest = n; rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
    }

    private static int powerOfTen(int exponent) {
        int power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    /** These bytes are no header. Carries no stack trace: the fault is the peer's. */
    public static final class Malformed extends Exception {
        @Serial
        private static final long serialVersionUID = 1L;

        private final Fault.Kind kind;

        Malformed(Fault.Kind kind, String sentence) {
            super(sentence, null, false, false);
            this.kind = kind;
        }

        /** The same as a fault; always fatal, since nobody knows where the next frame begins. */
        public Fault fault() {
            return new Fault(kind, String.valueOf(getMessage()), Fault.Severity.FATAL);
        }
    }
}
