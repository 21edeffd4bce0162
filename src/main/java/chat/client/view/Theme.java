package chat.client.view;

import chat.client.model.Option;
import chat.client.model.Settings;
import chat.client.text.Clusters;
import chat.client.text.TextWidth;

/**
 * How facts look. The colours are the terminal's own, see {@link Palette}; without colours, and on top of them, all is said by text as well.
 */
record Theme(Settings.Look look, Palette palette) {
    private static final Style BAR = Style.PLAIN.reverse();
    private static final Style TALK = Style.PLAIN.reverse().bold();
    private static final Style FAINT = Style.PLAIN.dim();
    private static final Style STRONG = Style.PLAIN.bold();
    private static final Style FOUND = Style.PLAIN.reverse();

    static Theme of(Settings settings) {
        return new Theme(settings.look(), Palette.of(settings.options().value(Option.THEME)));
    }

    /** Title and status row. */
    Style bar() {
        return BAR;
    }

    /** A question or a hint. */
    Style talk() {
        return TALK;
    }

    Style faint() {
        return FAINT;
    }

    Style strong() {
        return STRONG;
    }

    Style found() {
        return FOUND;
    }

    Style trouble() {
        return coloured() ? STRONG.fg(palette.trouble()) : STRONG;
    }

    /** The same for a name each time and everywhere. */
    Style nick(String name) {
        if (!coloured()) {
            return Style.PLAIN;
        }
        return Style.PLAIN.fg(palette.nick(name));
    }

    char vertical() {
        return ascii() ? '|' : '│';
    }

    char horizontal() {
        return ascii() ? '-' : '─';
    }

    /** The text as the terminal can show it, just as wide. */
    String shown(String text) {
        return ascii() ? asciiOf(text) : text;
    }

    private boolean ascii() {
        return look.letters() == Settings.Letters.ASCII;
    }

    private boolean coloured() {
        return look.colours() == Settings.Colours.SIXTEEN && palette != Palette.MONO;
    }

    private static String asciiOf(String text) {
        StringBuilder ascii = null;
        for (int at = 0; at < text.length(); ) {
            int next = Clusters.next(text, at);
            boolean plain = next == at + 1 && text.charAt(at) < 0x7f;
            if (!plain && ascii == null) {
                ascii = new StringBuilder(text.substring(0, at));
            }
            if (ascii != null) {
                ascii.append(plain ? text.substring(at, next) : "?".repeat(TextWidth.ofCluster(text, at, next)));
            }
            at = next;
        }
        return ascii == null ? text : ascii.toString();
    }
}
