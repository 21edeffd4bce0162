package chat.client.model;

import chat.client.model.LogLine.Change;
import chat.client.model.LogLine.Note;
import chat.client.model.LogLine.Presence;
import chat.client.model.LogLine.Tone;
import java.util.List;

/** Appends lines to the log of a window. */
final class Lines {
    private Lines() {}

    /** A sentence of ours, about what the user did or what happened to the connection, where the user is. */
    static Model local(Model model, String text) {
        return model.window(noted(model, model.window(), Tone.LOCAL, text));
    }

    static Model error(Model model, String text) {
        return model.window(noted(model, model.window(), Tone.ERROR, text));
    }

    /** A sentence in this window, which nobody needs to have read. */
    static Window noted(Model model, Window window, Tone tone, String text) {
        return appended(window, new Note(window.log().nextId(), model.nowMillis(), tone, Shown.text(text)));
    }

    /** A line behind all others. What the log's limit drops from its front can be asked for again. */
    static Window appended(Window window, LogLine line) {
        ChatLog grown = window.log().append(line);
        return Holes.front(window.log(grown), window.log());
    }

    /**
     * Joins and leaves in a row become one line; not while the window is scrolled, since a line that shows could
     * grow.
     */
    static Window presence(Model model, Window window, Change change) {
        ChatLog log = window.log();
        int at = log.placed() - 1;
        boolean merges = at >= 0
                && window.scroll().following()
                && log.get(at) instanceof Presence last
                && last.id() > window.clearedTo()
                && last.changes().size() < Presence.CHANGES_MAX
                && sameDay(model, last.atMillis(), change.atMillis());
        if (merges && log.get(at) instanceof Presence last) {
            return window.log(log.replace(at, last.with(change)));
        }
        return appended(window, new Presence(log.nextId(), List.of(change)));
    }

    private static boolean sameDay(Model model, long oneMillis, long otherMillis) {
        return WallTime.day(oneMillis, model.settings().zone())
                == WallTime.day(otherMillis, model.settings().zone());
    }
}
