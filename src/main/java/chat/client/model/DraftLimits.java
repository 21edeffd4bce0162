package chat.client.model;

import chat.protocol.Text;

/** How much a draft can hold: what one message can. */
final class DraftLimits {
    private DraftLimits() {}

    /** Why {@code piece} does not fit into the draft any more, as a sentence; empty if it fits. */
    static String refusal(InputLine draft, String piece) {
        long bytes = (long) Text.utf8Bytes(draft.text()) + Text.utf8Bytes(piece);
        if (bytes > Text.BYTES_MAX) {
            return "A message holds at most " + Text.BYTES_MAX / 1024 + " KiB; this would be " + bytes + " bytes.";
        }
        int lines = Text.lines(draft.text()) + Text.lines(piece) - 1;
        if (lines > Text.LINES_MAX) {
            return "A message holds at most " + Text.LINES_MAX + " lines; this would be " + lines + ".";
        }
        return "";
    }
}
