package chat.original;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Frames as the original Python program handles them, its carelessness included: one {@code recv} for a header, one for a
 * body, whatever they bring, and header and body in two sends. What a peer splits over two segments arrives here torn.
 */
final class OriginalWire {
    private OriginalWire() {}

    /** {@code recv(header)}, then {@code recv(length)}; empty at the end of the stream or on anything {@code int()} refuses. */
    static Optional<String> receive(InputStream in, int headerBytes) throws IOException {
        byte[] header = new byte[headerBytes];
        int headerRead = in.read(header);
        if (headerRead <= 0) {
            return Optional.empty();
        }
        int length;
        try {
            length = Integer.parseInt(new String(header, 0, headerRead, StandardCharsets.UTF_8).strip());
        } catch (NumberFormatException notANumber) {
            return Optional.empty(); // Python raises ValueError there and the client's thread dies.
        }
        byte[] body = new byte[length];
        int bodyRead = length == 0 ? 0 : in.read(body);
        return bodyRead < 0 ? Optional.empty() : Optional.of(new String(body, 0, bodyRead, StandardCharsets.UTF_8));
    }

    /** Two sends: {@code str(len).encode()} padded with spaces, then the body. */
    static void send(OutputStream out, int headerBytes, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        byte[] digits = Integer.toString(body.length).getBytes(StandardCharsets.UTF_8);
        byte[] header = new byte[headerBytes];
        Arrays.fill(header, (byte) ' ');
        System.arraycopy(digits, 0, header, 0, digits.length);
        out.write(header);
        out.write(body);
    }
}
