package chat.client.model;

import java.util.Objects;

/**
 * All that the client knows; facts, not their looks. Immutable: an event makes another one, see {@link Update}. What
 * belongs to one conversation is in its {@link Window}.
 *
 * @param self what the others call us
 * @param lastId the last number given to a line of ours
 * @param nowMillis wall time of the last event
 */
public record Model(
        Settings settings,
        Size size,
        Windows windows,
        String self,
        Link link,
        Outbox outbox,
        Panes panes,
        Dialog dialog,
        Attention eyes,
        long lastId,
        long nowMillis) {

    public record Size(int columns, int rows) {
        public Size {
            if (columns < 1 || rows < 1) {
                throw new IllegalArgumentException("screen of " + columns + "x" + rows);
            }
        }
    }

    public Model {
        Objects.requireNonNull(settings);
        Objects.requireNonNull(size);
        Objects.requireNonNull(windows);
        Objects.requireNonNull(self);
        Objects.requireNonNull(link);
        Objects.requireNonNull(outbox);
        Objects.requireNonNull(panes);
        Objects.requireNonNull(dialog);
        Objects.requireNonNull(eyes);
    }

    /** A client that has not connected yet, at a wall time in ms since 1970. */
    public static Model start(Settings settings, int columns, int rows, long nowMillis) {
        return new Model(
                settings,
                new Size(Math.max(1, columns), Math.max(1, rows)),
                Windows.start(),
                Shown.name(settings.user()),
                Link.start(nowMillis),
                Outbox.EMPTY,
                Panes.of(settings.options()),
                Dialog.START.key(nowMillis),
                Attention.START,
                0,
                nowMillis);
    }

    public int columns() {
        return size.columns();
    }

    public int rows() {
        return size.rows();
    }

    /** The window that shows. */
    public Window window() {
        return windows.shown();
    }

    /** What is typed in the window that shows. */
    public Composer composer() {
        return window().composer();
    }

    /** Who is in the window that shows. */
    public People people() {
        return window().people();
    }

    /** Whether what comes now into the window that shows is seen as it comes. */
    boolean present() {
        return sees(window());
    }

    /** Whether the newest lines of this window are before the user's eyes. */
    boolean sees(Window window) {
        boolean covered = dialog.mode() instanceof Mode.Help
                || dialog.mode() instanceof Mode.Hits
                || dialog.mode() instanceof Mode.FindWindow;
        return eyes.here()
                && window.number() == windows.active()
                && window.scroll().following()
                && !covered;
    }

    /** Other things chosen: what they say about panes counts from now on. */
    Model options(Options options) {
        Model chosen = new Model(
                settings.options(options), size, windows, self, link, outbox, panes, dialog, eyes, lastId, nowMillis);
        return chosen.panes(panes.chosen(settings.options(), options));
    }

    Model keys(Bindings keys) {
        return new Model(
                settings.keys(keys), size, windows, self, link, outbox, panes, dialog, eyes, lastId, nowMillis);
    }

    /** What else the settings say. */
    Model settings(Settings settings) {
        return new Model(settings, size, windows, self, link, outbox, panes, dialog, eyes, lastId, nowMillis);
    }

    Model ignored(Ignored ignored) {
        return new Model(
                settings.ignored(ignored), size, windows, self, link, outbox, panes, dialog, eyes, lastId, nowMillis);
    }

    Model size(int columns, int rows) {
        return size(new Size(Math.max(1, columns), Math.max(1, rows)));
    }

    Model hint(String hint) {
        return dialog(dialog.hint(hint));
    }

    Model mode(Mode mode) {
        return dialog(dialog.mode(mode));
    }

    /** This window in place of the one with its number, or as a new one, which does not show. */
    Model window(Window window) {
        return windows(windows.with(window));
    }

    Model composer(Composer composer) {
        return window(window().composer(composer));
    }

    Model input(InputLine input) {
        return composer(composer().input(input));
    }

    Model people(People people) {
        return window(window().people(people));
    }

    Model size(Size size) {
        return new Model(settings, size, windows, self, link, outbox, panes, dialog, eyes, lastId, nowMillis);
    }

    Model windows(Windows windows) {
        return new Model(settings, size, windows, self, link, outbox, panes, dialog, eyes, lastId, nowMillis);
    }

    Model self(String self) {
        return new Model(settings, size, windows, self, link, outbox, panes, dialog, eyes, lastId, nowMillis);
    }

    Model link(Link link) {
        return new Model(settings, size, windows, self, link, outbox, panes, dialog, eyes, lastId, nowMillis);
    }

    Model outbox(Outbox outbox) {
        return new Model(settings, size, windows, self, link, outbox, panes, dialog, eyes, lastId, nowMillis);
    }

    Model panes(Panes panes) {
        return new Model(settings, size, windows, self, link, outbox, panes, dialog, eyes, lastId, nowMillis);
    }

    Model dialog(Dialog dialog) {
        return new Model(settings, size, windows, self, link, outbox, panes, dialog, eyes, lastId, nowMillis);
    }

    Model eyes(Attention eyes) {
        return new Model(settings, size, windows, self, link, outbox, panes, dialog, eyes, lastId, nowMillis);
    }

    Model lastId(long lastId) {
        return new Model(settings, size, windows, self, link, outbox, panes, dialog, eyes, lastId, nowMillis);
    }

    Model nowMillis(long nowMillis) {
        return new Model(settings, size, windows, self, link, outbox, panes, dialog, eyes, lastId, nowMillis);
    }
}
