package chat.bench;

import chat.protocol.ClientMessage;
import chat.protocol.FrameHeader;
import chat.protocol.LegacyCodec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Who is called what and says what: names, the frames of messages, and what a delivered one must look like to the byte. One thread's.
 *
 * <p>A text is {@code ~mark}, four hex digits for the sender, eight for the number of the message, and letters up to the size wanted.
 * The mark tells this run's messages from all others. Looking at a delivery allocates nothing.
 */
final class Messages {
    private static final int MARK_BYTES = 4;
    private static final int SENDER_DIGITS = 4;
    private static final int NUMBER_DIGITS = 8;

    /** The least text that holds all that. */
    static final int BODY_BYTES_MIN = 1 + MARK_BYTES + SENDER_DIGITS + NUMBER_DIGITS;

    /** Letters of which no two look alike, so that a server that minds such things takes every name. */
    private static final String MARK_LETTERS = "acdefghkpqstwxyz";

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VALUE_OF_HEX = valueOfHex();

    private final FrameHeader header;
    private final int bodyBytes;
    private final String mark;
    private final int markInt;
    private final byte[] tilde;
    private final int textAt;
    /** By sender: the body as everybody else gets it, with the number that was looked for last. */
    private final ByteBuffer[] expected;

    private final int[] expectedNumber;

    /**
     * Messages of one run.
     *
     * @param seed two runs with different ones mostly have different names
     */
    Messages(FrameHeader header, int senders, int bodyBytes, long seed) {
        this.header = header;
        this.bodyBytes = bodyBytes;
        StringBuilder letters = new StringBuilder(MARK_BYTES);
        for (int i = 0; i < MARK_BYTES; i++) {
            letters.append(MARK_LETTERS.charAt((int) (seed >>> (4 * i)) & 0xf));
        }
        this.mark = letters.toString();
        this.tilde = ascii("~" + mark);
        this.markInt = ByteBuffer.wrap(tilde).getInt(1);
        this.textAt = 1 + name(0).length() + 2;
        this.expected = new ByteBuffer[senders];
        this.expectedNumber = new int[senders];
        for (int sender = 0; sender < senders; sender++) {
            byte[] text = new byte[bodyBytes];
            text(text, 0, sender, 0);
            // Direct, as what it is compared with: the comparison is then one run over both.
            expected[sender] = ByteBuffer.allocateDirect(textAt + bodyBytes)
                    .put(ascii("[" + name(sender) + "] "))
                    .put(text)
                    .flip();
        }
    }

    /** What the member of that index is called; all have the same length. */
    String name(int member) {
        return "b-" + mark + "-" + (100_000 + member + "").substring(1);
    }

    /** The frame with which a member signs in. */
    byte[] hello(int member) {
        return header.frame(LegacyCodec.encode(new ClientMessage.Hello(name(member), "")));
    }

    /** Frames of so many messages of one sender, one behind the other, the first with that number. */
    byte[] frames(int sender, int firstNumber, int count) {
        int frameBytes = header.bytes() + bodyBytes;
        ByteBuffer frames = ByteBuffer.allocate(Math.multiplyExact(frameBytes, count));
        for (int i = 0; i < count; i++) {
            header.put(frames, bodyBytes);
            text(frames.array(), frames.position(), sender, firstNumber + i);
            frames.position(frames.position() + bodyBytes);
        }
        return frames.array();
    }

    /** The size of a delivered body: name and text. */
    int deliveredBytes() {
        return textAt + bodyBytes;
    }

    /** Whether the body has the size and the mark of a message of this run. */
    boolean ours(ByteBuffer body) {
        return body.remaining() == textAt + bodyBytes
                && body.get(body.position() + textAt) == '~'
                && body.getInt(body.position() + textAt + 1) == markInt;
    }

    /** The index of the sender that a body that is {@link #ours} claims; -1 if there is none such. */
    int sender(ByteBuffer body) {
        int sender = hex(body, body.position() + textAt + 1 + MARK_BYTES, SENDER_DIGITS);
        return sender < expected.length ? sender : -1;
    }

    /** The number that a body that is {@link #ours} claims; below 0 if it is none. */
    int number(ByteBuffer body) {
        return hex(body, body.position() + textAt + 1 + MARK_BYTES + SENDER_DIGITS, NUMBER_DIGITS);
    }

    /** The index of the first byte that is not as it was sent and should be delivered; -1 if all are. */
    int mismatch(int sender, int number, ByteBuffer body) {
        return expected(sender, number).mismatch(body);
    }

    /** The byte that should be there. */
    byte due(int sender, int number, int index) {
        return expected(sender, number).get(index);
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

    /** What every name of this run begins with. */
    String namesBegin() {
        return "b-" + mark + "-";
    }

    /** Where the text begins in a delivered body. */
    int textAt() {
        return textAt;
    }

    int bodyBytes() {
        return bodyBytes;
    }

    private ByteBuffer expected(int sender, int number) {
        ByteBuffer body = expected[sender];
        if (expectedNumber[sender] != number) {
            expectedNumber[sender] = number;
            int at = textAt + 1 + MARK_BYTES + SENDER_DIGITS;
            for (int i = NUMBER_DIGITS - 1, rest = number; i >= 0; i--, rest >>>= 4) {
                body.put(at + i, HEX[rest & 0xf]);
            }
        }
        return body;
    }

    private void text(byte[] into, int at, int sender, int number) {
        System.arraycopy(tilde, 0, into, at, tilde.length);
        putHex(into, at + tilde.length, SENDER_DIGITS, sender);
        putHex(into, at + tilde.length + SENDER_DIGITS, NUMBER_DIGITS, number);
        for (int i = BODY_BYTES_MIN; i < bodyBytes; i++) {
            into[at + i] = (byte) ('a' + (i + sender) % 26);
        }
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
        java.util.Arrays.fill(values, (byte) -1);
        for (byte i = 0; i < HEX.length; i++) {
            values[HEX[i]] = i;
        }
        return values;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
