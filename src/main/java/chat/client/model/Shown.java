package chat.client.model;

import chat.client.text.TextWidth;
import chat.protocol.Text;

/**
 * Makes what came from outside fit for the screen. Everything that reaches a cell has been through here or is our
 * own.
 */
final class Shown {
    /** Servers of ours allow 20 columns; others allow anything. */
    private static final int NAME_COLUMNS_MAX = 32;

    private static final int TAB_COLUMNS = 4;

    private Shown() {}

    /** A text of one or more lines. */
    static String text(String raw) {
        String clean = Text.clean(raw);
        return clean.indexOf('\t') < 0 ? clean : clean.replace("\t", " ".repeat(TAB_COLUMNS));
    }

    /** One line, never blank. */
    static String name(String raw) {
        String clean = line(raw).strip();
        if (clean.isEmpty()) {
            return "?";
        }
        return TextWidth.of(clean) <= NAME_COLUMNS_MAX ? clean : TextWidth.fit(clean, NAME_COLUMNS_MAX);
    }

    static String line(String raw) {
        String text = text(raw);
        return text.indexOf('\n') < 0 ? text : text.replace('\n', ' ');
    }
}
