package chat.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What must come of the bytes that came so far, worked out anew from the first one, as docs/protocol.md says it.
 *
 * @param shapes {@code body} and its bytes, or the kind of fault, in order
 * @param heldBytes those of the header or body that is not whole
 */
record SlowReader(List<String> shapes, boolean stopped, int heldBytes, boolean midFrame, boolean midHeader) {
    /** Spaces, 1 to 7 digits, spaces. */
    static final Pattern HEADER = Pattern.compile(" *([0-9]{1,7}) *");

    private static final Pattern HEADER_BEGUN = Pattern.compile(" *([0-9]{1,7} *)?");

    static SlowReader read(int headerBytes, int bodyBytesMax, int skipBytesMax, byte[] bytes) {
        String wire = new String(bytes, StandardCharsets.ISO_8859_1);
        List<String> shapes = new ArrayList<>();
        while (wire.length() >= headerBytes) {
            String header = wire.substring(0, headerBytes);
            if (!HEADER.matcher(header).matches()) {
                shapes.add(
                        header.isBlank() && header.equals(" ".repeat(headerBytes))
                                ? "HEADER_BLANK"
                                : "HEADER_MALFORMED");
                return stopped(shapes);
            }
            int length = Integer.parseInt(header.strip());
            wire = wire.substring(headerBytes);
            boolean kept = length <= bodyBytesMax;
            if (!kept && length > skipBytesMax) {
                shapes.add("BODY_FAR_TOO_LONG");
                return stopped(shapes);
            }
            if (!kept) {
                shapes.add("BODY_TOO_LONG");
            }
            if (wire.length() < length) {
                return new SlowReader(shapes, false, kept ? wire.length() : 0, true, false);
            }
            if (kept) {
                shapes.add("body " + wire.substring(0, length));
            }
            wire = wire.substring(length);
        }
        if (!HEADER_BEGUN.matcher(wire).matches()) {
            shapes.add("HEADER_MALFORMED");
            return stopped(shapes);
        }
        boolean begun = !wire.isEmpty();
        return new SlowReader(shapes, false, wire.length(), begun, begun);
    }

    private static SlowReader stopped(List<String> shapes) {
        return new SlowReader(shapes, true, 0, false, false);
    }
}
