package chat.client.model;

import chat.client.text.TextWidth;

/** Shortens what does not fit, and shows that it did. */
public final class Ellipsis {
    private Ellipsis() {}

    public static String clip(String text, int columns, Settings.Letters letters) {
        if (TextWidth.of(text) <= columns) {
            return text;
        }
        String dots = letters == Settings.Letters.ASCII ? "..." : "…";
        return columns <= dots.length()
                ? TextWidth.fit(text, Math.max(0, columns))
                : TextWidth.fit(text, columns - dots.length()) + dots;
    }
}
