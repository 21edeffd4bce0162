package chat.client.view;

import java.util.List;

/** Which of the terminal's sixteen colours a theme uses: those that can be read on its ground. */
@SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
enum Palette {
    /**
     * On light and on dark grounds: not yellow, white or black, unreadable on one or the other; nor plain blue, too dark on many.
     */
    AUTO(
            Color.RED,
            Color.RED,
            Color.GREEN,
            Color.MAGENTA,
            Color.CYAN,
            Color.BRIGHT_BLUE,
            Color.BRIGHT_RED,
            Color.BRIGHT_MAGENTA),
    DARK(
            Color.BRIGHT_RED,
            Color.BRIGHT_RED,
            Color.BRIGHT_GREEN,
            Color.BRIGHT_YELLOW,
            Color.BRIGHT_BLUE,
            Color.BRIGHT_MAGENTA,
            Color.BRIGHT_CYAN,
            Color.GREEN,
            Color.YELLOW,
            Color.CYAN),
    LIGHT(Color.RED, Color.RED, Color.GREEN, Color.BLUE, Color.MAGENTA, Color.CYAN),
    MONO(Color.DEFAULT);

    private final Color trouble;
    private final List<Color> nicks;

    Palette(Color trouble, Color... nicks) {
        this.trouble = trouble;
        this.nicks = List.of(nicks);
    }

    /** By the name that the user gives a theme. */
    static Palette of(String theme) {
        return switch (theme) {
            case "dark" -> DARK;
            case "light" -> LIGHT;
            case "mono" -> MONO;
            default -> AUTO;
        };
    }

    Color trouble() {
        return trouble;
    }

    /** The same for a name each time and everywhere, in whatever case. */
    Color nick(String name) {
        if (nicks.isEmpty()) {
            return Color.DEFAULT;
        }
        int hash = 0x811c9dc5;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ Character.toLowerCase(name.charAt(i))) * 0x01000193;
        }
        return nicks.get(Math.floorMod(hash ^ (hash >>> 15), nicks.size()));
    }
}
