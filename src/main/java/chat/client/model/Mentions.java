package chat.client.model;

/** Whether a text calls somebody by name. */
final class Mentions {
    private Mentions() {}

    /** The name as a word of its own, in any case: {@code bob} is not in {@code bobby}. */
    static boolean of(String name, String text) {
        for (int at = 0; at + name.length() <= text.length(); at++) {
            boolean here = text.regionMatches(true, at, name, 0, name.length());
            if (here && isEdge(text, at - 1) && isEdge(text, at + name.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEdge(String text, int at) {
        return at < 0 || at >= text.length() || !Character.isLetterOrDigit(text.charAt(at));
    }
}
