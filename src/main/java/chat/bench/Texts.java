package chat.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Who is called what and says what, whatever the profile. One thread's.
 *
 * <p>A text is {@code ~mark}, four hex digits for the sender, eight for the number of the message, and letters up to the size wanted.
 * The mark tells this run's messages from all others. Looking at one allocates nothing.
 */
final class Texts {
    private static final int MARK_BYTES = 4;
    private static final int SENDER_DIGITS = 4;
    private static final int NUMBER_DIGITS = 8;

    /** The least text that holds all that. */
    static final int BODY_BYTES_MIN = 1 + MARK_BYTES + SENDER_DIGITS + NUMBER_DIGITS;

    /** Letters of which no two look alike, so that a server that minds such things takes every name. */
    private static final String MARK_LETTERS = "acdefghkpqstwxyz";

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VALUE_OF_HEX = valueOfHex();

    private final int bodyBytes;
    private final int senders;
    private final String mark;
    private final int markInt;
    private final byte[] tilde;

    /**
     * Texts of one run.
     *
     * @param seed two runs with different ones mostly have different names
     */
    Texts(int senders, int bodyBytes, long seed) {
        this.senders = senders;
        this.bodyBytes = bodyBytes;
        StringBuilder letters = new StringBuilder(MARK_BYTES);
        for (int i = 0; i < MARK_BYTES; i++) {
            letters.append(MARK_LETTERS.charAt((int) (seed >>> (4 * i)) & 0xf));
        }
        this.mark = letters.toString();
        this.tilde = ("~" + mark).getBytes(StandardCharsets.US_ASCII);
        this.markInt = ByteBuffer.wrap(tilde).getInt(1);
    }

    /** What the member of that index is called; all have the same length. */
    String name(int member) {
        return namesBegin() + (100_000 + member + "").substring(1);
    }

    /** What every name of this run begins with. */
    String namesBegin() {
        return "b-" + mark + "-";
    }

    /** The index of the member of that name, of so many; -1 if nobody of this run is called that. */
    int member(String name, int members) {
        String digits =
                name.startsWith(namesBegin()) ? name.substring(namesBegin().length()) : "";
        int member = digits.matches("[0-9]{5}") ? Integer.parseInt(digits) : -1;
        return member < members ? member : -1;
    }

    int bodyBytes() {
        return bodyBytes;
    }

    int senders() {
        return senders;
    }

    /** Writes the text of that message. */
    void put(byte[] into, int at, int sender, int number) {
        System.arraycopy(tilde, 0, into, at, tilde.length);
        putHex(into, at + tilde.length, SENDER_DIGITS, sender);
        putHex(into, at + tilde.length + SENDER_DIGITS, NUMBER_DIGITS, number);
        for (int i = BODY_BYTES_MIN; i < bodyBytes; i++) {
            into[at + i] = (byte) ('a' + (i + sender) % 26);
        }
    }

    /** Makes the text of the same sender that begins there that of another message. */
    void renumber(ByteBuffer text, int at, int number) {
        int digits = at + 1 + MARK_BYTES + SENDER_DIGITS;
        for (int i = NUMBER_DIGITS - 1, rest = number; i >= 0; i--, rest >>>= 4) {
            text.put(digits + i, HEX[rest & 0xf]);
        }
    }

    /** Whether the mark of this run stands there. */
    boolean marked(ByteBuffer body, int at) {
        return body.get(at) == '~' && body.getInt(at + 1) == markInt;
    }

    /** The index of the sender that the marked text that begins there claims; -1 if there is none such. */
    int sender(ByteBuffer body, int at) {
        int sender = hex(body, at + 1 + MARK_BYTES, SENDER_DIGITS);
        return sender < senders ? sender : -1;
    }

    /** The number that the marked text that begins there claims; below 0 if it is none. */
    int number(ByteBuffer body, int at) {
        return hex(body, at + 1 + MARK_BYTES + SENDER_DIGITS, NUMBER_DIGITS);
    }

    /** Where a text of this run begins in whatever bytes these are, whoever it is said to be from; -1 if nowhere. */
    int find(ByteBuffer body) {
        for (int at = body.position(); at + tilde.length <= body.limit(); at++) {
            int same = 0;
            while (same < tilde.length && body.get(at + same) == tilde[same]) {
                same++;
            }
            if (same == tilde.length) {
                return at - body.position();
            }
        }
        return -1;
    }

    private static void putHex(byte[] into, int at, int digits, int value) {
        for (int i = digits - 1, rest = value; i >= 0; i--, rest >>>= 4) {
            into[at + i] = HEX[rest & 0xf];
        }
    }

    /** At most 31 bits are ever written, so what is no number comes out below 0. */
    private static int hex(ByteBuffer in, int at, int digits) {
        int value = 0;
        int wrong = 0;
        for (int i = 0; i < digits; i++) {
            int digit = VALUE_OF_HEX[in.get(at + i) & 0xff];
            wrong |= digit;
            value = value << 4 | (digit & 0xf);
        }
        return wrong < 0 ? -1 : value;
    }

    private static byte[] valueOfHex() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        for (byte i = 0; i < HEX.length; i++) {
            values[HEX[i]] = i;
        }
        return values;
    }
}
