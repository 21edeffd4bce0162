package chat.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What a delivered message of the legacy profile must look like to the byte: {@code [name] text}. One thread's; looking at a delivery
 * allocates nothing.
 */
final class LegacyBodies {
    private final Texts texts;
    private final int textAt;
    /** By sender: the body as everybody else gets it, with the number that was looked for last. */
    private final ByteBuffer[] expected;

    private final int[] expectedNumber;

    LegacyBodies(Texts texts) {
        this.texts = texts;
        this.textAt = 1 + texts.name(0).length() + 2;
        this.expected = new ByteBuffer[texts.senders()];
        this.expectedNumber = new int[texts.senders()];
        for (int sender = 0; sender < expected.length; sender++) {
            byte[] text = new byte[texts.bodyBytes()];
            texts.put(text, 0, sender, 0);
            // Direct, as what it is compared with: the comparison is then one run over both.
            expected[sender] = ByteBuffer.allocateDirect(bytes())
                    .put(("[" + texts.name(sender) + "] ").getBytes(StandardCharsets.US_ASCII))
                    .put(text)
                    .flip();
        }
    }

    /** The size of each: name and text. */
    int bytes() {
        return textAt + texts.bodyBytes();
    }

    /** Where the text begins in each. */
    int textAt() {
        return textAt;
    }

    /** Whether the body has the size and the mark of a message of this run. */
    boolean ours(ByteBuffer body) {
        return body.remaining() == bytes() && texts.marked(body, body.position() + textAt);
    }

    /** The index of the sender that a body that is {@link #ours} claims; -1 if there is none such. */
    int sender(ByteBuffer body) {
        return texts.sender(body, body.position() + textAt);
    }

    /** The number that a body that is {@link #ours} claims; below 0 if it is none. */
    int number(ByteBuffer body) {
        return texts.number(body, body.position() + textAt);
    }

    /** The index of the first byte that is not as it was sent and should be delivered; -1 if all are. */
    int mismatch(int sender, int number, ByteBuffer body) {
        return expected(sender, number).mismatch(body);
    }

    /** The byte that should be there. */
    byte due(int sender, int number, int index) {
        return expected(sender, number).get(index);
    }

    private ByteBuffer expected(int sender, int number) {
        ByteBuffer body = expected[sender];
        if (expectedNumber[sender] != number) {
            expectedNumber[sender] = number;
            texts.renumber(body, textAt, number);
        }
        return body;
    }
}
