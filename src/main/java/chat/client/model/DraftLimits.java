package chat.client.model;

import chat.protocol.Text;

/** How much a draft can hold: what one message can. */
final class DraftLimits {
    private DraftLimits() {}

    /** Why {@code piece} does not fit into the draft any more, as a sentence; empty if it fits. */
    static String refusal(InputLine draft, String piece) {
        long bytes = (long) utf8Bytes(draft.text()) + utf8Bytes(piece);
        if (bytes > Text.BYTES_MAX) {
            return "A message holds at most " + Text.BYTES_MAX / 1024 + " KiB; this would be " + bytes + " bytes.";
        }
        int lines = 1 + newlines(draft.text()) + newlines(piece);
        if (lines > Text.LINES_MAX) {
            return "A message holds at most " + Text.LINES_MAX + " lines; this would be " + lines + ".";
        }
        return "";
    }

    static int newlines(String text) {
        int count = 0;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            count++;
        }
        return count;
    }

    /** Without making the bytes: this is asked at each key. */
    static int utf8Bytes(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes += 1;
            } else if (c < 0x800) {
                bytes += 2;
            } else {
                bytes += Character.isSurrogate(c) ? 2 : 3;
            }
        }
        return bytes;
    }
}
