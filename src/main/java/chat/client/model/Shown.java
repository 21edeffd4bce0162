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

    /** For what shows outside of our screen: one line of so many columns at most, in characters that there are, and nothing that ends it. */
    static String outside(String raw, int columns, Settings.Letters letters) {
        String line = Ellipsis.clip(line(raw).strip(), columns, letters);
        StringBuilder fit = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean control = Character.isISOControl(c) || (letters == Settings.Letters.ASCII && c > 0x7e);
            fit.append(control ? '?' : c);
        }
        return fit.toString();
    }

    static String line(String raw) {
        String text = text(raw);
        return text.indexOf('\n') < 0 ? text : text.replace('\n', ' ');
    }
}
