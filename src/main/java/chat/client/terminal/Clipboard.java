package chat.client.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Puts a text into the clipboard of whoever sits at the terminal, however far away: OSC 52. */
public final class Clipboard {
    private Clipboard() {}

    /**
     * The bytes to write, which show nothing and move nothing. Tmux gets it twice: with {@code set-clipboard on} it takes the
     * plain one and hands it on by itself, with {@code allow-passthrough} the wrapped one goes through; what it does not know
     * it drops.
     */
    public static byte[] sequence(String text, Multiplexer multiplexer) {
        String base64 = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        String plain = "\u001b]52;c;" + base64 + "\u0007";
        String all = switch (multiplexer) {
            case NONE -> plain;
            case TMUX -> plain + multiplexer.wrapped(plain);
            case SCREEN -> multiplexer.wrapped(plain);
        };
        return all.getBytes(StandardCharsets.US_ASCII);
    }
}
