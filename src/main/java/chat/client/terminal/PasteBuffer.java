package chat.client.terminal;

import chat.client.model.Key;
import java.io.ByteArrayOutputStream;

/** What stands between the brackets of a paste, as it comes; bounded. */
final class PasteBuffer {
    static final int BYTES_MAX = 64 * 1024;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean cut;

    void add(byte[] from, int at, int count) {
        int fits = Math.min(count, BYTES_MAX - bytes.size());
        bytes.write(from, at, fits);
        cut |= fits < count;
    }

    /** Line ends as LF, no other control characters than tabs. */
    Key.Paste key() {
        byte[] all = bytes.toByteArray();
        StringBuilder text = new StringBuilder(all.length);
        for (int at = 0; at < all.length; ) {
            int packed = Utf8.next(all, at, all.length);
            if (packed == 0) {
                if (!cut) {
                    text.append((char) Utf8.REPLACEMENT);
                }
                break;
            }
            int c = Utf8.codePoint(packed);
            if (c == '\r') {
                text.append('\n');
            } else if (c == '\n') {
                if (at == 0 || all[at - 1] != '\r') {
                    text.append('\n');
                }
            } else if (c == '\t' || !Utf8.isControl(c)) {
                text.appendCodePoint(c);
            }
            at += Utf8.used(packed);
        }
        return new Key.Paste(text.toString(), cut);
    }
}
