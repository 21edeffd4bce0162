package chat.client.terminal;

import java.nio.charset.StandardCharsets;

/** What a screen switches on when it begins, and off, in the opposite order and more, when it ends. */
final class Modes {
    /** Alternate screen, title pushed, bracketed paste, focus, kitty's keys told apart. */
    static final byte[] ON = ascii("\u001b[?1049h\u001b[22;2t\u001b[?2004h\u001b[?1004h\u001b[>1u");

    /** The opposite, and margins, attributes and cursor, whatever became of them in between. */
    static final byte[] OFF = ascii(
            "\u001b[<u\u001b[?1006l\u001b[?1000l\u001b[?1004l\u001b[?2004l\u001b[r\u001b[m\u001b[?25h\u001b[23;2t\u001b[?1049l");

    /** Buttons and the wheel, with coordinates as numbers; {@link #OFF} switches them off as well, on or not. */
    static final byte[] MOUSE_ON = ascii("\u001b[?1000h\u001b[?1006h");

    static final byte[] ON_WITH_MOUSE = ascii(new String(ON, StandardCharsets.US_ASCII) + "\u001b[?1000h\u001b[?1006h");

    static final byte[] MOUSE_OFF = ascii("\u001b[?1006l\u001b[?1000l");

    /** Does it know synchronized updates, and what is it called? Nothing else is asked: an answer that comes after the end is the shell's. */
    static final byte[] QUESTION = ascii("\u001b[?2026$p\u001b[>0q");

    /** The same after we have set a title: ours must not stay where the terminal keeps no stack of them. */
    static final byte[] OFF_WITH_TITLE = ascii("\u001b]2;\u0007" + new String(OFF, StandardCharsets.US_ASCII));

    private Modes() {}

    private static byte[] ascii(String s) {
        return s.getBytes(StandardCharsets.US_ASCII);
    }
}
