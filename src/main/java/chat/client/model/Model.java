package chat.client.model;

import java.util.Objects;

/**
 * All that the client knows; facts, not their looks. Immutable: an event makes another one, see {@link Update}. It has
 * one window now; what belongs to a conversation is in {@link Window} so that there can be more.
 *
 * @param lastId the last id given to a line
 * @param nowMillis wall time of the last event
 */
public record Model(
        Settings settings,
        Size size,
        Window window,
        Composer composer,
        People people,
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

    /** Every legacy member sits in this room, whatever an original server would call it. */
    private static final String LOBBY = "#lobby";

    public Model {
        Objects.requireNonNull(settings);
        Objects.requireNonNull(size);
        Objects.requireNonNull(window);
        Objects.requireNonNull(composer);
        Objects.requireNonNull(people);
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
                Window.empty(1, LOBBY),
                Composer.EMPTY,
                People.unknown(Shown.name(settings.user())),
                Link.start(nowMillis),
                Outbox.EMPTY,
                Panes.START,
                Dialog.START,
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

    /** Whether what comes now is seen as it comes. */
    boolean present() {
        return eyes.eyes() == Attention.Eyes.HERE && window.scroll().following();
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

    Model input(InputLine input) {
        return composer(composer.input(input));
    }

    Model size(Size size) {
        return new Model(
                settings, size, window, composer, people, link, outbox, panes, dialog, eyes, lastId, nowMillis);
    }

    Model window(Window window) {
        return new Model(
                settings, size, window, composer, people, link, outbox, panes, dialog, eyes, lastId, nowMillis);
    }

    Model composer(Composer composer) {
        return new Model(
                settings, size, window, composer, people, link, outbox, panes, dialog, eyes, lastId, nowMillis);
    }

    Model people(People people) {
        return new Model(
                settings, size, window, composer, people, link, outbox, panes, dialog, eyes, lastId, nowMillis);
    }

    Model link(Link link) {
        return new Model(
                settings, size, window, composer, people, link, outbox, panes, dialog, eyes, lastId, nowMillis);
    }

    Model outbox(Outbox outbox) {
        return new Model(
                settings, size, window, composer, people, link, outbox, panes, dialog, eyes, lastId, nowMillis);
    }

    Model panes(Panes panes) {
        return new Model(
                settings, size, window, composer, people, link, outbox, panes, dialog, eyes, lastId, nowMillis);
    }

    Model dialog(Dialog dialog) {
        return new Model(
                settings, size, window, composer, people, link, outbox, panes, dialog, eyes, lastId, nowMillis);
    }

    Model eyes(Attention eyes) {
        return new Model(
                settings, size, window, composer, people, link, outbox, panes, dialog, eyes, lastId, nowMillis);
    }

    Model lastId(long lastId) {
        return new Model(
                settings, size, window, composer, people, link, outbox, panes, dialog, eyes, lastId, nowMillis);
    }

    Model nowMillis(long nowMillis) {
        return new Model(
                settings, size, window, composer, people, link, outbox, panes, dialog, eyes, lastId, nowMillis);
    }
}
