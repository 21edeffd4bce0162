package chat.client.model;

/** What the terminal's own title says: how many lines want the user, and in which window they are. */
public final class TerminalTitle {
    private static final int COLUMNS_MAX = 60;
    private static final int COUNT_MAX = 999;

    private TerminalTitle() {}

    /** {@code (3) chat #lobby}; fit for any terminal. */
    public static String of(Model model) {
        int count = 0;
        for (Window window : model.windows().all()) {
            ReadPlace unread = window.unread();
            count += switch (Attention.level(model, window)) {
                case ALL -> unread.count();
                case MENTION -> unread.mentions();
                case NONE -> 0;
            };
            count = Math.min(count, COUNT_MAX + 1);
        }
        String counted = count == 0 ? "" : count > COUNT_MAX ? "(" + COUNT_MAX + "+) " : "(" + count + ") ";
        String title = counted + "chat " + model.window().name();
        return Shown.outside(title, COLUMNS_MAX, model.settings().look().letters());
    }
}
