package chat.client.model;

/**
 * Which part of the log shows. A line and not a row of the screen, so that neither new lines nor another width move it.
 *
 * @param id the line at the top, or 0: the newest lines show, and new ones come into sight by themselves
 * @param row which of that line's rows is the topmost that shows
 */
public record Scroll(long id, int row) {
    public static final Scroll BOTTOM = new Scroll(0, 0);

    public Scroll {
        if (id < 0 || row < 0) {
            throw new IllegalArgumentException(id + ", " + row);
        }
    }

    public boolean following() {
        return id == 0;
    }
}
